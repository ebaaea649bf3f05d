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
        let hosts = Dictionary(grouping: fetches) { NotFoundLook.origin(of: $0.url) }
            .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map(\.value)
        return (0..<(hosts.first?.count ?? 0)).flatMap { turn in
            hosts.prefix { $0.count > turn }.map { $0[turn] }
        }
    }

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
        let sources = survey.sourcesByID
        claims = survey.claims.filter { claim in
            (selection.isEmpty || selection.contains(claim.subject) || selection.contains(claim.id))
                && (wanted.map { ids in claim.evidence.contains { ids.contains($0.source) } } ?? true)
        }
        skipped = []
        var byAddress: [String: Fetch] = [:]
        var endpointTasks: [String: [EvidenceTask]] = [:]
        for claim in claims {
            for (number, evidence) in claim.evidence.enumerated() where evidence.isCheckable {
                guard wanted?.contains(evidence.source) ?? true, let source = sources[evidence.source] else { continue }
                let value = claim.field(for: evidence)?.value
                let url = source.fetchURL(for: source.isTemplate ? value?.text ?? "" : nil)
                var task = EvidenceTask(
                    claim: claim.id, number: number, evidence: evidence, source: source, value: value, url: url)
                if value?.type == .baseURL {
                    task.calls = claim.fields.map(\.value).filter { $0.type == .path }.map(\.text)
                }
                if source.kind == .endpoint {
                    endpointTasks[claim.id, default: []].append(task)
                    continue
                }
                if let reason = source.unverifiable, reason.until >= today {
                    let why = "no run can read it until \(reason.until): \(reason.reason.rawValue)"
                    skipped.append(Skipped(task: task, outcome: .unchecked, reason: why))
                    continue
                }
                var fetch = byAddress[url] ?? Fetch(url: url, tasks: [], sources: [])
                fetch.tasks.append(task)
                if !fetch.sources.contains(source.id) { fetch.sources.append(source.id) }
                if source.isTemplate { fetch.probe = source.knownBad.map { source.fetchURL(for: $0) } }
                byAddress[url] = fetch
            }
        }
        fetches = byAddress.values.sorted { $0.url < $1.url }
        for index in fetches.indices { fetches[index].sources.sort() }
        self.asksEndpoints = asksEndpoints
        guard asksEndpoints else {
            let tasks = endpointTasks.values.joined()
            skipped += tasks.map { Skipped(task: $0, outcome: .unchecked, reason: "asked only with --endpoints") }
            return
        }
        endpoints = EndpointPlan(survey, claims: Set(claims.map(\.id)), tasks: endpointTasks)
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
