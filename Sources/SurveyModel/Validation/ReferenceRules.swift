import SurveySupport

/// A member that names something else by its id.
struct Reference: Sendable {
    enum Kind: String, Sendable {
        case source, claim, provider, tool
    }

    var kind: Kind
    var id: String
    var location: Location

    /// What a member names: one thing, several, or nothing.
    static func all(in member: JSONNode.Member, of file: String) -> [Reference] {
        guard let kind = kinds[member.key] else { return [] }
        let nodes = member.value.array ?? [member.value]
        return nodes.compactMap { node in
            guard let id = node.string else { return nil }
            return Reference(kind: kind, id: id, location: Location(file: file, position: node.position))
        }
    }

    /// What is named by members of each key.
    private static let kinds: [String: Kind] = [
        "source": .source, "dependsOn": .claim, "provider": .provider, "parent": .provider, "successor": .provider,
        "tool": .tool,
    ]
}

extension SurveyValidator {
    /// Every id that names something else names something that exists.
    func check(_ references: [Reference]) {
        let known = KnownIDs(survey)
        for reference in references {
            let (kind, id) = (reference.kind, reference.id)
            guard !known[kind].contains(id) else { continue }
            report(
                "unknown-\(kind)", at: reference.location, "unknown \(kind) '\(id)'",
                suggestion: NearMiss.suggestion(id, in: known[kind].sorted()))
        }
    }

    func checkUse(_ references: [Reference]) {
        let cited = Set(references.filter { $0.kind == .source }.map(\.id))
        for source in survey.sources where !cited.contains(source.id) {
            report(
                "unused-source", at: source.location, "no claim cites '\(source.id)'", suggestion: "cite or remove it",
                severity: .warning)
        }
    }
}

/// The ids that members may name.
private struct KnownIDs {
    private let sources: Set<String>
    private let claims: Set<String>
    private let providers: Set<String>
    private let tools: Set<String>

    init(_ survey: Survey) {
        sources = Set(survey.sources.map(\.id))
        var claims: Set<String> = []
        survey.forEachClaim { claims.insert($0.id) }
        self.claims = claims
        providers = Set(survey.providers.map(\.id))
        tools = Set(survey.tools.map(\.id))
    }

    subscript(kind: Reference.Kind) -> Set<String> {
        switch kind {
        case .source: sources
        case .claim: claims
        case .provider: providers
        case .tool: tools
        }
    }
}
