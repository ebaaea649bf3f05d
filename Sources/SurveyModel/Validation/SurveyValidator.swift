/// The rules that no single object can keep: references, uniqueness, dates, evidence, inheritance, text.
///
/// Each group of rules is an extension in a file of its own; a rule's identifier is stable, because people search for
/// it and scripts filter by it. A class, because every visit of a member would else copy the survey's references.
final class SurveyValidator {
    let survey: Survey
    let files: [SurveyLoader.File]
    let documents: [String: JSONNode]
    let today: SurveyDate
    private let sink = DiagnosticSink()

    /// The groups of rules, which look at different things and know nothing of each other.
    private static let groups: [@Sendable (SurveyValidator) -> Void] = [
        { $0.checkText() }, { $0.checkReferences() }, { $0.checkEvidence() }, { $0.checkDates() },
        { $0.checkUniqueness() }, { $0.checkInheritance() },
    ]

    /// What is wrong with the survey, in no order.
    static func diagnostics(
        _ survey: Survey, files: [SurveyLoader.File], documents: [String: JSONNode], today: SurveyDate
    ) -> [Diagnostic] {
        Parallel.map(groups) { check in
            let validator = SurveyValidator(survey: survey, files: files, documents: documents, today: today)
            check(validator)
            return validator.sink.diagnostics
        }.flatMap(\.self)
    }

    private init(survey: Survey, files: [SurveyLoader.File], documents: [String: JSONNode], today: SurveyDate) {
        self.survey = survey
        self.files = files
        self.documents = documents
        self.today = today
    }

    func report(
        _ rule: String, at location: Location, _ summary: String, suggestion: String? = nil,
        severity: Diagnostic.Severity = .error
    ) {
        sink.report(Diagnostic(severity, rule: rule, at: location, summary, suggestion: suggestion))
    }

    /// Calls `visit` for every member of every object of every file.
    func forEachMember(_ visit: (_ member: JSONNode.Member, _ file: String) -> Void) {
        for file in files {
            guard let document = documents[file.path] else { continue }
            forEachMember(of: document, in: file.path, visit)
        }
    }

    /// Recursion is bounded by the parser's depth.
    private func forEachMember(of node: JSONNode, in file: String, _ visit: (JSONNode.Member, String) -> Void) {
        for member in node.members ?? [] {
            visit(member, file)
            forEachMember(of: member.value, in: file, visit)
        }
        for element in node.array ?? [] { forEachMember(of: element, in: file, visit) }
    }
}
