import DriftCheck
import SurveySupport

/// One endpoint in words, the same in every format.
struct EndpointText {
    let endpoint: EndpointFinding

    /// `acme/endpoints.global: not found since 2026-11-20; a warning so far, for services come back: status 404 for the model list`.
    var summary: String { "\(TerminalText.line(endpoint.id)): \(statement)" }

    var statement: String {
        let since = endpoint.since.map { " since \($0)" } ?? ""
        return "\(endpoint.outcome.words)\(since)\(standing): \(TerminalText.line(endpoint.reason))"
    }

    /// Why an absence does not fail the run.
    private var standing: String {
        if endpoint.isReview { return ", and no run has seen an API there" }
        return endpoint.isWarning ? "; a warning so far, for services come back" : ""
    }

    /// What the answer says of the credential; nil where it says nothing.
    var auth: String? {
        guard let auth = endpoint.auth, auth.agreement != .saysNothing else { return nil }
        let named = auth.named.isEmpty ? "a credential" : auth.named.joined(separator: ", ")
        return auth.agreement == .agrees ? "names \(named)" : "names \(named), the survey says \(auth.surveyed)"
    }

    /// `error`, `warning` or `note`.
    var level: String {
        if endpoint.isAlarm { return "error" }
        return endpoint.outcome.isSuspicious && endpoint.acknowledged == nil ? "warning" : "note"
    }

    /// True for what a report lists one by one.
    var isWorthALine: Bool { endpoint.outcome.isSuspicious || endpoint.auth?.agreement == .namesAnother }
}

extension EndpointOutcome {
    /// Of one endpoint.
    var words: String {
        switch self {
        case .asksForCredential: "asks for a credential"
        case .listsModels: "lists its models"
        case .rejectsRequest: "rejects the request"
        case .moved: "moved"
        case .notFound: "not found"
        case .noSuchHost: "no such host"
        case .website: "a website"
        case .tlsFailed: "TLS failed"
        case .connectionRefused: "connection refused"
        case .undecided: "undecided"
        case .skipped: "not asked"
        }
    }

    /// `3 ask for a credential`.
    func counted(_ count: Int) -> String {
        let plural: String? =
            switch self {
            case .asksForCredential: "ask for a credential"
            case .listsModels: "list their models"
            case .rejectsRequest: "reject the request"
            case .website: "websites"
            default: nil
            }
        return "\(count) \(count == 1 ? words : plural ?? words)"
    }
}

extension CheckReport {
    /// Those that a person should see, in the order of the outcomes.
    var listedEndpoints: [EndpointText] {
        let all = (endpoints ?? []).map(EndpointText.init).filter(\.isWorthALine)
        return EndpointOutcome.allCases.flatMap { outcome in all.filter { $0.endpoint.outcome == outcome } }
    }

    /// `3 endpoints: 2 ask for a credential, 1 not asked`; nil where none was to be asked.
    var endpointLine: String? {
        guard let endpoints, !endpoints.isEmpty else { return nil }
        let counts = EndpointOutcome.allCases.map { outcome in (outcome, endpoints.count { $0.outcome == outcome }) }
        return "\(Counted.of(endpoints.count, "endpoint")): "
            + counts.filter { $0.1 > 0 }.map { $0.0.counted($0.1) }.joined(separator: ", ")
    }

    /// Why endpoints of an outcome are what they are, most frequent first.
    func endpointReasons(_ outcome: EndpointOutcome) -> [(reason: String, count: Int)] {
        let reasons = (endpoints ?? []).filter { $0.outcome == outcome }.map { TerminalText.line($0.reason) }
        return Dictionary(grouping: reasons) { $0 }.map { ($0.key, $0.value.count) }
            .sorted { ($1.count, $0.reason) < ($0.count, $1.reason) }
    }
}
