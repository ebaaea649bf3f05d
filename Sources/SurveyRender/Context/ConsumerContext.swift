import SurveyModel
import SurveySupport

/// Builds what templates read of a consumer: its decisions, its sections, and what tools mean for it.
struct ConsumerContext {
    let consumer: Consumer
    let subjects: SubjectContext
    let statements: StatementContext

    private var index: SurveyIndex { subjects.claims.index }

    func object() -> ContextObject {
        let decisions = consumer.decisions.enumerated().map { decision($1, number: $0 + 1) }
        let shipped = consumer.decisions.filter { $0.action == .ship }
        let unlocked = zip(consumer.decisions, decisions).filter { $0.0.action != .keep }
        let order: [Consumer.Decision.Action] = [.ship, .defer, .drop]
        let named = consumer.sections.map { (name: Shape.memberName($0.id), section: $0) }
        return ContextObject(.consumer(consumer)) { member in
            switch member {
            case "id": .code(consumer.id)
            case "name": .text(consumer.name)
            case "link": .value(.link(consumer.name, consumer.homepage))
            case "decisions": .list(decisions)
            case "unlocked": .list(order.flatMap { action in unlocked.filter { $0.0.action == action }.map(\.1) })
            case "toolNotes": .list(toolNotes())
            case "sections": .list(consumer.sections.map(section))
            case "named":
                .object(
                    ContextObject(.named(consumer)) { member in
                        let found = named.first { $0.name == member && !$0.section.statements.isEmpty }
                        return .object(found.map { section($0.section) })
                    })
            case "oldest": .text(confirmations.min()?.description)
            case "newest": .text(confirmations.max()?.description)
            case "shipCount": .value(.number(shipped.count))
            case "shipNames": .value(.texts(shipped.map { $0.heading ?? index.name(of: $0.provider) }))
            case "flagged":
                .list(zip(consumer.decisions, decisions).filter { !statements.ground($0.0.dated).isEmpty }.map(\.1))
            case "vocabulary": .list(settings(consumer.vocabulary))
            default: nil
            }
        }
    }

    /// The days on which decisions, notes and statements were last confirmed.
    private var confirmations: [SurveyDate] {
        let texts =
            consumer.decisions.map(\.dated) + consumer.toolNotes.map(\.dated)
            + consumer.sections.flatMap(\.statements).map(\.dated)
        return texts.map { subjects.claims.confirmed($0.asOf, since: $0.since) }
    }

    private func section(_ section: Consumer.Section) -> ContextObject {
        ContextObject(.section) { member in
            switch member {
            case "id": .code(section.id)
            case "title": .text(section.title)
            case "statements": .list(section.statements.map(statements.statement))
            default: nil
            }
        }
    }

    private func toolNotes() -> [ContextObject] {
        consumer.toolNotes.enumerated().map { number, note in
            ContextObject(.toolNote) { member in
                switch member {
                case "number": .value(.number(number + 1))
                case "text": .prose(note.text)
                case "tool": .object(index.survey.tool(note.tool).map(subjects.tool))
                default: statements.dated(member, note)
                }
            }
        }
    }

    private func decision(_ decision: Consumer.Decision, number: Int) -> ContextObject {
        ContextObject(.decision) { member in
            switch member {
            case "number": .value(.number(number))
            case "heading": .text(decision.heading ?? index.name(of: decision.provider))
            case "action": .text(decision.action.words)
            case "isShip": .flag(decision.action == .ship)
            case "isDefer": .flag(decision.action == .defer)
            case "isKeep": .flag(decision.action == .keep)
            case "isDrop": .flag(decision.action == .drop)
            case "presetID": .code(decision.presetID)
            case "settings": .list(settings(decision.settings))
            case "named": .object(named(decision.settings))
            case "reason": .prose(decision.reason)
            case "instruction": .prose(decision.instruction)
            case "provider": .object(index.survey.provider(decision.provider).map(subjects.provider))
            case "endpoints": .list(statements.restsOn(decision.dated, of: [.endpoints]))
            case "quirks": .list(statements.restsOn(decision.dated, of: [.quirks, .policies]))
            default: statements.dated(member, decision)
            }
        }
    }

    private func settings(_ entries: [some Entry]) -> [ContextObject] {
        entries.map(\.pair).enumerated().map { number, entry in
            ContextObject(.setting) { member in
                switch member {
                case "name": .code(entry.key)
                case "value": .code(entry.text)
                case "isLast": .flag(number == entries.count - 1)
                default: .flag(member == Shape.flagName(entry.key))
                }
            }
        }
    }

    /// The settings by their names, `base-url` as `baseUrl`.
    private func named(_ settings: [Consumer.Setting]) -> ContextObject {
        let named = settings.map { (name: Shape.memberName($0.name), value: $0.value) }
        return ContextObject(.namedSettings) { member in .code(named.first { $0.name == member }?.value) }
    }
}
