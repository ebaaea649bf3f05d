import SurveySupport

/// The rules that need more than one object to check: references, uniqueness, dates, evidence, inheritance,
/// sign-in, keys and variables, explanations, text.
///
/// Each group of rules is an extension in a file of its own; a rule's identifier is stable, because people search for
/// it and scripts filter by it. A class, because every visit of a member would else copy the survey's references.
final class SurveyValidator {
    let survey: Survey
    let today: SurveyDate
    private let sink = DiagnosticSink()

    /// The groups of rules on the survey as a whole, which look at different things and know nothing of each other.
    private static let groups: [@Sendable (SurveyValidator) -> Void] = [
        { $0.checkEvidence() }, { $0.checkDates() }, { $0.checkUniqueness() }, { $0.checkInheritance() },
        { $0.checkSignIn() }, { $0.checkKeys() }, { $0.checkExplanations() },
    ]

    /// What is wrong with the survey, in no order.
    static func diagnostics(
        _ survey: Survey, files: [SurveyLoader.File], documents: [String: JSONNode], today: SurveyDate
    ) -> [Diagnostic] {
        // A file that could not be parsed would make every reference into it look dangling.
        let isWhole = files.allSatisfy { documents[$0.path] != nil }
        let ids = isWhole ? KnownIDs(survey) : nil
        let visits = Parallel.map(files) { file in
            let validator = SurveyValidator(survey: survey, today: today)
            let cited = documents[file.path].map { validator.checkMembers(of: $0, in: file.path, ids: ids) } ?? []
            return (diagnostics: validator.sink.diagnostics, cited: cited)
        }
        let groups = Parallel.map(groups) { check in
            let validator = SurveyValidator(survey: survey, today: today)
            check(validator)
            return validator.sink.diagnostics
        }
        let validator = SurveyValidator(survey: survey, today: today)
        if isWhole { validator.checkUse(cited: visits.reduce(into: []) { $0.formUnion($1.cited) }) }
        return visits.flatMap(\.diagnostics) + groups.flatMap(\.self) + validator.sink.diagnostics
    }

    private init(survey: Survey, today: SurveyDate) {
        self.survey = survey
        self.today = today
    }

    func report(
        _ rule: String, at location: Location, _ summary: String, suggestion: String? = nil,
        severity: Diagnostic.Severity = .error
    ) {
        sink.report(Diagnostic(severity, rule: rule, at: location, summary, suggestion: suggestion))
    }

    /// The rules on single members, in one walk over the file; gives the sources that it cites.
    private func checkMembers(of document: JSONNode, in file: String, ids: KnownIDs?) -> Set<String> {
        var cited: Set<String> = []
        Self.forEachMember(of: document) { member in
            checkText(member, in: file)
            checkDay(member, in: file)
            if let ids { checkReferences(member, in: file, among: ids) }
            if member.key == "source", let id = member.value.string { cited.insert(id) }
        }
        return cited
    }

    /// Calls `visit` for every member of every object. Recursion is bounded by the parser's depth.
    private static func forEachMember(of node: JSONNode, _ visit: (JSONNode.Member) -> Void) {
        switch node.value {
        case .object(let members):
            for member in members {
                visit(member)
                forEachMember(of: member.value, visit)
            }
        case .array(let elements):
            for element in elements { forEachMember(of: element, visit) }
        default: break
        }
    }
}
