extension SurveyValidator {
    /// Every id that names something else names something that exists.
    func checkReferences() {
        // A file that could not be parsed would make every reference into it look dangling.
        guard files.allSatisfy({ documents[$0.path] != nil }) else { return }
        let sources = Set(survey.sources.map(\.id))
        let claims = Set(survey.claims.map(\.id))
        let providers = Set(survey.providers.map(\.id))
        let tools = Set(survey.tools.map(\.id))
        forEachMember { member, file in
            switch member.key {
            case "source": checkReference(member.value, in: file, "source", among: sources)
            case "dependsOn":
                for node in member.value.array ?? [] { checkReference(node, in: file, "claim", among: claims) }
            case "provider", "parent", "successor":
                checkReference(member.value, in: file, "provider", among: providers)
            case "tool": checkReference(member.value, in: file, "tool", among: tools)
            default: break
            }
        }
        reportUnusedSources()
    }

    private func checkReference(_ node: JSONNode, in file: String, _ kind: String, among ids: Set<String>) {
        guard let id = node.string, !ids.contains(id) else { return }
        report(
            "unknown-\(kind)", at: Location(file: file, position: node.position), "unknown \(kind) '\(id)'",
            suggestion: NearMiss.suggestion(id, in: ids.sorted()))
    }

    private func reportUnusedSources() {
        var cited: Set<String> = []
        forEachMember { member, _ in
            if member.key == "source", let id = member.value.string { cited.insert(id) }
        }
        for source in survey.sources where !cited.contains(source.id) {
            report(
                "unused-source", at: source.location, "no claim cites '\(source.id)'", suggestion: "cite or remove it",
                severity: .warning)
        }
    }
}
