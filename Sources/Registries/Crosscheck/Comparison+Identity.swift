import SurveyModel
import SurveySupport

extension Comparison {
    func id(_ entry: RegistryEntry, _ link: EntryMatch.Link) -> CrosscheckRow {
        let route = provider.route(registry.rawValue)
        var row = row(.id, [entry.id], ours: [route?.value].compactMap(\.self), of: route?.claim)
        switch link {
        case .route: return equal(row)
        case .explained(let explanation, let claim):
            row.verdict = .explained
            row.reason = explanation.note ?? claim.note ?? ""
        case .name where route != nil:
            row.verdict = .bothValid
            row.reason = "the survey lists it as an alias"
        case .name:
            row.reason = "the survey has no id of \(registry.name) for the provider of this name"
            row.action = "add routing.\(registry.rawValue) to \(provider.id).json"
        case .address:
            row.reason = "it has an address of the provider, for which the survey has no such id"
            row.action =
                route == nil
                ? "add routing.\(registry.rawValue) to \(provider.id).json" : "list it as an alias, or explain it"
        }
        return row
    }

    /// The registry has no entry of the id that the survey gives.
    func missing(_ route: Route) -> CrosscheckRow {
        let row = row(.id, [], ours: [route.value], of: route.claim)
        if provider.status?.state == .retired {
            return equal(row, because: "neither has a service that is no longer offered")
        }
        return judged(row, unknown: [nil])
    }

    /// Only where the survey says that a service ended; registries list what they take for offered.
    func status(_ entry: RegistryEntry) -> CrosscheckRow? {
        guard let status = provider.status else { return nil }
        var row = row(.status, [entry.id], ours: [status.state.rawValue], of: status.claim)
        row.theirs?.values = ["listed"]
        guard status.state == .retired else { return equal(row) }
        return judged(row, unknown: ["listed"]) { _ in status.on ?? status.claim.since }
    }

    /// A file of the logo: the survey's name for it, or one that the survey does not have.
    var logo: CrosscheckRow? {
        let slug = provider.logo?.slug
        if let entry {
            return equal(row(.logo, [entry.id], ours: [slug ?? ""], of: provider.logo?.claim))
        }
        if let slug { return judged(row(.logo, [], ours: [slug], of: provider.logo?.claim), unknown: [nil]) }
        let names = Set(([provider.id, provider.name] + provider.aliases).map(EntryMatcher.squeezed))
        let found = snapshot.entries.first { entry in
            [entry.id.text, entry.name ?? ""].contains { names.contains(EntryMatcher.squeezed($0)) }
        }
        guard let found else { return nil }
        return judged(row(.logo, [found.id], ours: [], of: provider.logo?.claim), unknown: [found.id.text])
    }

    func equal(_ row: CrosscheckRow, because reason: String = "") -> CrosscheckRow {
        var row = row
        row.verdict = .equal
        row.reason = reason
        return row
    }
}
