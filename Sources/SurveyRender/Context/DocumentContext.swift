import SurveyModel
import SurveySupport

/// Builds the object that a template starts from.
final class DocumentContext {
    private let survey: Survey
    private let options: RenderOptions
    private let claims: ClaimContext
    private let subjects: SubjectContext
    private let statements: StatementContext
    private let changes: ChangeContext
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
        changes = ChangeContext(claims: claims, statements: statements)
    }

    /// The root of a document about one provider.
    func root(_ provider: Provider) -> ContextObject {
        ContextObject(.providerDocument) { [self] member in
            member == "provider" ? .object(subjects.provider(provider)) : document(member, consumer: nil)
        }
    }

    /// The root of a document about one tool.
    func root(_ tool: Tool) -> ContextObject {
        ContextObject(.toolDocument) { [self] member in
            member == "tool" ? .object(subjects.tool(tool)) : document(member, consumer: nil)
        }
    }

    func root(_ consumer: Consumer?) -> ContextObject {
        guard let consumer else { return ContextObject(.document) { [self] in document($0, consumer: nil) } }
        let shape = Shape.consumerDocument(consumer)
        let context = ConsumerContext(consumer: consumer, subjects: subjects, statements: statements)
        return ContextObject(shape) { [self] member in
            switch member {
            case "consumer": .object(context.object())
            case "isStated": .flag(consumer.isStated)
            default: document(member, consumer: consumer)
            }
        }
    }

    private func document(_ name: String, consumer: Consumer?) -> ContextValue? {
        if name == "quotedSources" { return .values(principalAddresses(for: consumer).map(Inline.quoted)) }
        return header(name) ?? lists(name) ?? CoverageContext(claims: claims).member(name)
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

    /// The addresses on which the bottom line and the consumer's decisions rest, each once.
    private func principalAddresses(for consumer: Consumer?) -> [String] {
        let texts = survey.overview.bottomLine.map(\.dated) + (consumer?.decisions.map(\.dated) ?? [])
        var seen: Set<String> = []
        return claims.best(of: texts.flatMap(\.dependsOn)).map(\.address).filter { seen.insert($0).inserted }
    }

    private func lists(_ name: String) -> ContextValue? {
        switch name {
        case "providers": .list(survey.providers.map(subjects.provider))
        case "tools": .list(survey.tools.map(subjects.tool))
        case "methodology": .list(survey.overview.methodology.map(statements.statement))
        case "bottomLine": .list(survey.overview.bottomLine.map(statements.statement))
        case "considerations": .list(survey.overview.considerations.map(statements.statement))
        case "questions": .list(questions())
        case "days": .list(changes.days())
        case "planAnswers": .list(answers { $0.consumerPlan?.grantsAPI })
        case "signInAnswers": .list(answers { $0.oauth?.available })
        case "providerCount": .value(.number(survey.providers.count))
        case "toolCount": .value(.number(survey.tools.count))
        case "changedCount": .value(.number(changes.changedCount))
        case "newCount": .value(.number(changes.newCount))
        default: nil
        }
    }

    /// Providers by what they answer, the answers in the order in which their kind declares them.
    private func answers<Answer: Titled & Equatable>(_ answer: (Provider) -> Answer?) -> [ContextObject] {
        Answer.allCases.compactMap { wanted in
            let providers = survey.providers.filter { answer(survey.resolved($0)) == wanted }
            guard !providers.isEmpty else { return nil }
            return ContextObject(.sameAnswer) { [subjects] member in
                switch member {
                case "answer": .text(wanted.plain)
                case "count": .value(.number(providers.count))
                case "providers": .list(providers.map(subjects.provider))
                default: nil
                }
            }
        }
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
