import SurveyModel
import SurveySupport

// What templates can ask for. `docs/templates.md` explains the members for people who write templates.

extension Shape {
    static let citation = Shape(
        "citation",
        [
            "name": .value, "id": .value, "title": .value, "link": .value, "address": .target, "publisher": .value,
            "kind": .value, "asOf": .value, "note": .value, "unverifiable": .value,
        ])

    /// One member of an earlier value.
    static let difference = Shape(
        "difference", ["path": .value, "label": .value, "before": .value, "after": .value, "isLast": .flag])

    static let change = Shape(
        "change",
        [
            "differences": .list(difference), "until": .value, "asOf": .value, "note": .value,
            "citations": .list(citation),
            "isReworded": .flag,
        ])

    /// What a claim, a decision and a statement have in common.
    private static let datedMembers: [String: Member] = [
        "asOf": .value, "since": .value, "citations": .list(citation), "changes": .list(change), "isNew": .flag,
    ]

    /// The shapes of the kinds of facts, by their names in templates, as their tables declare them. They stand here by
    /// themselves, as LeakSanitizer finds no pointer to them in the tagged payload of a `Member`.
    private static let factShapes: [String: Shape] = {
        let lists = Provider.facts.map { ($0.name, $0.looks()) } + Tool.facts.map { ($0.name, $0.looks()) }
        return Dictionary(lists.map { ($0, Shape($0, members($1))) }) { first, _ in first }
    }()

    /// The members that a table declares.
    static func members(_ looks: [(key: String, look: Look)]) -> [String: Member] {
        Dictionary(looks.map { ($0.key, member($0.look)) }) { first, _ in first }
    }

    private static func member(_ look: Look) -> Member {
        switch look {
        case .value: .value
        case .flag: .flag
        case .objects(let name, let looks): .list(Shape(name, members(looks)).extended(name, ["isLast": .flag]))
        }
    }

    /// A list of claims for each kind of fact.
    private static func lists<Each: Subject>(_ subject: Each.Type) -> [String: Member] {
        Dictionary(Each.facts.map { ($0.dimension.rawValue, .list(claim)) }) { first, _ in first }
    }

    /// A claim. It has an object for each kind of fact, such as `endpoint` or `credential`, of which only that of its own
    /// kind is there.
    static let claim = Shape(
        "claim",
        datedMembers.merging(
            [
                "id": .value, "subject": .value, "shownBy": .value, "dimension": .value, "summary": .value,
                "note": .value,
                "unguarded": .value, "isGuarded": .flag, "isInherited": .flag, "isLast": .flag,
                "bestCitation": .object(citation), "history": .list(change),
            ].merging(factShapes.mapValues(Member.object)) { own, _ in own }
        ) { _, new in new })

    /// One of the survey's questions with what a provider answers.
    static let answer = Shape("answer", ["title": .value, "claims": .list(claim), "isSurveyed": .flag])

    static let coverage = Shape(
        "coverage",
        [
            "name": .value, "id": .value, "claims": .value, "guarded": .value, "unguarded": .value, "share": .value,
            "oldest": .value,
            "newest": .value,
        ])

    static let provider = Shape(
        "provider",
        members(Provider.table.looks).merging(lists(Provider.self)) { own, _ in own }.merging([
            "answers": .list(answer), "claims": .list(claim), "prefixRoutes": .list(claim), "slug": .value,
            "oldest": .value, "newest": .value,
            "isRetired": .flag, "firstEndpoint": .object(claim), "firstCredential": .object(claim),
            "decidedBy": .list(decidedBy),
        ]) { own, _ in own })

    static let tool = Shape(
        "tool",
        members(Tool.table.looks).merging(lists(Tool.self)) { own, _ in own }.merging(["claims": .list(claim)]) {
            own, _ in own
        })

    /// The providers that give the same answer.
    static let sameAnswer = Shape(
        "sameAnswer", ["answer": .value, "count": .value, "providers": .list(provider)])

    static let question = Shape("question", ["number": .value, "title": .value, "text": .value])

    /// A cell of a statement that is the row of a table.
    static let cell = Shape("cell", ["text": .value, "code": .value, "isFirst": .flag, "isLast": .flag])

    static let statement = Shape(
        "statement",
        datedMembers.merging([
            "id": .value, "title": .value, "text": .value, "cells": .value, "columns": .list(cell), "block": .block,
            "ground": .list(ground), "restsOn": .list(claim), "providers": .list(provider),
        ]) { _, new in new })

    /// A claim that has changed after a text that rests on it was last looked at.
    static let ground = Shape(
        "ground", ["claim": .value, "subject": .value, "dimension": .value, "on": .value, "isLast": .flag])

