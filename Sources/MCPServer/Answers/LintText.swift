import SurveyModel
import SurveySupport

/// `lint_text`: what the survey has against a piece of client code.
enum LintText {
    /// In bytes; files of people are shorter, and the whole message has to fit in a line.
    private static let longestText = 1 << 20
    private static let mostFindings = 200

    static func tool(_ lint: @escaping @Sendable (ServedSurvey.LintedText) -> [ServedSurvey.LintFinding]) -> SurveyTool
    {
        SurveyTool(
            name: "lint_text", title: "Check code against the provider survey",
            about: """
                Check a piece of source code or configuration for stale or wrong provider facts: moved hosts, renamed \
                variables, retired providers, malformed addresses, wrong region pairs. Use it on what you are about to write \
                or have just read. Nothing is stored or sent; keys in the text are ignored.
                """,
            input: .object([
                .always("text", .text("The code.", limit: longestText)),
                .optional(
                    "file", .text("Name of the file, which tells its language: Sources/Client.swift.", limit: 300)),
            ]),
            output: .object([
                .always("confirmed", .day("The newest confirmation of any fact.")),
                .always("total", .integer("How many findings there are.")),
                .always(
                    "findings",
                    .list(
                        of: .object([
                            .always("rule", .text()), .always("severity", .text()), .always("line", .integer()),
                            .always("column", .integer()), .always("text", .text("What stands there.")),
                            .always("claim", .text("Id of the claim, for explain_claim.")), .optional("since", .day()),
                            .optional("replacement", .text("What to write instead.")), .always("message", .text()),
                            .optional("link", .text("Evidence.")),
                        ]), "In the order of the text.")),
            ])
        ) { arguments, survey throws(ToolFault) in
            let text = try arguments.required("text")
            let findings = lint(.init(name: arguments.text("file") ?? "text", contents: text))
            let shown = findings.prefix(mostFindings)
            let lines = shown.map { "\($0.line):\($0.column) \($0.severity) \($0.message) [\($0.rule)]" }
            return ToolAnswer(
                structure: .object([
                    ("confirmed", .text(survey.newest.description)), ("total", .integer(findings.count)),
                    ("findings", .list(shown.map(node))),
                ]),
                text: findings.isEmpty
                    ? "The survey, last confirmed up to \(survey.newest), has nothing against it."
                    : lines.joined(separator: "\n"))
        }
    }

    private static func node(_ finding: ServedSurvey.LintFinding) -> JSONNode {
        .object([
            ("rule", .text(finding.rule)), ("severity", .text(finding.severity)), ("line", .integer(finding.line)),
            ("column", .integer(finding.column)), ("text", .text(finding.text)), ("claim", .text(finding.claim)),
            ("since", finding.since.map(JSONNode.text)), ("replacement", finding.replacement.map(JSONNode.text)),
            ("message", .text(finding.message)), ("link", finding.link.map(JSONNode.text)),
        ])
    }
}
