import ArgumentParser
import SurveyModel
import SurveySupport

struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show everything about one provider or tool.",
        discussion: """
            EXAMPLE
              $ provider-survey show moonshot
            """)

    @OptionGroup var survey: SurveyOptions
    @Argument(help: "Id of a provider or tool.") var id: String
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
        let survey = try survey.load().survey
        guard let subject = SubjectText(id, in: survey) else {
            let ids = survey.providers.map(\.id) + survey.tools.map(\.id)
            throw ValidationError(
                "unknown id '\(id)'; \(NearMiss.suggestion(id, in: ids) ?? "see 'provider-survey list'")")
        }
        Console.printResult(json ? JSONWriter.write(subject.json(in: survey)) : subject.text(in: survey))
    }
}

/// A provider or tool, as `show` presents it.
struct SubjectText {
    var id: String
    var name: String
    var vendor: String
    var kind: String
    var claims: [Claim]

    init?(_ id: String, in survey: Survey) {
        if let provider = survey.provider(id) ?? survey.providers.first(where: { $0.aliases.contains(id) }) {
            let resolved = survey.resolved(provider)
            self.init(
                id: provider.id, name: provider.name, vendor: provider.vendor, kind: provider.category.rawValue,
                claims: resolved.claims)
        } else if let tool = survey.tool(id) {
            self.init(id: id, name: tool.name, vendor: tool.vendor, kind: "tool", claims: tool.claims)
        } else {
            return nil
        }
    }

    private init(id: String, name: String, vendor: String, kind: String, claims: [Claim]) {
        self.id = id
        self.name = name
        self.vendor = vendor
        self.kind = kind
        self.claims = claims
    }

    func text(in survey: Survey) -> String {
        var lines = ["\(name) (\(id))", "\(vendor), \(kind)"]
        for dimension in Dimension.allCases {
            let own = claims.filter { $0.dimension == dimension }
            if own.isEmpty { continue }
            lines += ["", dimension.title]
            for claim in own { lines += Self.lines(of: claim, in: survey) }
        }
        for consumer in survey.consumers {
            guard let decision = consumer.decisions.first(where: { $0.provider == id }) else { continue }
            lines += [
                "", TextLayout.wrap("\(decision.action.rawValue): \(decision.reason)", lead: "\(consumer.name)  "),
            ]
        }
        return lines.joined(separator: "\n")
    }

    private static func lines(of claim: Claim, in survey: Survey) -> [String] {
        let mark = claim.isGuarded(by: survey.sourcesByID) ? "" : ", unguarded"
        let key = claim.id.split(separator: ".", maxSplits: 1).dropFirst().first.map { "\($0): " } ?? ""
        var lines = [TextLayout.wrap("\(ClaimText.value(claim)) (\(claim.asOf)\(mark))", lead: "  \(key)")]
        if let note = claim.note { lines.append(TextLayout.wrap(note, lead: "    ")) }
        lines += claim.previously.map { TextLayout.wrap("before: " + ClaimText.previous($0), lead: "    ") }
        return lines
    }

    func json(in survey: Survey) -> JSONNode {
        .object([
            ("schemaVersion", .integer(1)), ("id", .text(id)), ("name", .text(name)), ("vendor", .text(vendor)),
            ("kind", .text(kind)), ("claims", .list(claims.map { ClaimText.node($0, in: survey) })),
        ])
    }
}
