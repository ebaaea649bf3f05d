import SurveyModel

/// Builds the object that a template starts from.
struct DocumentContext {
    let survey: Survey
    let options: RenderOptions
    private let claims: ClaimContext
    private let claimsByID: [String: Claim]
    private let edition: SurveyDate?

    init(survey: Survey, options: RenderOptions, register: CitationRegister) {
        self.survey = survey
        self.options = options
        let edition = options.edition(of: survey)
        self.edition = edition
        let compared = survey.header.dates.filter { date in edition.map { date < $0 } ?? false }.max()
        claims = ClaimContext(
            survey: survey, sources: survey.sourcesByID, register: register, compared: compared, asOf: options.asOf)
        claimsByID = Dictionary(survey.claims.map { ($0.id, $0) }) { first, _ in first }
    }

    func root(_ consumer: Consumer?) -> ContextObject {
        var values = header().merging(lists()) { _, new in new }
        values.merge(coverage()) { _, new in new }
        guard let consumer else { return ContextObject(.document, values) }
        values["consumer"] = .object(self.consumer(consumer))
        return ContextObject(.consumerDocument(consumer), values)
    }

    private func header() -> [String: ContextValue] {
        let header = survey.header
        let dates = header.dates.filter { date in edition.map { date <= $0 } ?? true }.map(\.description)
        let order = claims.register.order
        return [
            "title": .text(header.title), "issue": .text(header.issue), "edition": .text(edition?.description),
            "compared": .text(claims.compared?.description), "dates": .value(.texts(dates)),
            "isLookBack": .flag(options.asOf != nil), "quotedTitle": .value(.quoted(header.title)),
            "quotedIssue": .value(header.issue.map(Inline.quoted)),
            "quotedEdition": .value(edition.map { .quoted($0.description) }),
            "quotedDates": .value(dates.isEmpty ? nil : Inline(kind: .sequence(dates.map(Inline.quoted)))),
            "marker": .text(Marker.string), "quotedSources": .values(urls(order).map(Inline.quoted)),
            "citations": .list(order.compactMap(claims.citation)),
        ]
    }

    /// The cited addresses, each once.
    private func urls(_ order: [Citation]) -> [String] {
        var seen: Set<String> = []
        return order.compactMap { citation in
            claims.sources[citation.source].map { $0.url.replacing("{value}", with: citation.value ?? "{value}") }
        }.filter { seen.insert($0).inserted }
    }

    private func lists() -> [String: ContextValue] {
        let header = survey.header
        let changes = changedSubjects()
        let statements =
            header.bottomLine + header.considerations + survey.consumers.flatMap { $0.sections.flatMap(\.statements) }
        return [
            "providers": .list(survey.providers.map(provider)), "tools": .list(survey.tools.map(tool)),
            "methodology": .list(header.methodology.map(statement)),
            "bottomLine": .list(header.bottomLine.map(statement)),
            "considerations": .list(header.considerations.map(statement)), "questions": .list(questions()),
            "changes": .list(changes.map(\.object)),
            "changedStatements": .list(
                statements.filter { !claims.recent($0.dated.previously).isEmpty }.map(statement)),
            "providerCount": .value(.number(survey.providers.count)), "toolCount": .value(.number(survey.tools.count)),
            "changedCount": .value(.number(changes.reduce(0) { $0 + $1.changed })),
            "newCount": .value(.number(changes.reduce(0) { $0 + $1.new })),
        ]
    }

    private func questions() -> [ContextObject] {
        survey.header.questions.enumerated().map { index, question in
            ContextObject(
                .question,
                ["number": .value(.number(index + 1)), "title": .text(question.title), "text": .prose(question.text)])
        }
    }

    // MARK: Providers and tools

    private func provider(_ provider: Provider) -> ContextObject {
        let resolved = survey.resolved(provider)
        let owners = resolved.owners
        func list(_ dimension: Dimension, where isWanted: @escaping (ClaimOwner) -> Bool = { _ in true })
            -> ContextValue
        {
            .list(claims.claims(owners.filter { $0.claim.dimension == dimension && isWanted($0) }, of: provider.id))
        }
        func isLiteLLM(_ owner: ClaimOwner) -> Bool {
            guard case .route(let route) = owner else { return false }
            return route.name == "litellm"
        }
        let docs = provider.links.docs ?? provider.links.home
        return ContextObject(
            .provider,
            [
                "id": .code(provider.id), "name": .text(provider.name), "vendor": .text(provider.vendor),
                "category": .text(provider.category.words), "aliases": .value(.codes(provider.aliases)),
                "parent": .text(provider.parent.map { survey.provider($0)?.name ?? $0 }),
                "docs": .value(docs.map { .link(provider.name, $0) }),
                "answers": .list(answers(owners, of: provider.id)),
                "claims": .list(claims.claims(owners, of: provider.id)), "status": list(.status),
                "consumerPlan": list(.consumerPlan), "oauth": list(.oauth), "endpoints": list(.endpoints),
                "credentials": list(.credentials), "routing": list(.routing),
                "litellm": list(.routing, where: isLiteLLM),
                "otherRouting": list(.routing) { !isLiteLLM($0) }, "models": list(.models), "policies": list(.policies),
                "quirks": list(.quirks), "logo": list(.logo),
            ])
    }

