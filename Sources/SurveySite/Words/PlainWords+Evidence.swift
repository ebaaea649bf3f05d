import DriftCheck
import SurveyModel
import SurveySupport

extension Unguarded: PlainWord {
    var plain: String {
        switch self {
        case .notPublished: "Not published in a citable form"
        case .loginWall: "Visible only after signing in"
        case .sourceCode: "Read from source code or changelogs"
        case .secondaryReport: "Known from secondary reports only"
        case .judgement: "Conclusion from other statements"
        case .uncited: "No source cited yet"
        }
    }
}

extension Source.Kind: PlainWord {
    var plain: String {
        switch self {
        case .primary: "primary source"
        case .secondary: "secondary source"
        case .registry: "machine-readable catalog"
        case .endpoint: "answer of the endpoint itself"
        }
    }
}

extension Source.Unverifiable.Reason: PlainWord {
    var plain: String {
        switch self {
        case .loginWall: "behind a sign-in"
        case .botWall: "blocks automatic readers"
        case .scriptRendered: "rendered by scripts"
        case .licence: "licence forbids automatic reading"
        case .geo: "not reachable from everywhere"
        }
    }
}

extension Consumer.Decision.Action: PlainWord {
    var plain: String {
        switch self {
        case .keep: "keeps"
        case .ship: "ships"
        case .defer: "defers"
        case .drop: "drops"
        }
    }
}

extension ClaimOutcome: PlainWord {
    var plain: String {
        switch self {
        case .verified: "Confirmed"
        case .changed: "Page states another value"
        case .lost: "Statement left the page"
        case .contradicted: "Page contradicts it"
        case .gone: "Page is gone"
        case .moved: "Page moved, statement stands"
        case .undecided: "Could not be checked"
        case .unchecked: "No evidence that a run can check"
        }
    }
}

extension SourceOutcome: PlainWord {
    var plain: String {
        switch self {
        case .ok: "Read"
        case .notModified: "Not modified"
        case .moved: "Moved"
        case .gone: "Gone"
        case .softNotFound: "Not-found page with status 200"
        case .blocked: "Blocked"
        case .throttled: "Rate limited"
        case .scriptOnly: "Rendered by scripts only"
        case .unreachable: "Unreachable"
        case .unsupported: "Unsupported media type"
        case .oversized: "Too large"
        case .shrunk: "Much shorter than before"
        case .skipped: "Not fetched"
        }
    }
}

extension Dimension {
    /// As a heading of the statements about it.
    var plain: String {
        switch self {
        case .status: "Status"
        case .consumerPlan: "Consumer plan"
        case .oauth: "Sign-in with OAuth"
        case .endpoints: "Endpoints"
        case .credentials: "Credentials"
        case .variables: "Settings in the environment"
        case .routing: "IDs in gateways and registries"
        case .models: "Models that registries list"
        case .policies: "Terms and policies"
        case .quirks: "Known issues"
        case .logo: "Logo"
        case .surfaces: "Ways to sign in"
        case .storage: "Where credentials are stored"
        case .environment: "Environment variables"
        case .precedence: "Which credential wins"
        default: title
        }
    }
}
