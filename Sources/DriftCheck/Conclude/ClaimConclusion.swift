import SurveyModel
import SurveySupport

/// Brings the findings on a claim's evidence together into one outcome.
struct ClaimConclusion {
    typealias Finding = CheckReport.EvidenceReport

    let outcome: ClaimOutcome
    /// The evidence that decided.
    let decisive: Finding?
    /// Sources that no longer support the claim, while others still do.
    let lostSupport: [String]

    /// From worst to best: what a claim is when its values fare differently.
    private static let severity: [ClaimOutcome] = [
        .contradicted, .changed, .lost, .gone, .undecided, .moved, .verified, .unchecked,
    ]
    /// From best to worst: which of several pieces of evidence for one value decides.
    private static let strength: [ClaimOutcome] = [.verified, .moved, .changed, .lost, .gone, .undecided, .unchecked]

    init(_ claim: Claim, _ findings: [Finding]) {
        let checked = findings.filter { $0.outcome != .unchecked }
        guard !checked.isEmpty else {
            (outcome, decisive, lostSupport) = (.unchecked, findings.first, [])
            return
        }
        let groups = Self.groups(claim, checked)
        let deciding = groups.compactMap(Self.decide)
        let worst = deciding.min { Self.rank($0.outcome) < Self.rank($1.outcome) }
        decisive = worst
        outcome = worst?.outcome ?? .unchecked
        let stands = outcome == .verified || outcome == .moved
        lostSupport = stands ? checked.filter { $0.outcome.isDestructive }.map(\.source).sorted() : []
    }

    private static func rank(_ outcome: ClaimOutcome) -> Int { severity.firstIndex(of: outcome) ?? severity.count }

    /// The findings by the value they speak of; evidence that only watches for counter-phrases supports no value.
    private static func groups(_ claim: Claim, _ findings: [Finding]) -> [[Finding]] {
        var groups: [String: [Finding]] = [:]
        for finding in findings {
            let evidence = claim.evidence.indices.contains(finding.number) ? claim.evidence[finding.number] : nil
            let watches = evidence?.onlyWatches ?? false
            let field = evidence?.field ?? claim.principal?.path ?? ""
            groups[watches ? "!" + finding.source : field, default: []].append(finding)
        }
        // Evidence that only watches counts when it found its phrase, or when the claim has no other evidence. That its page
        // could not be read takes nothing from a value that others support.
        let values = groups.filter { !$0.key.hasPrefix("!") }
        let watches = groups.filter { $0.key.hasPrefix("!") }
        let telling = watches.filter { values.isEmpty || $0.value.contains { $0.outcome == .contradicted } }
        return (values.sorted { $0.key < $1.key } + telling.sorted { $0.key < $1.key }).map(\.value)
    }

    /// The finding that decides for one value. A contradiction by the vendor or a registry wins. Else the best finding of the
    /// first group that could tell: the vendor's own pages, then registries, then the endpoint itself, then others. So a registry that still lists a
    /// value does not outweigh the vendor's page that has dropped it.
    private static func decide(_ group: [Finding]) -> Finding? {
        let tiers = [Source.Kind.primary, .registry, .endpoint, .secondary].map { kind in
            group.filter { $0.kind == kind }
        }
        let telling = tiers.first { $0.contains { $0.outcome != .undecided } }
        guard let tier = telling ?? tiers.first(where: { !$0.isEmpty }) else { return nil }
        let contradiction = group.first { $0.kind != .secondary && $0.outcome == .contradicted }
        if let contradiction { return contradiction }
        for outcome in strength {
            if let finding = tier.first(where: { $0.outcome == outcome }) { return finding }
        }
        return nil
    }
}
