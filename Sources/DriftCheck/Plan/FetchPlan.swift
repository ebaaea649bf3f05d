package import SurveyModel
package import SurveySupport

/// What a run fetches, and which evidence reads each answer: one fetch for each distinct address.
package struct FetchPlan: Sendable {
    /// Sorted by address.
    package var fetches: [Fetch]
    /// Evidence that no fetch serves, with the reason.
    package var skipped: [Skipped]
    /// The claims that the run concludes, sorted by id.
    package var claims: [Claim]
    /// Empty unless `asksEndpoints`.
    package var endpoints = EndpointPlan()
    package var asksEndpoints = false

    /// The fetches in the order of asking: hosts take turns, those with the most pages first, so that waiting for one
    /// host's turn never holds up the others.
    var fetchesInTurns: [Fetch] {
        let hosts = Dictionary(grouping: fetches) { Self.origin(of: $0.url) }
            .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map(\.value)
        return (0..<(hosts.first?.count ?? 0)).flatMap { turn in
            hosts.prefix { $0.count > turn }.map { $0[turn] }
        }
    }

    /// Host and port; empty for what is no address of the web.
    static func origin(of url: String) -> String { (try? WebAddress(url))?.origin ?? "" }

    package struct Fetch: Sendable {
        package var url: String
        /// In the order of claim and evidence.
        package var tasks: [EvidenceTask]
        /// Sources that this answer is about, sorted.
        package var sources: [String]
        /// For sources with `{value}`: the address of a value that must not exist.
        package var probe: String?
    }

    package struct Skipped: Sendable {
        package var task: EvidenceTask
        package var outcome: ClaimOutcome
        package var reason: String
    }

    /// - Parameters:
    ///   - selection: ids of providers, tools or claims; empty for all.
    ///   - wanted: ids of the sources to read; nil for all.
    ///   - asksEndpoints: whether the endpoints of the claims are asked, too.
    package init(
        _ survey: Survey, selection: [String] = [], sources wanted: Set<String>? = nil, today: SurveyDate,
        asksEndpoints: Bool = false
    ) {
        claims = survey.claims.filter { claim in
            (selection.isEmpty || selection.contains(claim.subject) || selection.contains(claim.id))
                && (wanted.map { ids in claim.evidence.contains { ids.contains($0.source) } } ?? true)
        }
        self.asksEndpoints = asksEndpoints
        let sources = survey.sourcesByID
        let tasks = claims.flatMap { Self.tasks(of: $0, sources) }.filter { wanted?.contains($0.source.id) ?? true }
        let ofPages = tasks.filter { $0.source.kind != .endpoint }
        let ofEndpoints = tasks.filter { $0.source.kind == .endpoint }
        skipped = ofPages.compactMap { Self.unreadable($0, today: today) }
        fetches = Self.fetches(for: ofPages.filter { Self.unreadable($0, today: today) == nil })
        if asksEndpoints {
            endpoints = EndpointPlan(
                survey, claims: Set(claims.map(\.id)), tasks: Dictionary(grouping: ofEndpoints, by: \.claim))
        } else {
            let reason = "asked only with --endpoints"
            skipped += ofEndpoints.map { Skipped(task: $0, outcome: .unchecked, reason: reason) }
        }
    }

    /// The claims that a check would look at otherwise than those of an earlier survey: value, evidence or address differ.
    package static func changedClaims(of survey: Survey, since earlier: Survey) -> [String] {
        let (now, before) = (confirmations(of: survey), confirmations(of: earlier))
        return now.filter { before[$0.key] != $0.value }.keys.sorted()
    }

    /// By claim, what a run would confirm of it.
    private static func confirmations(of survey: Survey) -> [String: [String]] {
        let sources = survey.sourcesByID
        return Dictionary(survey.claims.map { ($0.id, tasks(of: $0, sources).map(\.confirmationKey)) }) { first, _ in
            first
        }
    }

    private static func tasks(of claim: Claim, _ sources: SourceTable) -> [EvidenceTask] {
        claim.evidence.enumerated().compactMap { number, evidence in
            guard evidence.isCheckable, let source = sources[evidence.source] else { return nil }
            let value = claim.field(for: evidence)?.value
            let url = source.fetchURL(for: source.isTemplate ? value?.text ?? "" : nil)
            var task = EvidenceTask(
                claim: claim.id, number: number, evidence: evidence, source: source, value: value, url: url)
            if value?.type == .baseURL {
                let stated = claim.fields.map(\.value).filter { $0.type == .path }.map(\.text)
                task.calls = stated + claim.ownCalls.filter { !stated.contains($0) }
            }
            return task
        }
    }

    /// For a source that no run can read for now; nil for all others.
    private static func unreadable(_ task: EvidenceTask, today: SurveyDate) -> Skipped? {
        guard let reason = task.source.unverifiable, reason.until >= today else { return nil }
        let why = "no run can read it until \(reason.until): \(reason.reason.rawValue)"
        return Skipped(task: task, outcome: .unchecked, reason: why)
    }

    /// One for each address.
    private static func fetches(for tasks: [EvidenceTask]) -> [Fetch] {
        let fetches = Dictionary(grouping: tasks, by: \.url).map { url, tasks in
            let probed = tasks.last { $0.source.isTemplate }?.source
            return Fetch(
                url: url, tasks: tasks, sources: Set(tasks.map(\.source.id)).sorted(),
                probe: probed.flatMap { source in source.knownBad.map { source.fetchURL(for: $0) } })
        }
        return fetches.sorted { $0.url < $1.url }
    }

    /// The plan as if only these addresses had to be fetched, and only these endpoints asked: claims that also need another
    /// one are left out.
    func limited(to addresses: [String], asked: Set<EndpointQuestion>) -> FetchPlan {
        let addresses = Set(addresses)
        var plan = self
        plan.fetches = fetches.filter { addresses.contains($0.url) }
        plan.endpoints = endpoints.part(takesRefused: true, asked.contains)
        let unasked = endpoints.part(takesRefused: false) { !asked.contains($0) }
        let open = Set(fetches.filter { !addresses.contains($0.url) }.flatMap { $0.tasks.map(\.claim) })
            .union(unasked.entries.flatMap { $0.tasks.map(\.claim) })
        plan.claims = claims.filter { !open.contains($0.id) }
        plan.skipped = skipped.filter { !open.contains($0.task.claim) }
        return plan
    }
}