    private func answers(_ owners: [ClaimOwner], of subject: String) -> [ContextObject] {
        survey.header.questions.map { question in
            let answering = question.dimensions.flatMap { dimension in owners.filter { $0.claim.dimension == dimension }
            }
            return ContextObject(
                .answer,
                [
                    "title": .text(question.title), "claims": .list(claims.claims(answering, of: subject)),
                    "isSurveyed": .flag(!answering.isEmpty),
                ])
        }
    }

    private func tool(_ tool: Tool) -> ContextObject {
        let owners = tool.owners
        func list(_ dimension: Dimension) -> ContextValue {
            .list(claims.claims(owners.filter { $0.claim.dimension == dimension }, of: tool.id))
        }
        return ContextObject(
            .tool,
            [
                "id": .code(tool.id), "name": .text(tool.name), "vendor": .text(tool.vendor),
                "claims": .list(claims.claims(owners, of: tool.id)), "surfaces": list(.surfaces),
                "storage": list(.storage),
                "environment": list(.environment), "precedence": list(.precedence), "quirks": list(.quirks),
            ])
    }

    // MARK: Statements and consumers

    private func statement(_ statement: Statement) -> ContextObject {
        ContextObject(
            .statement,
            dated(statement.dated) { path in path == "text" ? statement.text : nil }.merging([
                "id": .code(statement.id), "title": .prose(statement.title), "text": .prose(statement.text),
                "cells": .value(.texts(statement.cells)), "columns": .list(columns(statement.cells)),
                "block": .value(statement.cells.isEmpty ? nil : Inline(kind: .block(statement.cells))),
            ]) { _, new in new })
    }

    private func columns(_ cells: [String]) -> [ContextObject] {
        cells.enumerated().map { index, cell in
            ContextObject(
                .cell,
                [
                    "text": .prose(cell), "code": .code(cell), "isFirst": .flag(index == 0),
                    "isLast": .flag(index == cells.count - 1),
                ])
        }
    }

    /// Members that everything with `dependsOn` has.
    private func dated(_ dated: Dated, now: @escaping (String) -> String?) -> [String: ContextValue] {
        [
            "asOf": .text(claims.confirmed(dated.asOf, since: dated.since).description),
            "since": .text(dated.since.description),
            "citations": .list(claims.citations(of: dated.dependsOn, in: claimsByID)),
            "changes": .list(claims.changes(dated.previously, now: now)), "ground": .list(ground(dated)),
            "isNew": .flag(claims.isNew(since: dated.since, previously: dated.previously)),
        ]
    }

    /// Claims that changed after the text was last looked at.
    private func ground(_ dated: Dated) -> [ContextObject] {
        let changed = dated.dependsOn.compactMap { claimsByID[$0] }.filter { claim in
            !claim.previously.isEmpty && claim.since > dated.asOf
        }
        return changed.enumerated().map { index, claim in
            ContextObject(
                .ground,
                [
                    "claim": .code(claim.id), "subject": .text(name(of: claim.subject)),
                    "dimension": .text(claim.dimension.title), "on": .text(claim.since.description),
                    "isLast": .flag(index == changed.count - 1),
                ])
        }
    }

    private func name(of subject: String) -> String {
        survey.provider(subject)?.name ?? survey.tool(subject)?.name ?? subject
    }

    private func consumer(_ consumer: Consumer) -> ContextObject {
        let decisions = consumer.decisions.enumerated().map { decision($1, number: $0 + 1) }
        let shipped = consumer.decisions.filter { $0.action == .ship }
        let unlocked = zip(consumer.decisions, decisions).filter { $0.0.action != .keep }
        let order: [Consumer.Decision.Action] = [.ship, .defer, .drop]
        let vocabulary = consumer.vocabulary.enumerated().map { index, term in
            setting(term.survey, term.consumer, isLast: index == consumer.vocabulary.count - 1)
        }
        let named = consumer.sections.map { (Shape.memberName($0.id), ContextValue.object(section($0))) }
        return ContextObject(
            .consumer(consumer),
            [
                "id": .code(consumer.id), "name": .text(consumer.name),
                "link": .value(.link(consumer.name, consumer.homepage)), "decisions": .list(decisions),
                "unlocked": .list(order.flatMap { action in unlocked.filter { $0.0.action == action }.map(\.1) }),
                "toolNotes": .list(toolNotes(consumer)), "sections": .list(consumer.sections.map(section)),
                "named": .object(ContextObject(.named(consumer), Dictionary(named) { first, _ in first })),
                "patterns": .object(consumer.section("patterns").map(section)),
                "otherSections": .list(consumer.sections.filter { $0.id != "patterns" }.map(section)),
                "shipCount": .value(.number(shipped.count)),
                "shipNames": .value(.texts(shipped.map { $0.heading ?? name(of: $0.provider) })),
                "flagged": .list(zip(consumer.decisions, decisions).filter { !ground($0.0.dated).isEmpty }.map(\.1)),
                "vocabulary": .list(vocabulary),
            ])
    }

