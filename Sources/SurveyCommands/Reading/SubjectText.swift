import SurveyModel
import SurveySupport

/// A provider or tool, as `show` presents it.
struct SubjectText {
    private let survey: Survey
    private let id: String
    private let name: String
    /// Vendor, kind, other names and links, each with what people call it.
    private let head: [(key: String, value: JSONNode)]
    private let facts: [any Fact]

    /// Nil where the survey has nothing of the name.
    init?(_ name: String, in survey: Survey) {
        self.survey = survey
        if let provider = survey.providerCalled(name).map(survey.resolved) {
            (id, self.name, facts) = (provider.id, provider.name, provider.facts)
            let links = provider.links.encode(in: CatalogScope())
            head =
                [("vendor", .text(provider.vendor)), ("kind", .text(provider.category.rawValue))]
                + (provider.aliases.isEmpty ? [] : [("aliases", .texts(provider.aliases))])
                + (provider.parent.map { [("parent", .text($0))] } ?? [])
                + (links.members?.isEmpty == false ? [("links", links)] : [])
        } else if let tool = survey.tool(name) {
            (id, self.name, facts) = (tool.id, tool.name, tool.facts)
            head = [("vendor", .text(tool.vendor)), ("kind", .text("tool"))]
        } else {
            return nil
        }
    }

    // MARK: Text

    var text: String {
        var lines = ["\(name) (\(id))"] + head.flatMap { Self.lines(of: $0.value, key: $0.key, indentation: 2) }
        for dimension in Dimension.allCases {
            let own = facts.filter { $0.claim.dimension == dimension }
            if !own.isEmpty { lines += ["", dimension.title] + own.flatMap(statement) }
        }
        for consumer in survey.consumers {
            guard let decision = consumer.decisions.first(where: { $0.provider == id }) else { continue }
            lines += [
                "", TextLayout.wrap("\(decision.action.rawValue): \(decision.reason)", lead: "\(consumer.name)  "),
            ]
        }
        return lines.joined(separator: "\n")
    }

    /// The principal value with its day, everything else that is stated, the remark, and what was said before.
    private func statement(_ fact: any Fact) -> [String] {
        let claim = fact.claim
        let mark = claim.isGuarded(by: survey.sourcesByID) ? "" : ", unguarded"
        let key = claim.id.split(separator: ".", maxSplits: 1).dropFirst().first.map { "\($0): " } ?? ""
        var lines = [TextLayout.wrap("\(ClaimText.value(claim)) (\(claim.asOf)\(mark))", lead: "  \(key)")]
        let told = claim.principal?.path.split(separator: "/").first.map(String.init)
        for member in fact.members.members ?? [] where ![told, "id"].contains(member.key) {
            lines += Self.lines(of: member.value, key: member.key, indentation: 4)
        }
        if let note = claim.note { lines.append(TextLayout.wrap(note, lead: "    ")) }
        return lines + claim.previously.map { TextLayout.wrap("before: " + ClaimText.previous($0), lead: "    ") }
    }

    /// `key: value` on a line, links and headers each on one of their own.
    private static func lines(of node: JSONNode, key: String, indentation: Int) -> [String] {
        let margin = String(repeating: " ", count: indentation)
        if let members = node.members {
            guard members.count > 2 else {
                return [
                    TextLayout.wrap(
                        members.map { "\($0.key) \(words($0.value))" }.joined(separator: ", "),
                        lead: "\(margin)\(key): ")
                ]
            }
            return ["\(margin)\(key):"]
                + members.flatMap { lines(of: $0.value, key: $0.key, indentation: indentation + 2) }
        }
        return words(node).isEmpty ? [] : [TextLayout.wrap(words(node), lead: "\(margin)\(key): ")]
    }

    private static func words(_ node: JSONNode) -> String {
        if let elements = node.array { return elements.map(words).joined(separator: ", ") }
        if let members = node.members { return members.map { "\($0.key) \(words($0.value))" }.joined(separator: " ") }
        return node.scalarText.map { $0 == "true" ? "yes" : $0 == "false" ? "no" : $0 } ?? ""
    }

    // MARK: JSON

    var json: [(String, JSONNode?)] {
        let claims = facts.map { fact in
            JSONNode.object(ClaimText.members(fact.claim, in: survey) + [("members", fact.members)])
        }
        return [("id", .text(id)), ("name", .text(name))] + head.map { ($0.key, Optional($0.value)) }
            + [("claims", .list(claims))]
    }
}
