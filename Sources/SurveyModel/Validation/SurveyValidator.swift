/// The rules that no single object can keep: references, uniqueness, dates, evidence, inheritance, text.
///
/// Each group of rules is an extension in a file of its own; a rule's identifier is stable, because people search for
/// it and scripts filter by it.
struct SurveyValidator {
    let survey: Survey
    let files: [SurveyLoader.File]
    let documents: [String: JSONNode]
    let today: SurveyDate
    let sink: DiagnosticSink

    func validate() {
        checkUniqueness()
        if files.allSatisfy({ documents[$0.path] != nil }) {
            // A file that could not be parsed would make every reference into it look dangling.
            checkReferences()
        }
        checkDates()
        checkEvidence()
        checkInheritance()
        checkText()
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
