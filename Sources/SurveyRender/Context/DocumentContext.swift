import SurveyModel
import SurveySupport

/// Builds the object that a template starts from.
final class DocumentContext {
    private let survey: Survey
    private let options: RenderOptions
    private let claims: ClaimContext
    private let subjects: SubjectContext
    private let statements: StatementContext
    private let edition: SurveyDate?

    init(index: SurveyIndex, options: RenderOptions, register: CitationRegister, uses: ClaimUses) {
        survey = index.survey
        self.options = options
        let edition = options.edition(of: survey)
        self.edition = edition
        let compared = survey.overview.dates.filter { date in edition.map { date < $0 } ?? false }.max()
        claims = ClaimContext(index: index, register: register, compared: compared, asOf: options.asOf, uses: uses)
        subjects = SubjectContext(claims: claims)
        statements = StatementContext(claims: claims)
    }

    func root(_ consumer: Consumer?) -> ContextObject {
        guard let consumer else { return ContextObject(.document, document) }
        let shape = Shape.consumerDocument(consumer)
        let context = ConsumerContext(consumer: consumer, subjects: subjects, statements: statements)
        return ContextObject(shape) { [self] member in
            member == "consumer" ? .object(context.object()) : document(member)
        }
    }

    private func document(_ name: String) -> ContextValue? {
        header(name) ?? lists(name) ?? CoverageContext(claims: claims).member(name)
    }

    private func header(_ name: String) -> ContextValue? {
        switch name {
        case "title": .text(survey.overview.title)
        case "issue": .text(survey.overview.issue)
        case "edition": .text(edition?.description)
        case "compared": .text(claims.compared?.description)
        case "dates": .value(.texts(dates))
        case "isLookBack": .flag(options.asOf != nil)
        case "quotedTitle": .value(.quoted(survey.overview.title))
        case "quotedIssue": .value(survey.overview.issue.map(Inline.quoted))
        case "quotedEdition": .value(edition.map { .quoted($0.description) })
        case "quotedDates": .value(quotedDates)
        case "marker": .text(Marker.string)
        case "quotedSources": .values(urls(claims.register.list()).map(Inline.quoted))
        case "citations": .list(claims.register.list().map(claims.citation))
        default: nil
        }
    }

    /// The editions up to the one that is shown.
    private var dates: [String] {
        survey.overview.dates.filter { date in edition.map { date <= $0 } ?? true }.map(\.description)
    }

    private var quotedDates: Inline? {
        dates.isEmpty ? nil : Inline(kind: .sequence(dates.map(Inline.quoted)))
    }

    /// The cited addresses, each once.
    private func urls(_ order: [Citation]) -> [String] {
        var seen: Set<String> = []
        return order.map(\.address).filter { seen.insert($0).inserted }
    }

    private func lists(_ name: String) -> ContextValue? {
        switch name {
        case "providers": .list(survey.providers.map(subjects.provider))
        case "tools": .list(survey.tools.map(subjects.tool))
        case "methodology": .list(survey.overview.methodology.map(statements.statement))
        case "bottomLine": .list(survey.overview.bottomLine.map(statements.statement))
        case "considerations": .list(survey.overview.considerations.map(statements.statement))
        case "questions": .list(questions())
        case "changes": .list(subjects.changed().map(\.object))
        case "changedStatements": .list(changedStatements.map(statements.statement))
        case "providerCount": .value(.number(survey.providers.count))
        case "toolCount": .value(.number(survey.tools.count))
        case "changedCount": .value(.number(subjects.changed().reduce(0) { $0 + $1.changed }))
        case "newCount": .value(.number(subjects.changed().reduce(0) { $0 + $1.new }))
        default: nil
        }
    }

    private var changedStatements: [Statement] {
        let statements =
            survey.overview.bottomLine + survey.overview.considerations
            + survey.consumers.flatMap { $0.sections.flatMap(\.statements) }
        return statements.filter { !claims.recent($0.dated.previously).isEmpty }
    }

    private func questions() -> [ContextObject] {
        survey.overview.questions.enumerated().map { index, question in
            ContextObject(.question) { member in
                switch member {
                case "number": .value(.number(index + 1))
                case "title": .text(question.title)
                case "text": .prose(question.text)
                default: nil
                }
            }
        }
    }
}
