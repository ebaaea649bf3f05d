import SurveySupport

/// The rules on single members of a file: texts, addresses, days. One walk over the file, which also notes what the file refers
/// to, so that nobody needs the parsed file afterwards.
final class MemberRules {
    let file: String
    let today: SurveyDate
    private let sink: DiagnosticSink
    private(set) var references: [Reference] = []

    /// - Parameter sink: takes what is wrong.
    init(file: String, today: SurveyDate, sink: DiagnosticSink) {
        self.file = file
        self.today = today
        self.sink = sink
    }

    /// Visits every member of every object. Recursion is bounded by the parser's depth.
    func check(_ node: JSONNode) {
        switch node.value {
        case .object(let members):
            for member in members {
                checkText(member)
                checkDay(member)
                checkRepetition(member)
                references += Reference.all(in: member)
                check(member.value)
            }
        case .array(let elements):
            for element in elements { check(element) }
        default: break
        }
    }

    func report(
        _ rule: String, at location: Location, _ summary: String, suggestion: String? = nil,
        severity: Diagnostic.Severity = .error
    ) {
        sink.report(Diagnostic(severity, rule: rule, at: location, summary, suggestion: suggestion))
    }
}
