import DriftCheck

// What the words of a report are called for people.

extension ClaimOutcome {
    /// As a heading of the findings with it.
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

extension SourceOutcome {
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
