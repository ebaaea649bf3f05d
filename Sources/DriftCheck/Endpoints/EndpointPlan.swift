package import SurveyModel
package import SurveySupport

/// Which endpoints a run asks, and with what. Endpoints that share an address are asked once.
package struct EndpointPlan: Sendable {
    /// Sorted by claim.
    package var entries: [Entry] = []

    package struct Entry: Sendable {
        package var claim: String
        package var location: Location
        package var baseURL: String
        package var auth: Endpoint.Auth
        /// Nil for an endpoint that is not asked.
        package var question: EndpointQuestion?
        /// Why it is not asked.
        package var refusal: String?
        /// Evidence of the claim for which the answer counts.
        package var tasks: [EvidenceTask]
    }

    /// Each once, sorted by address.
    package var questions: [EndpointQuestion] { Set(entries.compactMap(\.question)).sorted() }

    package init() {}

    /// - Parameters:
    ///   - claims: ids of those that the run concludes.
    ///   - tasks: evidence that cites the answer of the endpoint itself, by claim.
    package init(_ survey: Survey, claims: Set<String>, tasks: [String: [EvidenceTask]]) {
        let endpoints = survey.providers.flatMap(\.endpoints).filter { claims.contains($0.claim.id) }
        entries = endpoints.map { Entry($0, tasks: tasks[$0.claim.id] ?? []) }.sorted { $0.claim < $1.claim }
    }

    /// The part for which the questions lead to these origins; `takesRefused` for what is not asked.
    func part(takesRefused: Bool, _ isIncluded: (EndpointQuestion) -> Bool) -> EndpointPlan {
        var part = self
        part.entries = entries.filter { $0.question.map(isIncluded) ?? takesRefused }
        return part
    }
}

extension EndpointPlan.Entry {
    init(_ endpoint: Endpoint, tasks: [EvidenceTask]) {
        claim = endpoint.claim.id
        location = endpoint.claim.principal?.location ?? endpoint.claim.location
        baseURL = endpoint.baseURL
        auth = endpoint.auth
        self.tasks = tasks
        do throws(EndpointQuestion.Refusal) { question = try EndpointQuestion(endpoint) } catch { refusal = error.text }
    }
}
