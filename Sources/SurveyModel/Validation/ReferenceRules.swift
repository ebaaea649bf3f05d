import SurveySupport

/// The ids that members may name.
struct KnownIDs: Sendable {
    let sources: Set<String>
    let claims: Set<String>
    let providers: Set<String>
    let tools: Set<String>

    init(_ survey: Survey) {
        sources = Set(survey.sources.map(\.id))
        var claims: Set<String> = []
        survey.forEachClaim { claims.insert($0.id) }
        self.claims = claims
        providers = Set(survey.providers.map(\.id))
        tools = Set(survey.tools.map(\.id))
    }
}

extension SurveyValidator {
    /// Every id that names something else names something that exists.
    func checkReferences(_ member: JSONNode.Member, in file: String, among ids: KnownIDs) {
        switch member.key {
        case "source": checkReference(member.value, in: file, "source", among: ids.sources)
        case "dependsOn":
            for node in member.value.array ?? [] { checkReference(node, in: file, "claim", among: ids.claims) }
        case "provider", "parent", "successor":
            checkReference(member.value, in: file, "provider", among: ids.providers)
        case "tool": checkReference(member.value, in: file, "tool", among: ids.tools)
        default: break
        }
    }

    func checkUse(cited: Set<String>) {
        for source in survey.sources where !cited.contains(source.id) {
            report(
                "unused-source", at: source.location, "no claim cites '\(source.id)'", suggestion: "cite or remove it",
                severity: .warning)
        }
    }

    private func checkReference(_ node: JSONNode, in file: String, _ kind: String, among ids: Set<String>) {
        guard let id = node.string, !ids.contains(id) else { return }
        report(
            "unknown-\(kind)", at: Location(file: file, position: node.position), "unknown \(kind) '\(id)'",
            suggestion: NearMiss.suggestion(id, in: ids.sorted()))
    }
}
