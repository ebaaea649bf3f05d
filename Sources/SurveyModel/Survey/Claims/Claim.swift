package import SurveySupport

/// One statement about a provider or tool: typed values, a note, the date it was last confirmed, evidence, earlier values.
///
/// Every typed part of the survey (`Endpoint`, `Credential`, ...) carries the claim that it was read from; the drift
/// check knows claims only.
package struct Claim: Declared, Identifiable {
    /// `<provider or tool>/<dimension>[.<key>]`, such as `together-ai/routing.litellm`.
    package var id = ""
    package var dimension = Dimension.quirks
    /// The values that the claim states; the first one is its principal value.
    package var fields: [Field] = []
    /// Of an endpoint: the paths of its calls below the base URL that its protocol settles and the file does not state.
    package var ownCalls: [String] = []
    /// Remarks in our own words.
    package var note: String?
    /// The day on which the statement was last confirmed.
    package var asOf = SurveyDate.draft
    /// The day from which the survey has made this statement; unless the data says otherwise, the day on which its
    /// newest earlier value ended, or `asOf`.
    package var since = SurveyDate.draft
    package var evidence: [Evidence] = []
    /// Why nothing checks this claim, for claims without checkable evidence.
    package var unguarded: Unguarded?
    /// Earlier values, newest first.
    package var previously: [PreviousValue] = []
    /// Where registries say otherwise.
    package var explains: [Explanation] = []
    package var location = Location(file: "")
    /// False where a part of it could not be read, which is reported already.
    var isWhole = true
    /// The claim's object in its file.
    package var pointer = JSONPointer(tokens: [])

    package init() {}

    /// The members that all claims have.
    package static let table = Table<Claim>(
        "claim", "What all claims have.",
        [
            Member("note", \.note, .text, "A remark in our own words.", style: .prose, preset: "note"),
            .catalogOnly("claim", .text, "Id of the claim: subject/dimension.key.") { claim, _ in claim.id },
            .catalogOnly(
                "inherited", Form.flag.omittingEmpty, "Stated by the provider's parent.", isAlways: false
            ) { claim, scope in claim.subject != scope.subject },
            Member(
                "asOf", \.asOf, .date, "The day on which the statement was last confirmed: when the source was seen.",
                need: .required, preset: "verifiedOn"),
            Member(
                "since", \.since, .date,
                "The day from which the survey has said this; without it, the day on which the newest earlier value ended, else asOf."
            ),
            Member("evidence", \.evidence, .objects, "What a run reads again to check the statement."),
            Member("unguarded", \.unguarded, .word, "Why nothing checks the statement."),
            Member("previously", \.previously, .previousValues, "Earlier values, newest first."),
            Member(
                "explains", \.explains, .objects, "Where registries say otherwise, and which note tells why.",
                inCatalog: false),
        ]
    ) { claim, reading in
        claim.location = reading.location
        claim.pointer = reading.pointer
        if reading.missing.contains("since") { claim.since = claim.previously.first?.until ?? claim.asOf }
    }

    package struct Field: Sendable, Hashable {
        /// Way from the claim's object to the value: `baseURL`, `auth/header`, `environment/0`.
        package var path: String
        package var value: TypedValue
        package var location: Location
    }

    package var principal: Field? { fields.first }

    /// The provider or tool that the claim is about.
    package var subject: String { String(id.prefix { $0 != "/" }) }

    /// The value that an evidence speaks of: the one it names, else the principal value.
    package func field(for evidence: Evidence) -> Field? { evidence.field.map(field(at:)) ?? principal }

    package func field(at path: String) -> Field? { fields.first { $0.path == path } }

    /// True when at least one evidence can be checked by a run.
    package func isGuarded(by sources: SourceTable) -> Bool {
        evidence.contains { evidence in
            guard evidence.isCheckable, let index = sources.index(of: evidence.source) else { return false }
            return sources[index].unverifiable == nil
        }
    }
}

/// Why a claim has no evidence that a run could check.
package enum Unguarded: String, Titled, Hashable, CaseIterable {
    /// Nobody publishes the fact in a form that could be cited.
    case notPublished = "not-published"
    /// The source shows it only after signing in.
    case loginWall = "login-wall"
    /// Known from source code or changelogs that have no stable line to cite.
    case sourceCode = "source-code"
    /// Known from secondary reports only.
    case secondaryReport = "secondary-report"
    /// A judgement of the survey, resting on its other claims.
    case judgement
    /// Nobody has cited a source yet: what `new` writes until `cite` does.
    case uncited

    package var title: String {
        switch self {
        case .notPublished: "not published in a citable form"
        case .loginWall: "visible only after signing in"
        case .sourceCode: "read from source code or changelogs"
        case .secondaryReport: "known from secondary reports only"
        case .judgement: "conclusion from other statements"
        case .uncited: "no source cited yet"
        }
    }
}

extension SurveyDate {
    /// What stands for a date that has not been read yet.
    static let draft = SurveyDate(daysSince1970: 0)
}
