import ArgumentParser
import SurveyModel
import SurveySupport

struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find providers and tools by a name, host, variable, prefix, model id, key or word of a remark.",
        discussion: """
            The best match comes first, each with what fits: current and earlier values, the claim that states them, the day \
            on which it was last confirmed. Several words must all fit.

            EXAMPLE
              $ provider-survey search api.together.xyz
              $ provider-survey search https://api.groq.com/openai/v1/chat/completions
              $ provider-survey search sk-ant-api03-
            """)

    /// How many reasons are shown of one match.
    private static let mostReasons = 4

    @OptionGroup var survey: SurveyOptions
    @Argument(
        help: "What to look for; an address, or the beginning of a key, may be pasted as it is.", completion: .subjects)
    var words: [String]
    @Option(help: ArgumentHelp("How many matches to print.", valueName: "number")) var limit = 20
    @Flag(help: "Print JSON.") var json = false

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit must be at least 1") }
    }

    func run() throws {
        let survey = try survey.loadForReading()
        let answer = self.survey.pipeline.search.run(.init(survey: survey, text: words.joined(separator: " ")))
        if json {
            Console.printJSON(members(answer, in: survey))
        } else if answer.matches.isEmpty {
            let near = answer.suggestions.map { "'\($0)'" }.joined(separator: ", ")
            Console.printError("nothing fits" + (near.isEmpty ? "" : "; did you mean \(near)?"))
        } else {
            Console.printResult(answer.matches.prefix(limit).map { Self.text($0, in: survey) }.joined(separator: "\n"))
            let rest = answer.matches.count - limit
            if rest > 0 { Console.printError("\(rest) more fit, see --limit") }
        }
    }

    private static func text(_ match: Lookup.Match, in survey: Survey) -> String {
        let subject = FoundSubject(match, in: survey)
        let shown = match.reasons.prefix(mostReasons)
        var lines = ["\(match.id)  \(subject.name)" + (subject.state.map { " (\($0))" } ?? "")]
        lines += shown.map { reason in
            let day = reason.entry.until.map { " (until \($0))" } ?? (reason.entry.isFormer ? " (former)" : "")
            let claim = reason.entry.claim.map { " in \($0)" } ?? ""
            return TextLayout.wrap(
                reason.excerpt + day + claim, lead: "  " + TextLayout.pad(reason.entry.kind.rawValue, to: 13))
        }
        if match.reasons.count > shown.count { lines.append("  and \(match.reasons.count - shown.count) more") }
        return lines.joined(separator: "\n")
    }

    private func members(_ answer: Pipeline.SearchAnswer, in survey: Survey) -> [(String, JSONNode?)] {
        [
            ("total", .integer(answer.matches.count)),
            ("matches", .list(answer.matches.prefix(limit).map { Self.node($0, in: survey) })),
            ("suggestions", .texts(answer.suggestions)),
        ]
    }

    private static func node(_ match: Lookup.Match, in survey: Survey) -> JSONNode {
        let subject = FoundSubject(match, in: survey)
        return .object([
            ("id", .text(match.id)), ("name", .text(subject.name)), ("kind", .text(subject.kind)),
            ("state", subject.state.map(JSONNode.text)),
            ("reasons", .list(match.reasons.map(\.node))),
        ])
    }
}

/// What `search` says of a provider or tool beside what fits.
private struct FoundSubject {
    var name: String
    var kind: String
    /// Nil for a service that is offered as ever.
    var state: String?

    init(_ match: Lookup.Match, in survey: Survey) {
        if match.isTool {
            (name, kind) = (survey.tool(match.id)?.name ?? match.id, "tool")
        } else {
            let provider = survey.provider(match.id)
            (name, kind) = (provider?.name ?? match.id, provider?.category.rawValue ?? "")
            state = provider?.status.flatMap { $0.state == .active ? nil : $0.state.rawValue }
        }
    }
}
