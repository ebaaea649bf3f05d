package import SurveySupport

/// One statement about a provider or tool: typed values, a note, the date it was last confirmed, evidence, earlier values.
///
/// Every typed part of the survey (`Endpoint`, `Credential`, ...) carries the claim that it was read from; the drift
/// check knows claims only.
package struct Claim: Sendable, Hashable, Identifiable {
    /// `<provider or tool>/<dimension>[.<key>]`, such as `together-ai/routing.litellm`.
    package var id: String
    package var dimension: Dimension
    /// The values that the claim states; the first one is its principal value.
    package var fields: [Field]
    /// Remarks in our own words.
    package var note: String?
    /// The day on which the statement was last confirmed.
    package var asOf: SurveyDate
    /// The day from which the survey has made this statement; unless the data says otherwise, the day on which its
    /// newest earlier value ended, or `asOf`.
    package var since: SurveyDate
    package var evidence: [Evidence]
    /// Why nothing checks this claim, for claims without checkable evidence.
    package var unguarded: Unguarded?
    /// Earlier values, newest first.
    package var previously: [PreviousValue]
    package var location: Location
    /// The claim's object in its file.
    package var pointer: JSONPointer

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
    package func field(for evidence: Evidence) -> Field? {
        guard let path = evidence.field else { return principal }
        return fields.first { $0.path == path }
    }

    /// True when at least one evidence can be checked by a run.
    package func isGuarded(by sources: [String: Source]) -> Bool {
        evidence.contains { evidence in
            guard evidence.isCheckable, let source = sources[evidence.source] else { return false }
            return source.unverifiable == nil
        }
    }
}

/// What a claim is about.
package enum Dimension: String, Sendable, Hashable, CaseIterable, Codable {
    case status
    case consumerPlan
    case oauth
    case endpoints
    case credentials
    case routing
    case models
    case policies
    case quirks
    case logo
    case surfaces
    case storage
    case environment
    case precedence

    /// As people read it.
    package var title: String {
        switch self {
        case .status: "Status"
        case .consumerPlan: "Consumer plan"
        case .oauth: "OAuth"
        case .endpoints: "Endpoint"
        case .credentials: "Credential"
        case .routing: "Routing"
        case .models: "Listed model"
        case .policies: "Policy"
        case .quirks: "Quirk"
        case .logo: "Logo"
        case .surfaces: "Surface"
        case .storage: "Credential storage"
        case .environment: "Environment"
        case .precedence: "Precedence"
        }
    }
}

/// An earlier value of a claim: what was different then, and until when.
package struct PreviousValue: Sendable, Hashable {
    /// The members that differed, by their path in the claim's object; arrays are joined with `, `.
    package var values: [String: String]
    /// The day from which the statement no longer held.
    package var until: SurveyDate
    /// The day on which the earlier statement was last confirmed.
    package var asOf: SurveyDate
    /// The day from which it was made; `asOf` unless the data says otherwise.
    package var since: SurveyDate
    package var note: String?
    /// What was cited for it then; never checked again.
    package var evidence: [Evidence]
    package var location: Location
}

/// Why a claim has no evidence that a run could check.
package enum Unguarded: String, Sendable, Hashable, CaseIterable {
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
}
