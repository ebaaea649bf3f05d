import SourceLint
import SurveyModel
import SurveySupport

/// `lint_text`: what the survey has against a piece of client code.
enum LintText {
    /// In bytes; files of people are shorter, and the whole message has to fit in a line.
    private static let longestText = 1 << 20
    private static let mostFindings = 200

    static func tool(_ lint: @escaping ServedSurvey.Lint) -> SurveyTool {
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
            output: form, text: text
        ) { arguments, survey throws(ToolFault) in
            let text = try arguments.required("text")
            let findings = lint(text, arguments.text("file") ?? "text")
            return Answer(confirmed: survey.newest, findings: findings)
        }
    }

    private struct Answer {
        var confirmed: SurveyDate
        var findings: [LintFinding]

        var shown: [LintFinding] { Array(findings.prefix(mostFindings)) }
    }

    private static let form = AnswerForm<Answer>([
        .always("confirmed", .day, "The newest confirmation of any fact.") { $0.confirmed },
        .always("total", .integer, "How many findings there are.") { $0.findings.count },
        .always("findings", .list(of: finding), "In the order of the text.") { $0.shown },
    ])

    private static let finding = AnswerForm<LintFinding>([
        .always("rule", .text) { $0.rule.rawValue },
        .always("severity", .text) { $0.severity.rawValue },
        .always("line", .integer) { $0.location.position.line },
        .always("column", .integer) { $0.location.position.column },
        .always("text", .text, "What stands there.") { $0.text },
        .always("claim", .text, "Id of the claim, for explain_claim.") { $0.claim },
        .optional("since", .day) { $0.since },
        .optional("replacement", .text, "What to write instead.") { $0.replacement },
        .always("message", .text) { $0.message },
        .optional("link", .text, "Evidence.") { $0.link },
    ])

    private static func text(_ answer: Answer) -> String {
        guard !answer.findings.isEmpty else {
            return "The survey, last confirmed up to \(answer.confirmed), has nothing against it."
        }
        return answer.shown.map { finding in
            let place = finding.location.position
            return "\(place.line):\(place.column) \(finding.severity) \(finding.message) [\(finding.rule.rawValue)]"
        }.joined(separator: "\n")
    }
}
