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
    /// Findings in a text of client code; without it, there is no such tool.
    let lint: (@Sendable (LintedText) -> [LintFinding])?

    package init(
        _ survey: Survey, today: @escaping @Sendable () -> SurveyDate, page: @escaping @Sendable (String) -> String?,
        lint: (@Sendable (LintedText) -> [LintFinding])? = nil
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

    /// A text to be looked at, with the name of the file that it is or will be.
    package struct LintedText: Sendable {
        package var name: String
        package var contents: String
    }

    /// What the survey has against a place in a text.
    package struct LintFinding: Sendable {
        package var rule: String
        package var severity: String
        package var line: Int
        package var column: Int
        package var text: String
        package var claim: String
        package var since: String?
        package var replacement: String?
        package var message: String
        package var link: String?

        package init(
            rule: String, severity: String, line: Int, column: Int, text: String, claim: String, since: String? = nil,
            replacement: String? = nil, message: String, link: String? = nil
        ) {
            self.rule = rule
            self.severity = severity
            self.line = line
            self.column = column
            self.text = text
            self.claim = claim
            self.since = since
            self.replacement = replacement
            self.message = message
            self.link = link
        }
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
