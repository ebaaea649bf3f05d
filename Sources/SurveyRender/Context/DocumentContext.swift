import SurveyModel
import SurveySupport

/// Builds the object that a template starts from.
final class DocumentContext {
    private let index: SurveyIndex
    private let options: RenderOptions
    private let claims: ClaimContext
    private let edition: SurveyDate?

    private var survey: Survey { index.survey }

    init(index: SurveyIndex, options: RenderOptions, register: CitationRegister, uses: ClaimUses) {
        self.index = index
        let survey = index.survey
        self.options = options
        let edition = options.edition(of: survey)
        self.edition = edition
        let compared = survey.overview.dates.filter { date in edition.map { date < $0 } ?? false }.max()
        claims = ClaimContext(index: index, register: register, compared: compared, asOf: options.asOf, uses: uses)
    }

    func root(_ consumer: Consumer?) -> ContextObject {
        guard let consumer else { return ContextObject(.document, document) }
        let shape = Shape.consumerDocument(consumer)
        return ContextObject(shape) { [self] member in
            member == "consumer" ? .object(self.consumer(consumer)) : document(member)
        }
    }

    private func document(_ name: String) -> ContextValue? { header(name) ?? lists(name) ?? coverage(name) }

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
        case "providers": .list(survey.providers.map(provider))
        case "tools": .list(survey.tools.map(tool))
        case "methodology": .list(survey.overview.methodology.map(statement))
        case "bottomLine": .list(survey.overview.bottomLine.map(statement))
        case "considerations": .list(survey.overview.considerations.map(statement))
        case "questions": .list(questions())
        case "changes": .list(changedSubjects().map(\.object))
        case "changedStatements": .list(changedStatements.map(statement))
        case "providerCount": .value(.number(survey.providers.count))
        case "toolCount": .value(.number(survey.tools.count))
        case "changedCount": .value(.number(changedSubjects().reduce(0) { $0 + $1.changed }))
        case "newCount": .value(.number(changedSubjects().reduce(0) { $0 + $1.new }))
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

    // MARK: Providers and tools

    private func provider(_ provider: Provider) -> ContextObject {
        let owners = index.subjects[provider.id]?.shown ?? []
        let stated = owners.filter { $0.claim.dimension == .routing }
        func routes(isPrefix: Bool) -> ContextValue {
            .list(
                claims.claims(stated.filter { ($0.fact as? Route)?.isPrefix == isPrefix }, of: provider.id))
        }
        return ContextObject(.provider) { [self] member in
            switch member {
            case "answers": .list(answers(owners, of: provider.id))
            case "litellm": routes(isPrefix: true)
            case "otherRouting": routes(isPrefix: false)
            default: subject(provider, member, owners)
            }
        }
    }

    /// What providers and tools have: the members of their tables, their claims, and those of each kind of fact.
    private func subject(_ subject: some Subject, _ member: String, _ owners: [ClaimOwner]) -> ContextValue? {
        if let shown = subject.shown(member) { return claims.value(shown) }
        if member == "claims" { return .list(claims.claims(owners, of: subject.id)) }
        guard let dimension = Dimension(rawValue: member) else { return nil }
        return .list(claims.claims(owners.filter { $0.claim.dimension == dimension }, of: subject.id))
    }

    private func answers(_ owners: [ClaimOwner], of subject: String) -> [ContextObject] {
        survey.overview.questions.map { question in
            let answering = question.dimensions.flatMap { dimension in owners.filter { $0.claim.dimension == dimension }
            }
            return ContextObject(.answer) { [self] member in
                switch member {
                case "title": .text(question.title)
                case "claims": .list(claims.claims(answering, of: subject))
                case "isSurveyed": .flag(!answering.isEmpty)
                default: nil
                }
            }
        }
    }

    private func tool(_ tool: Tool) -> ContextObject {
        let owners = index.subjects[tool.id]?.shown ?? []
        return ContextObject(.tool) { [self] member in subject(tool, member, owners) }
    }

    // MARK: Statements and consumers

