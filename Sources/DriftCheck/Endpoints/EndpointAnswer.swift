package import PageFetch

/// What an endpoint's address says to a request without a credential, and what that means.
package struct EndpointAnswer: Sendable, Hashable {
    package var outcome: EndpointOutcome
    /// Why, in words: `status 401`, `the name api.acme.example is not resolved`.
    package var reason: String
    /// Nil where nothing answered.
    package var status: Int?
    /// The address that answered, after redirects.
    package var finalURL: String
    package var attempts = 1
    /// What the error of the answer says, or its `WWW-Authenticate`.
    package var message: String?
    package var auth = AuthStatement()
    /// Nothing could be connected to.
    var isOffline = false

    /// Enough to know what is meant; the recording has the rest.
    private static let longestMessage = 300

    package init(_ question: EndpointQuestion, _ result: Result<Page, FetchFailure>) {
        switch result {
        case .failure(let failure): self.init(question, failure)
        case .success(let page): self.init(question, page)
        }
    }

    private init(_ outcome: EndpointOutcome, _ reason: String, finalURL: String) {
        self.outcome = outcome
        self.reason = reason
        self.finalURL = finalURL
    }

    // MARK: - No answer

    private init(_ question: EndpointQuestion, _ failure: FetchFailure) {
        let reason = ResponseClassifier.classify(failure).reason ?? "no answer"
        self.init(Self.outcome(of: failure), reason, finalURL: question.url)
        isOffline = outcome == .noSuchHost || outcome == .connectionRefused || failure == .noNetwork
    }

    private static func outcome(of failure: FetchFailure) -> EndpointOutcome {
        switch failure {
        case .nameNotResolved: .noSuchHost
        case .connectionRefused: .connectionRefused
        case .tlsRejected: .tlsFailed
        case .hostGivenUp(_, _, let last): outcome(of: last)
        default: .undecided
        }
    }

    // MARK: - An answer

    private init(_ question: EndpointQuestion, _ page: Page) {
        let reply = EndpointReply(question, page)
        let (outcome, reason) = reply.meaning
        self.init(outcome, reason, finalURL: ShownAddress.of(page))
        status = page.status
        attempts = page.attempts
        let said = reply.error?.statement ?? reply.challenges.first.map { "WWW-Authenticate: \($0)" }
        message = said.map { String($0.prefix(Self.longestMessage)) }
        auth = AuthStatement(challenges: reply.challenges, texts: reply.texts)
    }
}