    /// What a consumer decided about a provider.
    static let decidedBy = Shape(
        "decidedBy",
        ["consumer": .value, "action": .value, "reason": .value, "asOf": .value, "citations": .list(citation)])

    /// A claim or statement that says something else since a day.
    static let turn = Shape(
        "turn", ["claim": .object(claim), "statement": .object(statement), "change": .object(change)])

    /// What changed on one day, and what was first stated then.
    static let day = Shape(
        "day", ["date": .value, "turns": .list(turn), "new": .list(claim), "newCount": .value])

    private static let documentMembers: [String: Member] = [
        "title": .value, "issue": .value, "edition": .value, "compared": .value, "dates": .value, "isLookBack": .flag,
        "quotedTitle": .value, "quotedIssue": .value, "quotedEdition": .value, "quotedDates": .value, "marker": .value,
        "quotedSources": .values, "providers": .list(provider), "tools": .list(tool), "methodology": .list(statement),
        "bottomLine": .list(statement), "considerations": .list(statement), "questions": .list(question),
        "citations": .list(citation), "days": .list(day),
        "planAnswers": .list(sameAnswer), "signInAnswers": .list(sameAnswer),
        "coverage": .list(coverage), "toolCoverage": .list(coverage), "total": .object(coverage),
        "unguarded": .list(claim), "providerCount": .value, "toolCount": .value, "changedCount": .value,
        "newCount": .value,
    ]

    /// The root of every template outside of a consumer's folder.
    static let document = Shape("the document", documentMembers)

    /// The root of a template that makes a file for each provider.
    static let providerDocument = Shape(
        "the document", documentMembers.merging(["provider": .object(provider)]) { _, new in new })

    /// The root of a template that makes a file for each tool.
    static let toolDocument = Shape(
        "the document", documentMembers.merging(["tool": .object(tool)]) { _, new in new })

    /// A setting in a consumer's terms. A flag tells the one of a certain name: `isBaseUrl` is on for `base-url`.
    static let setting = Shape("setting", ["name": .value, "value": .value, "isLast": .flag], others: .flag)

    /// The settings of a decision by their names: `baseUrl` for `base-url`.
    static let namedSettings = Shape("the named settings", [:], others: .value)

    static let decision = Shape(
        "decision",
        datedMembers.merging([
            "number": .value, "heading": .value, "action": .value, "isShip": .flag, "isDefer": .flag, "isKeep": .flag,
            "isDrop": .flag, "presetID": .value, "settings": .list(setting), "named": .object(namedSettings),
            "reason": .value, "instruction": .value, "provider": .object(provider),
            "ground": .list(ground), "restsOn": .list(claim), "endpoints": .list(claim),
            "quirks": .list(claim),
        ]) { _, new in new })

    static let toolNote = Shape(
        "toolNote",
        datedMembers.merging([
            "number": .value, "text": .value, "tool": .object(tool), "ground": .list(ground),
            "restsOn": .list(claim),
        ]) { _, new in new })

    static let section = Shape(
        "section",
        [
            "id": .value, "title": .value, "statements": .list(statement),
        ])

    static func consumer(_ consumer: Consumer) -> Shape {
        Shape(
            "the consumer \(consumer.id)",
            [
                "id": .value, "name": .value, "link": .value, "decisions": .list(decision), "unlocked": .list(decision),
                "toolNotes": .list(toolNote), "sections": .list(section), "named": .object(named(consumer)),
                "shipCount": .value, "shipNames": .value, "oldest": .value, "newest": .value,
                "flagged": .list(decision), "vocabulary": .list(setting),
            ])
    }

    /// The sections of a consumer's file, each by its name.
    static func named(_ consumer: Consumer) -> Shape {
        let names = consumer.sections.map { (memberName($0.id), Member.object(section)) }
        return Shape("named of \(consumer.id)", Dictionary(names) { first, _ in first })
    }

    /// An id as a name in templates: `auth-modes` and `auth_modes` are `authModes`.
    static func memberName(_ id: String) -> String {
        let words = id.split { $0 == "-" || $0 == "_" }
        return words.prefix(1).joined() + words.dropFirst().map(capitalised).joined()
    }

    /// The same as the name of a flag: `isAuthModes`.
    static func flagName(_ id: String) -> String { "is" + capitalised(memberName(id)) }

    private static func capitalised(_ word: some StringProtocol) -> String {
        word.prefix(1).uppercased() + word.dropFirst()
    }

    /// The root of the templates in a consumer's folder.
    static func consumerDocument(_ consumer: Consumer) -> Shape {
        Shape(
            "the document",
            documentMembers.merging([
                "consumer": .object(self.consumer(consumer)), "isStated": .flag,
            ]) { _, new in new })
    }
}
