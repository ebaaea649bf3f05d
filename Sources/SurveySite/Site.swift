package import DriftCheck
package import SurveyModel
package import SurveySupport

/// The static site: the survey as page models, and these as files. Nothing is read or written.
///
/// A page asks no other host for anything and reads no other file but the site's style sheet and scripts, so the site works
/// from a folder and below any path.
package struct Site: Sendable {
    private let title: String
    private let day: SurveyDate
    private let survey: Survey
    private let report: CheckReport?
    private let base: Link?
    private let twins: MarkdownTwins
    private let history: OverviewHistory
    private let subjects: [SubjectModel]

    /// What a site is made of.
    package struct Input: Sendable {
        /// As it stood on the day looked back to.
        package var survey: Survey
        /// The files that it was read from, for what they said on earlier days.
        package var data: [SurveyLoader.File]
        /// The day that ages are counted to.
        package var today: SurveyDate
        /// The day looked back to; nil for the survey as it is.
        package var asOf: SurveyDate?
        /// The last run; adds the page of its findings.
        package var report: CheckReport?
        /// Where the site is published, for links in feeds; https.
        package var base: String?
        /// The Markdown documents of the survey and of the report, by their paths: those that say what a page says stand
        /// beside it.
        package var markdown: [String: String]
        /// The generated files that rest on a claim.
        package var files: @Sendable (Claim) -> [String]

        package init(
            survey: Survey, data: [SurveyLoader.File], today: SurveyDate, asOf: SurveyDate? = nil,
            report: CheckReport? = nil, base: String? = nil, markdown: [String: String] = [:],
            files: @escaping @Sendable (Claim) -> [String]
        ) {
            self.survey = survey
            self.data = data
            self.today = today
            self.asOf = asOf
            self.report = report
            self.base = base
            self.markdown = markdown
            self.files = files
        }
    }

    package init(_ input: Input) {
        survey = input.survey
        title = input.survey.overview.title
        day = input.asOf ?? input.today
        report = input.report
        base = Link(outside: input.base.map { $0.hasSuffix("/") ? $0 : $0 + "/" })
        twins = MarkdownTwins(input.markdown)
        history = OverviewHistory(input.survey, data: input.data, until: input.asOf)
        let survey = input.survey
        let maker = StatementMaker(survey, asOf: input.asOf, files: input.files)
        let providers = Parallel.map(survey.providers) { provider in
            SubjectModel(
                id: provider.id, name: provider.name, vendor: provider.vendor, isTool: false,
                statements: maker.statements(of: survey.resolved(provider)),
                provider: ProviderModel(provider, in: survey))
        }
        let tools = survey.tools.map { tool in
            SubjectModel(
                id: tool.id, name: tool.name, vendor: tool.vendor, isTool: true, statements: maker.statements(of: tool))
        }
        subjects = (providers + tools).filter { !$0.statements.isEmpty }
    }

    /// Every file of the site.
    package var files: [SiteFile] {
        let frame = Frame(title: title, day: day, hasDriftPage: report != nil, twins: twins)
        let llms = LLMsFile(
            title: title, day: day, subjects: subjects, hasDriftPage: report != nil, twins: twins, base: base)
        let providers = subjects.filter { !$0.isTool }
        let compare = ComparePage(subjects: providers)
        let changes = ChangeList(subjects)
        let drift = report.map { DriftPage(report: $0, subjects: subjects).file(in: frame) }
        return [
            overview(providers).file(in: frame), PlansPage(subjects: providers, day: day).file(in: frame),
            compare.file(in: frame), compare.facts,
            ChangesPage(changes: changes, isPublished: base != nil).file(in: frame),
            TrustPage(subjects: subjects, day: day, report: report).file(in: frame),
            SiteFile(path: .history, contents: history.script), llms.file,
            SiteFile(path: .style, contents: SiteAssets.style), SiteFile(path: .script, contents: SiteAssets.script),
        ] + [drift].compactMap(\.self) + twins.files(of: pages) + feeds(title, nil, changes.changes)
            + Parallel.map(subjects) { SubjectPage(subject: $0, day: day).file(in: frame) }
            + subjects.flatMap { feeds("\($0.name) – \(title)", $0.id, changes.of($0.id)) }
    }

    /// Those that can have a document beside them.
    private var pages: [SitePath] {
        [.overview, .plans, .changes, .trust] + (report == nil ? [] : [.drift]) + subjects.map(\.path)
    }

    private func overview(_ providers: [SubjectModel]) -> OverviewPage {
        let rows = providers.compactMap(\.provider?.row).sorted {
            ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id)
        }
        let stated = subjects.reduce(0) { $0 + $1.statements.count { $0.inheritedFrom == nil } }
        let counts: HTML =
            "\(rows.count) providers, \(stated) statements, \(survey.sources.count) sources. What each API wants, and what its vendor allows."
        return OverviewPage(
            rows: rows, days: history.days, title: title, counts: counts, tools: subjects.filter(\.isTool))
    }

    private func feeds(_ title: String, _ subject: String?, _ changes: [Change]) -> [SiteFile] {
        let feed = ChangeFeed(title: "Changes: \(title)", subject: subject, changes: changes, base: base, day: day)
        return [feed.atom, feed.json]
    }
}