    private func statement(_ statement: Statement) -> ContextObject {
        ContextObject(.statement) { [self] member in
            switch member {
            case "id": .code(statement.id)
            case "title": .prose(statement.title)
            case "text": .prose(statement.text)
            case "cells": .value(.texts(statement.cells))
            case "columns": .list(columns(statement.cells))
            case "block": .value(statement.cells.isEmpty ? nil : Inline(kind: .block(statement.cells)))
            default: dated(member, statement)
            }
        }
    }

    private func columns(_ cells: [String]) -> [ContextObject] {
        cells.enumerated().map { index, cell in
            ContextObject(.cell) { member in
                switch member {
                case "text": .prose(cell)
                case "code": .code(cell)
                case "isFirst": .flag(index == 0)
                case "isLast": .flag(index == cells.count - 1)
                default: nil
                }
            }
        }
    }

    /// Members that everything with `dependsOn` has.
    private func dated(_ name: String, _ text: any DatedText) -> ContextValue? {
        let dated = text.dated
        return switch name {
        case "asOf": .text(claims.confirmed(dated.asOf, since: dated.since).description)
        case "since": .text(dated.since.description)
        case "citations": .list(claims.citations(of: dated.dependsOn))
        case "changes": .list(claims.changes(dated.previously, of: text))
        case "ground": .list(ground(dated))
        case "isNew": .flag(claims.isNew(since: dated.since, previously: dated.previously))
        default: nil
        }
    }

    /// Claims that changed after the text was last looked at.
    private func ground(_ dated: Dated) -> [ContextObject] {
        let changed = dated.dependsOn.compactMap { claims.owner(of: $0)?.claim }.filter { claim in
            !claim.previously.isEmpty && claim.since > dated.asOf
        }
        return changed.enumerated().map { number, claim in
            ContextObject(.ground) { [self] member in
                switch member {
                case "claim": .code(claim.id)
                case "subject": .text(index.name(of: claim.subject))
                case "dimension": .text(claim.dimension.title)
                case "on": .text(claim.since.description)
                case "isLast": .flag(number == changed.count - 1)
                default: nil
                }
            }
        }
    }

    private func consumer(_ consumer: Consumer) -> ContextObject {
        let decisions = consumer.decisions.enumerated().map { decision($1, number: $0 + 1) }
        let shipped = consumer.decisions.filter { $0.action == .ship }
        let unlocked = zip(consumer.decisions, decisions).filter { $0.0.action != .keep }
        let order: [Consumer.Decision.Action] = [.ship, .defer, .drop]
        let vocabulary = consumer.vocabulary.enumerated().map { index, term in
            setting(term.survey, term.consumer, isLast: index == consumer.vocabulary.count - 1)
        }
        let named = consumer.sections.map { (name: Shape.memberName($0.id), section: $0) }
        return ContextObject(.consumer(consumer)) { [self] member in
            switch member {
            case "id": .code(consumer.id)
            case "name": .text(consumer.name)
            case "link": .value(.link(consumer.name, consumer.homepage))
            case "decisions": .list(decisions)
            case "unlocked": .list(order.flatMap { action in unlocked.filter { $0.0.action == action }.map(\.1) })
            case "toolNotes": .list(toolNotes(consumer))
            case "sections": .list(consumer.sections.map(section))
            case "named":
                .object(
                    ContextObject(.named(consumer)) { [self] member in
                        named.first { $0.name == member }.map { .object(section($0.section)) }
                    })
            case "patterns": .object(consumer.section("patterns").map(section))
            case "otherSections": .list(consumer.sections.filter { $0.id != "patterns" }.map(section))
            case "shipCount": .value(.number(shipped.count))
            case "shipNames": .value(.texts(shipped.map { $0.heading ?? index.name(of: $0.provider) }))
            case "flagged": .list(zip(consumer.decisions, decisions).filter { !ground($0.0.dated).isEmpty }.map(\.1))
            case "vocabulary": .list(vocabulary)
            default: nil
            }
        }
    }

    private func section(_ section: Consumer.Section) -> ContextObject {
        ContextObject(.section) { [self] member in
            switch member {
            case "id": .code(section.id)
            case "title": .text(section.title)
            case "statements": .list(section.statements.map(statement))
            default: nil
            }
        }
    }

    private func toolNotes(_ consumer: Consumer) -> [ContextObject] {
        consumer.toolNotes.enumerated().map { index, note in
            ContextObject(.toolNote) { [self] member in
                switch member {
                case "number": .value(.number(index + 1))
                case "text": .prose(note.text)
                case "tool": .object(survey.tool(note.tool).map(tool))
                default: dated(member, note)
                }
            }
        }
    }

