import DriftCheck
import SurveyModel
import SurveySupport

/// A claim as the site shows it: what it states, since when, on what evidence, and what it was before.
struct DatedStatement: Sendable, Identifiable {
    var id: String
    var dimension: Dimension
    var heading: String
    var rows: [FactRow]
    var note: String?
    var asOf: SurveyDate
    var since: SurveyDate
    var unguarded: Unguarded?
    var isGuarded: Bool
    /// The provider that states it, where that is the parent.
    var inheritedFrom: String?
    var evidence: [CitedEvidence]
    /// Newest first.
    var history: [EarlierValue]
    var dependents: [Dependent]
    var files: [String]

    /// Of a provider's page: `endpoints.global`.
    var anchor: Anchor { Self.anchor(of: id) }

    static func anchor(of claim: String) -> Anchor { Anchor(claim.drop { $0 != "/" }.dropFirst()) }

    /// What it is about: "Endpoints (Chat, China)".
    var name: String { heading == dimension.plain ? heading : "\(dimension.plain) (\(heading))" }

    /// What it states, as one line.
    var summary: String { rows.first?.plainText ?? note ?? "" }
}

/// Evidence with an address that lands on the sentence.
struct CitedEvidence: Sendable, Hashable {
    var title: String
    var publisher: String
    var kind: Source.Kind
    /// The day of the copy that was read.
    var asOf: SurveyDate
    /// The page, with a text fragment where a phrase is known.
    var address: String
    /// What stands there, in the page's own words.
    var phrases: [String]
    /// What must not stand there.
    var absent: [String]
    var pointer: String?
    var heading: String?
    var isMention: Bool
    var unverifiable: Source.Unverifiable.Reason?
}

/// What a statement said before.
struct EarlierValue: Sendable, Hashable {
    var from: SurveyDate
    var until: SurveyDate
    var differences: [Difference]
    var note: String?
    var evidence: [CitedEvidence]

    struct Difference: Sendable, Hashable {
        var label: String
        var before: String?
        var after: String?
        var isCode: Bool
    }
}

/// A decision or a text of a consumer that rests on a claim.
struct Dependent: Sendable, Hashable {
    /// The product, or the survey itself.
    var product: String
    var homepage: String?
    var what: String
}
