import SurveyModel
import SurveySupport

/// A consumer: its decisions, its sections, and what tools mean for it.
struct ConsumerObject {
    let consumer: Consumer
    let scope: DocumentScope

    /// Each consumer has a form of its own, in which its sections have names.
    static func form(of consumer: Consumer) -> ObjectForm<ConsumerObject> {
        ObjectForm(
            "the consumer \(consumer.id)",
            [
                .code("id") { $0.consumer.id },
                .text("name") { $0.consumer.name },
                .value("link") { .link($0.consumer.name, $0.consumer.homepage) },
                .list("decisions", DecisionObject.form) { $0.decisions },
                .list("unlocked", DecisionObject.form) { $0.unlocked },
                .list("toolNotes", ToolNoteObject.form) { $0.toolNotes },
                .list("sections", SectionObject.form) { $0.sections },
                .object("named", namedSections(of: consumer)) { $0 },
                .day("oldest") { $0.confirmations.min() },
                .day("newest") { $0.confirmations.max() },
                .number("shipCount") { $0.shipped.count },
                .value("shipNames") { .texts($0.shipped.map(\.heading)) },
                .list("flagged", DecisionObject.form) { $0.decisions.filter { !$0.ground.isEmpty } },
                .list("vocabulary", SettingObject.form) { SettingObject.all($0.consumer.vocabulary) },
            ])
    }

    private static func namedSections(of consumer: Consumer) -> ObjectForm<ConsumerObject> {
        ObjectForm(
            "named of \(consumer.id)",
            consumer.sections.map { section in
                .object(NameInTemplates.member(section.id), SectionObject.form) { consumer in
                    consumer.sections.first { $0.section.id == section.id && !$0.section.statements.isEmpty }
                }
            })
    }

    private var decisions: [DecisionObject] {
        consumer.decisions.enumerated().map { DecisionObject(content: $1, number: $0 + 1, scope: scope) }
    }

    private var shipped: [DecisionObject] { decisions.filter { $0.content.action == .ship } }

    private var unlocked: [DecisionObject] {
        let order: [Consumer.Decision.Action] = [.ship, .defer, .drop]
        return order.flatMap { action in decisions.filter { $0.content.action == action } }
    }

    private var toolNotes: [ToolNoteObject] {
        consumer.toolNotes.enumerated().map { ToolNoteObject(content: $1, number: $0 + 1, scope: scope) }
    }

    private var sections: [SectionObject] { consumer.sections.map { SectionObject(section: $0, scope: scope) } }

    /// The days on which decisions, notes and statements were last confirmed.
    private var confirmations: [SurveyDate] {
        let texts =
            consumer.decisions.map(\.dated) + consumer.toolNotes.map(\.dated)
            + consumer.sections.flatMap(\.statements).map(\.dated)
        return texts.map { scope.confirmed($0.asOf, since: $0.since) }
    }
}

private struct SectionObject {
    let section: Consumer.Section
    let scope: DocumentScope

    static let form = ObjectForm<SectionObject>(
        "section",
        [
            .code("id") { $0.section.id }, .text("title") { $0.section.title },
            .list("statements", StatementObject.form) { StatementObject.all($0.section.statements, $0.scope) },
        ])
}

private struct ToolNoteObject: DatedObject {
    let content: Consumer.ToolNote
    let number: Int
    let scope: DocumentScope

    static let form = ObjectForm<ToolNoteObject>(
        "toolNote",
        [
            .number("number") { $0.number }, .prose("text") { $0.content.text },
            .object("tool", SubjectForms.tool) { note in
                note.scope.survey.tool(note.content.tool).map { ToolObject($0, note.scope) }
            },
        ], and: ObjectMember.dated)
}

private struct DecisionObject: DatedObject {
    let content: Consumer.Decision
    let number: Int
    let scope: DocumentScope

    var heading: String { content.heading ?? scope.index.name(of: content.provider) }

    static let form = ObjectForm<DecisionObject>(
        "decision",
        [
            .number("number") { $0.number },
            .text("heading") { $0.heading },
            .text("action") { $0.content.action.words },
            .flag("isShip") { $0.content.action == .ship },
            .flag("isDefer") { $0.content.action == .defer },
            .flag("isKeep") { $0.content.action == .keep },
            .flag("isDrop") { $0.content.action == .drop },
            .code("presetID") { $0.content.presetID },
            .list("settings", SettingObject.form) { SettingObject.all($0.content.settings) },
            .object("named", namedSettings) { $0 },
            .prose("reason") { $0.content.reason },
            .prose("instruction") { $0.content.instruction },
            .object("provider", SubjectForms.provider) { decision in
                decision.scope.survey.provider(decision.content.provider).map { ProviderObject($0, decision.scope) }
            },
            .list("endpoints", ClaimObject.form) { $0.restsOn([.endpoints]) },
            .list("quirks", ClaimObject.form) { $0.restsOn([.quirks, .policies]) },
        ], and: ObjectMember.dated)

    /// The settings by their names: `baseUrl` for `base-url`.
    private static let namedSettings = ObjectForm<DecisionObject>(
        "the named settings", [],
        others: .values { decision, name in
            decision.content.settings.first { NameInTemplates.member($0.name) == name }.map { .code($0.value) }
        })
}

/// A setting in a consumer's terms. A flag tells the one of a certain name: `isBaseUrl` is on for `base-url`.
private struct SettingObject: Listed {
    let name: String
    let value: String
    var isLast = true

    static func all(_ entries: [some Entry]) -> [SettingObject] {
        entries.map(\.pair).map { SettingObject(name: $0.key, value: $0.text) }.marked
    }

    static let form = ObjectForm<SettingObject>(
        "setting",
        [.code("name") { $0.name }, .code("value") { $0.value }, .flag("isLast") { $0.isLast }],
        others: .flags { NameInTemplates.flag($0.name) == $1 })
}

/// Ids of the data as names in templates.
private enum NameInTemplates {
    /// `auth-modes` and `auth_modes` are `authModes`.
    static func member(_ id: String) -> String {
        let words = id.split { $0 == "-" || $0 == "_" }
        return words.prefix(1).joined() + words.dropFirst().map(capitalised).joined()
    }

    /// The same as the name of a flag: `isAuthModes`.
    static func flag(_ id: String) -> String { "is" + capitalised(member(id)) }

    private static func capitalised(_ word: some StringProtocol) -> String {
        word.prefix(1).uppercased() + word.dropFirst()
    }
}
