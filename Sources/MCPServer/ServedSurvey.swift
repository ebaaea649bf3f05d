package import SourceLint
package import SurveyModel
package import SurveySupport

/// The survey as the server answers from it, and what else it needs of the program around it.
package struct ServedSurvey: Sendable {
    package let survey: Survey
    let lookup: Lookup
    let sources: SourceTable
    /// The day on which the newest claim was confirmed.
    let newest: SurveyDate
    /// Today; ages count from it.
    let today: @Sendable () -> SurveyDate
    /// The Markdown page of a provider by its id; nil where it could not be made.
    let page: @Sendable (String) -> String?
    /// Findings in a text of client code, by the name of the file that it is or will be; without it, there is no such tool.
    let lint: Lint?

    package typealias Lint = @Sendable (_ text: String, _ file: String) -> [LintFinding]

    package init(
        _ survey: Survey, today: @escaping @Sendable () -> SurveyDate, page: @escaping @Sendable (String) -> String?,
        lint: Lint? = nil
    ) {
        self.survey = survey
        lookup = Lookup(survey)
        sources = survey.sourcesByID
        var newest = SurveyDate(daysSince1970: 0)
        survey.forEachClaim { newest = max(newest, $0.asOf) }
        self.newest = newest
        self.today = today
        self.page = page
        self.lint = lint
    }

    /// The provider that a client means, with what it inherits; a fault that says what may be meant where there is none.
    func provider(_ name: String) throws(ToolFault) -> Provider {
        guard let id = lookup.provider(named: name), let provider = survey.provider(id) else {
            throw ToolFault("The survey has no provider of this name." + hint(for: name) + " find_provider searches.")
        }
        return survey.resolved(provider)
    }

    /// The facts of a provider or tool.
    func facts(of name: String) throws(ToolFault) -> [any Fact] {
        if let tool = survey.tool(name) { return tool.facts }
        return try provider(name).facts
    }

    /// ` Did you mean 'x'?`, or nothing.
    func hint(for text: String) -> String {
        let near = lookup.suggestions(for: text).map { "'\($0)'" }
        return near.isEmpty ? "" : " Did you mean \(near.joined(separator: ", "))?"
    }

    /// `2026-08-21, 92 days ago`.
    func age(of day: SurveyDate) -> String {
        let days = today().days(since: day)
        return days < 1 ? "\(day)" : "\(day), \(Counted.of(days, "day")) ago"
    }
}
