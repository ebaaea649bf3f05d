import SurveyModel
import SurveySupport

// What templates can ask for. `docs/templates.md` explains the members for people who write templates.

extension Shape {
    static let citation = Shape(
        "citation",
        [
            "number": .value, "id": .value, "title": .value, "link": .value, "address": .target, "publisher": .value,
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

    static let header = Shape("header", ["name": .value, "line": .value, "isRequired": .flag, "isLast": .flag])

    static let endpoint = Shape(
        "endpoint",
        [
            "id": .value, "region": .value, "realm": .value, "baseURL": .value, "protocol": .value, "chatURL": .value,
            "modelsURL": .value, "scheme": .value, "auth": .value, "isOpen": .flag, "headers": .list(header),
            "placeholders": .value,
        ])

    static let credential = Shape(
        "credential",
        [
            "id": .value, "kind": .value, "realm": .value, "environment": .value, "keyPrefix": .value,
            "keyPage": .value,
        ])

    static let route = Shape(
        "route",
        [
            "name": .value, "id": .value, "example": .value, "isLiteLLM": .flag,
        ])

    static let model = Shape("model", ["registry": .value, "id": .value])
    static let plan = Shape("plan", ["grantsAPI": .value, "plan": .value, "isUnknown": .flag])

    static let oauth = Shape(
        "oauth",
        [
            "available": .value, "flows": .value, "authorizeURL": .value, "tokenURL": .value, "thirdParty": .value,
            "isUnknown": .flag,
        ])

    static let policy = Shape("policy", ["id": .value, "topic": .value, "stance": .value, "text": .value])
    static let quirk = Shape("quirk", ["id": .value, "text": .value])
    static let logo = Shape("logo", ["slug": .value, "color": .value])
    static let status = Shape("status", ["state": .value, "on": .value, "successor": .value])
    static let surface = Shape("surface", ["id": .value, "method": .value, "text": .value])
    static let storage = Shape("storage", ["platform": .value, "path": .value])
    static let variable = Shape("variable", ["name": .value])
    static let precedence = Shape("precedence", ["order": .value])

    /// Of the objects for dimensions exactly one is there.
    static let claim = Shape(
        "claim",
        datedMembers.merging([
            "id": .value, "subject": .value, "shownBy": .value, "dimension": .value, "summary": .value, "note": .value,
            "unguarded": .value, "isGuarded": .flag, "isInherited": .flag,
            "endpoint": .object(endpoint), "credential": .object(credential), "route": .object(route),
            "model": .object(model), "consumerPlan": .object(plan), "oauth": .object(oauth), "policy": .object(policy),
            "quirk": .object(quirk),
            "logo": .object(logo), "status": .object(status), "surface": .object(surface),
            "storage": .object(storage), "variable": .object(variable), "precedence": .object(precedence),
        ]) { _, new in new })

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
        [
            "id": .value, "name": .value, "vendor": .value, "category": .value, "aliases": .value, "parent": .value,
            "docs": .value, "answers": .list(answer), "claims": .list(claim),
            "status": .list(claim), "consumerPlan": .list(claim), "oauth": .list(claim), "endpoints": .list(claim),
            "credentials": .list(claim), "routing": .list(claim), "litellm": .list(claim), "otherRouting": .list(claim),
            "models": .list(claim), "policies": .list(claim), "quirks": .list(claim), "logo": .list(claim),
        ])

    static let tool = Shape(
        "tool",
        [
            "id": .value, "name": .value, "vendor": .value, "claims": .list(claim), "surfaces": .list(claim),
            "storage": .list(claim), "environment": .list(claim), "precedence": .list(claim), "quirks": .list(claim),
        ])

    static let question = Shape("question", ["number": .value, "title": .value, "text": .value])

    /// A cell of a statement that is the row of a table.
    static let cell = Shape("cell", ["text": .value, "code": .value, "isFirst": .flag, "isLast": .flag])

    static let statement = Shape(
        "statement",
        datedMembers.merging([
            "id": .value, "title": .value, "text": .value, "cells": .value, "columns": .list(cell), "block": .block,
            "ground": .list(ground),
        ]) { _, new in new })

    /// A claim that has changed after a text that rests on it was last looked at.
    static let ground = Shape(
        "ground", ["claim": .value, "subject": .value, "dimension": .value, "on": .value, "isLast": .flag])

    /// The changes of one provider, tool or consumer.
    static let changedSubject = Shape(
        "changedSubject",
        [
            "name": .value, "id": .value, "changed": .list(claim), "new": .list(claim),
        ])

    private static let documentMembers: [String: Member] = [
        "title": .value, "issue": .value, "edition": .value, "compared": .value, "dates": .value, "isLookBack": .flag,
        "quotedTitle": .value, "quotedIssue": .value, "quotedEdition": .value, "quotedDates": .value, "marker": .value,
        "quotedSources": .values, "providers": .list(provider), "tools": .list(tool), "methodology": .list(statement),
        "bottomLine": .list(statement), "considerations": .list(statement), "questions": .list(question),
        "citations": .list(citation), "changes": .list(changedSubject), "changedStatements": .list(statement),
        "coverage": .list(coverage), "toolCoverage": .list(coverage), "total": .object(coverage),
        "unguarded": .list(claim), "providerCount": .value, "toolCount": .value, "changedCount": .value,
        "newCount": .value,
    ]

    /// The root of every template outside of a consumer's folder.
    static let document = Shape("the document", documentMembers)

    static let setting = Shape("setting", ["name": .value, "value": .value, "isLast": .flag])

    static let decision = Shape(
        "decision",
        datedMembers.merging([
            "number": .value, "heading": .value, "action": .value, "isShip": .flag, "isDefer": .flag, "isKeep": .flag,
            "isDrop": .flag, "presetID": .value, "authType": .value, "litellmProvider": .value,
            "settings": .list(setting), "reason": .value, "instruction": .value, "provider": .object(provider),
            "ground": .list(ground),
        ]) { _, new in new })

    static let toolNote = Shape(
        "toolNote",
        datedMembers.merging([
            "number": .value, "text": .value, "tool": .object(tool), "ground": .list(ground),
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
                "patterns": .object(section), "otherSections": .list(section), "shipCount": .value, "shipNames": .value,
                "flagged": .list(decision), "vocabulary": .list(setting),
            ])
    }

    /// The sections of a consumer's file, each by its name.
    static func named(_ consumer: Consumer) -> Shape {
        let names = consumer.sections.map { (memberName($0.id), Member.object(section)) }
        return Shape("named of \(consumer.id)", Dictionary(names) { first, _ in first })
    }

    /// An id as a name in templates: `auth-modes` is `authModes`.
    static func memberName(_ id: String) -> String {
        let words = id.split(separator: "-")
        return words.prefix(1).joined() + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// The root of the templates in a consumer's folder.
    static func consumerDocument(_ consumer: Consumer) -> Shape {
        Shape(
            "the document",
            documentMembers.merging(["consumer": .object(self.consumer(consumer))]) { _, new in new })
    }
}