    private func section(_ section: Consumer.Section) -> ContextObject {
        ContextObject(
            .section,
            [
                "id": .code(section.id), "title": .text(section.title),
                "statements": .list(section.statements.map(statement)),
            ])
    }

    private func toolNotes(_ consumer: Consumer) -> [ContextObject] {
        consumer.toolNotes.enumerated().map { index, note in
            ContextObject(
                .toolNote,
                dated(note.dated) { path in path == "text" ? note.text : nil }.merging([
                    "number": .value(.number(index + 1)), "text": .prose(note.text),
                    "tool": .object(survey.tool(note.tool).map(tool)),
                ]) { _, new in new })
        }
    }

    private func decision(_ decision: Consumer.Decision, number: Int) -> ContextObject {
        let settings = decision.settings.filter { !["auth_type", "litellm_provider"].contains($0.name) }
        func value(_ name: String) -> String? { decision.settings.first { $0.name == name }?.value }
        func now(_ path: String) -> String? {
            switch path {
            case "reason": decision.reason
            case "instruction": decision.instruction
            case "action": decision.action.rawValue
            case "presetID": decision.presetID
            default: path.hasPrefix("settings/") ? value(String(path.dropFirst("settings/".count))) : nil
            }
        }
        return ContextObject(
            .decision,
            dated(decision.dated, now: now).merging([
                "number": .value(.number(number)), "heading": .text(decision.heading ?? name(of: decision.provider)),
                "action": .text(decision.action.words), "isShip": .flag(decision.action == .ship),
                "isDefer": .flag(decision.action == .defer), "isKeep": .flag(decision.action == .keep),
                "isDrop": .flag(decision.action == .drop), "presetID": .code(decision.presetID),
                "authType": .code(value("auth_type")), "litellmProvider": .code(value("litellm_provider")),
                "settings": .list(
                    settings.enumerated().map { setting($1.name, $1.value, isLast: $0 == settings.count - 1) }),
                "reason": .prose(decision.reason), "instruction": .prose(decision.instruction),
                "provider": .object(survey.provider(decision.provider).map(provider)),
            ]) { _, new in new })
    }

    private func setting(_ name: String, _ value: String, isLast: Bool) -> ContextObject {
        ContextObject(.setting, ["name": .code(name), "value": .code(value), "isLast": .flag(isLast)])
    }

    // MARK: Changes

    private func changedSubjects() -> [(object: ContextObject, changed: Int, new: Int)] {
        let subjects =
            survey.providers.map { ($0.id, $0.name, $0.owners) } + survey.tools.map { ($0.id, $0.name, $0.owners) }
        return subjects.compactMap { id, name, owners in
            let changed = owners.filter { !claims.recent($0.claim.previously).isEmpty }
            let new = owners.filter { claims.isNew(since: $0.claim.since, previously: $0.claim.previously) }
            guard !changed.isEmpty || !new.isEmpty else { return nil }
            let object = ContextObject(
                .changedSubject,
                [
                    "name": .text(name), "id": .code(id), "changed": .list(claims.claims(changed, of: id)),
                    "new": .list(claims.claims(new, of: id)),
                ])
            return (object, changed.count, new.count)
        }
    }

    // MARK: Coverage

    private func coverage() -> [String: ContextValue] {
        let unguarded = (survey.providers.flatMap(\.owners) + survey.tools.flatMap(\.owners))
            .filter { !$0.claim.isGuarded(by: claims.sources) }
            .sorted { $0.claim.id < $1.claim.id }
        return [
            "coverage": .list(survey.providers.map { coverage(name: $0.name, id: $0.id, $0.claims) }),
            "toolCoverage": .list(survey.tools.map { coverage(name: $0.name, id: $0.id, $0.claims) }),
            "total": .object(coverage(name: "All", id: "all", survey.claims)),
            "unguarded": .list(unguarded.map { claims.claim($0, of: $0.claim.subject) }),
        ]
    }

    private func coverage(name: String, id: String, _ stated: [Claim]) -> ContextObject {
        let guarded = stated.count { $0.isGuarded(by: claims.sources) }
        let dates = stated.map { claims.confirmed($0.asOf, since: $0.since) }
        return ContextObject(
            .coverage,
            [
                "name": .text(name), "id": .code(id), "claims": .value(.number(stated.count)),
                "guarded": .value(.number(guarded)), "unguarded": .value(.number(stated.count - guarded)),
                "share": .text(stated.isEmpty ? nil : "\(guarded * 100 / stated.count) %"),
                "oldest": .text(dates.min()?.description), "newest": .text(dates.max()?.description),
            ])
    }
}
