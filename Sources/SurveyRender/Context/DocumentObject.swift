import SurveyModel
import SurveySupport

/// The object that a template starts from.
struct DocumentObject {
    let scope: DocumentScope
    /// The consumer in whose folder the template lies.
    var consumer: Consumer?
    /// The provider or tool that the document is about.
    var provider: Provider?
    var tool: Tool?

    private var survey: Survey { scope.survey }

    /// The root of every template outside of a consumer's folder.
    static let form = ObjectForm<DocumentObject>("the document", members)

    /// The root of a template that makes a file for each provider.
    static let providerForm = ObjectForm<DocumentObject>(
        "the document", members,
        and: [
            .object("provider", SubjectForms.provider) { document in
                document.provider.map { ProviderObject($0, document.scope) }
            }
        ])

    /// The root of a template that makes a file for each tool.
    static let toolForm = ObjectForm<DocumentObject>(
        "the document", members,
        and: [.object("tool", SubjectForms.tool) { document in document.tool.map { ToolObject($0, document.scope) } }])

    /// The root of the templates in a consumer's folder.
    static func form(for consumer: Consumer) -> ObjectForm<DocumentObject> {
        ObjectForm(
            "the document",
            [
                .object("consumer", ConsumerObject.form(of: consumer)) { document in
                    document.consumer.map { ConsumerObject(consumer: $0, scope: document.scope) }
                },
                .flag("isStated") { $0.consumer?.isStated ?? false },
            ], and: members)
    }

    private static var members: [ObjectMember<DocumentObject>] { header + lists + coverage }

    private static let header: [ObjectMember<DocumentObject>] = [
        .text("title") { $0.survey.overview.title },
        .text("issue") { $0.survey.overview.issue },
        .day("edition") { $0.scope.edition },
        .day("compared") { $0.scope.compared },
        .value("dates") { .texts($0.dates) },
        .flag("isLookBack") { $0.scope.asOf != nil },
        .value("quotedTitle") { .quoted($0.survey.overview.title) },
        .value("quotedIssue") { $0.survey.overview.issue.map(Inline.quoted) },
        .value("quotedEdition") { document in document.scope.edition.map { .quoted($0.description) } },
        .value("quotedDates") { $0.dates.isEmpty ? nil : Inline(kind: .sequence($0.dates.map(Inline.quoted))) },
        ObjectMember(name: "quotedSources", kind: .values) { .values($0.principalAddresses.map(Inline.quoted)) },
        .text("marker") { _ in Marker.string },
        .list("citations", CitationObject.form) { CitationObject.all($0.scope.register.list(), $0.scope) },
    ]

    private static let lists: [ObjectMember<DocumentObject>] = [
        .list("providers", SubjectForms.provider) { document in
            document.survey.providers.map { ProviderObject($0, document.scope) }
        },
        .list("tools", SubjectForms.tool) { document in document.survey.tools.map { ToolObject($0, document.scope) } },
        .list("methodology", StatementObject.form) { StatementObject.all($0.survey.overview.methodology, $0.scope) },
        .list("bottomLine", StatementObject.form) { StatementObject.all($0.survey.overview.bottomLine, $0.scope) },
        .list("considerations", StatementObject.form) {
            StatementObject.all($0.survey.overview.considerations, $0.scope)
        },
        .list("questions", question) { document in
            document.survey.overview.questions.enumerated().map { (number: $0 + 1, question: $1) }
        },
        .list("planAnswers", SameAnswer.form) { SameAnswer.all($0.scope) { $0.consumerPlan?.grantsAPI } },
        .list("signInAnswers", SameAnswer.form) { SameAnswer.all($0.scope) { $0.oauth?.available } },
        .list("days", DayObject.form) { document in
            document.scope.days.map { DayObject(content: $0, scope: document.scope) }
        },
        .number("providerCount") { $0.survey.providers.count },
        .number("toolCount") { $0.survey.tools.count },
        .number("changedCount") { $0.scope.days.reduce(0) { $0 + $1.turns.count } },
        .number("newCount") { $0.scope.days.reduce(0) { $0 + $1.new.count } },
    ]

    private static let question = ObjectForm<(number: Int, question: Survey.Question)>(
        "question",
        [
            .number("number") { $0.number }, .text("title") { $0.question.title }, .prose("text") { $0.question.text },
        ])

    private static let coverage: [ObjectMember<DocumentObject>] = [
        .list("coverage", CoverageObject.form) { document in
            document.survey.providers.map { document.coverage($0.name, $0.id) }
        },
        .list("toolCoverage", CoverageObject.form) { document in
            document.survey.tools.map { document.coverage($0.name, $0.id) }
        },
        .object("total", CoverageObject.form) { CoverageObject("All", "all", $0.scope.allStated, $0.scope) },
        .list("unguarded", ClaimObject.form) { document in
            document.scope.allStated.filter { !$0.isGuarded }.sorted { $0.claim.id < $1.claim.id }
                .map { ClaimObject($0, document.scope) }
        },
    ]

    private func coverage(_ name: String, _ id: String) -> CoverageObject {
        CoverageObject(name, id, scope.stated(by: id), scope)
    }

    /// The editions up to the one that is shown.
    private var dates: [String] {
        survey.overview.dates.filter { date in scope.edition.map { date <= $0 } ?? true }.map(\.description)
    }

    /// The addresses on which the bottom line and the consumer's decisions rest, each once.
    private var principalAddresses: [String] {
        let texts = survey.overview.bottomLine.map(\.dated) + (consumer?.decisions.map(\.dated) ?? [])
        return scope.best(of: texts.flatMap(\.dependsOn)).map(\.address).withoutRepetitions
    }
}