    private func decision(_ decision: Consumer.Decision, number: Int) -> ContextObject {
        let settings = decision.settings.filter { !["auth_type", "litellm_provider"].contains($0.name) }
        func value(_ name: String) -> String? { decision.settings.first { $0.name == name }?.value }
        return ContextObject(.decision) { [self] member in
            switch member {
            case "number": .value(.number(number))
            case "heading": .text(decision.heading ?? index.name(of: decision.provider))
            case "action": .text(decision.action.words)
            case "isShip": .flag(decision.action == .ship)
            case "isDefer": .flag(decision.action == .defer)
            case "isKeep": .flag(decision.action == .keep)
            case "isDrop": .flag(decision.action == .drop)
            case "presetID": .code(decision.presetID)
            case "authType": .code(value("auth_type"))
            case "litellmProvider": .code(value("litellm_provider"))
            case "settings":
                .list(
                    settings.enumerated().map { setting($1.name, $1.value, isLast: $0 == settings.count - 1) })
            case "reason": .prose(decision.reason)
            case "instruction": .prose(decision.instruction)
            case "provider": .object(survey.provider(decision.provider).map(provider))
            default: dated(member, decision)
            }
        }
    }

    private func setting(_ name: String, _ value: String, isLast: Bool) -> ContextObject {
        ContextObject(.setting) { member in
            switch member {
            case "name": .code(name)
            case "value": .code(value)
            case "isLast": .flag(isLast)
            default: nil
            }
        }
    }

    // MARK: Changes

    private func changedSubjects() -> [(object: ContextObject, changed: Int, new: Int)] {
        (survey.providers.map(\.id) + survey.tools.map(\.id)).compactMap { id in
            guard let subject = index.subjects[id] else { return nil }
            let stated = claims.stated(by: id)
            let changed = stated.filter { !claims.recent($0.claim.previously).isEmpty }
            let new = stated.filter { claims.isNew(since: $0.claim.since, previously: $0.claim.previously) }
            guard !changed.isEmpty || !new.isEmpty else { return nil }
            let object = ContextObject(.changedSubject) { [self] member in
                switch member {
                case "name": .text(subject.name)
                case "id": .code(id)
                case "changed": .list(claims.claims(changed, of: id))
                case "new": .list(claims.claims(new, of: id))
                default: nil
                }
            }
            return (object, changed.count, new.count)
        }
    }

    // MARK: Coverage

    private func coverage(_ name: String) -> ContextValue? {
        switch name {
        case "coverage": .list(survey.providers.map { coverage(name: $0.name, id: $0.id, stated([$0.id])) })
        case "toolCoverage": .list(survey.tools.map { coverage(name: $0.name, id: $0.id, stated([$0.id])) })
        case "total": .object(coverage(name: "All", id: "all", allStated))
        case "unguarded": .list(unguarded.map { claims.claim($0, of: $0.claim.subject) })
        default: nil
        }
    }

    private var unguarded: [ClaimOwner] {
        allStated.filter { !$0.isGuarded }.sorted { $0.claim.id < $1.claim.id }
    }

    private var allStated: [ClaimOwner] { stated(survey.providers.map(\.id) + survey.tools.map(\.id)) }

    private func stated(_ subjects: [String]) -> [ClaimOwner] {
        subjects.flatMap(claims.stated)
    }

    private func coverage(name: String, id: String, _ stated: [ClaimOwner]) -> ContextObject {
        let guarded = stated.count { $0.isGuarded }
        let dates = stated.map { claims.confirmed($0.claim.asOf, since: $0.claim.since) }
        return ContextObject(.coverage) { member in
            switch member {
            case "name": .text(name)
            case "id": .code(id)
            case "claims": .value(.number(stated.count))
            case "guarded": .value(.number(guarded))
            case "unguarded": .value(.number(stated.count - guarded))
            case "share": .text(stated.isEmpty ? nil : "\(guarded * 100 / stated.count) %")
            case "oldest": .text(dates.min()?.description)
            case "newest": .text(dates.max()?.description)
            default: nil
            }
        }
    }
}
