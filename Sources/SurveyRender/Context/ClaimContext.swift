import SurveyModel

/// Builds what templates read of claims, citations and changes.
struct ClaimContext {
    let survey: Survey
    let sources: [String: Source]
    let register: CitationRegister
    /// The edition before the one that is shown; nil for the first.
    let compared: SurveyDate?
    /// The day looked back to. What was confirmed later had on that day been confirmed when it was first stated.
    let asOf: SurveyDate?

    func claims(_ owners: [ClaimOwner], of subject: String) -> [ContextObject] { owners.map { claim($0, of: subject) } }

    /// - Parameter subject: the provider or tool that shows the claim; another one's claims are inherited.
    func claim(_ owner: ClaimOwner, of subject: String) -> ContextObject {
        let claim = owner.claim
        var values = parts(owner)
        values["id"] = .code(claim.id)
        values["subject"] = .text(name(of: claim.subject))
        values["shownBy"] = .text(name(of: subject))
        values["dimension"] = .text(claim.dimension.title)
        values["summary"] = .value(owner.summary)
        values["note"] = .prose(claim.note)
        values["unguarded"] = .text(claim.unguarded?.words)
        values["isGuarded"] = .flag(claim.isGuarded(by: sources))
        values["isInherited"] = .flag(claim.subject != subject)
        values["asOf"] = .text(confirmed(claim.asOf, since: claim.since).description)
        values["since"] = .text(claim.since.description)
        values["citations"] = .list(citations(Citation.list(claim, sources: sources)))
        values["changes"] = .list(changes(claim.previously) { owner.text(at: $0) })
        values["isNew"] = .flag(isNew(since: claim.since, previously: claim.previously))
        return ContextObject(.claim, values)
    }

    private func name(of subject: String) -> String {
        survey.provider(subject)?.name ?? survey.tool(subject)?.name ?? subject
    }

    /// The day of the last confirmation, as far as it was known on the day looked back to.
    func confirmed(_ date: SurveyDate, since: SurveyDate) -> SurveyDate { isKnown(date) ? date : min(date, since) }

    private func isKnown(_ date: SurveyDate) -> Bool { asOf.map { date <= $0 } ?? true }

    /// True for what had not been stated in the edition before.
    func isNew(since: SurveyDate, previously: [PreviousValue]) -> Bool {
        guard let compared else { return false }
        return (previously.map(\.since).min() ?? since) > compared && since > compared
    }

    /// Citations, each once, in their order; sources that no file defines are left out.
    func citations(_ citations: [Citation]) -> [ContextObject] {
        var seen: Set<Citation> = []
        return citations.filter { seen.insert($0).inserted }.compactMap(citation)
    }

    func citation(_ citation: Citation) -> ContextObject? {
        guard let source = sources[citation.source] else { return nil }
        let url = citation.value.map { source.url.replacing("{value}", with: $0) } ?? source.url
        let title = (source.title.isEmpty ? source.id : source.title) + (citation.value.map { ": " + $0 } ?? "")
        return ContextObject(
            .citation,
            [
                "number": .value(Inline(kind: .citation(register, citation))), "id": .code(source.id),
                "title": .text(title), "publisher": .text(source.publisher), "kind": .text(source.kind.words),
                "link": .value(.link(title, url)),
                "address": .value(LinkTarget(url).map { Inline(kind: .target($0)) }),
                "asOf": .text(isKnown(source.asOf) ? source.asOf.description : nil), "note": .prose(source.note),
                "unverifiable": .text(source.unverifiable?.reason.words),
            ])
    }

    /// The best source of every claim that a text rests on.
    func citations(of claimIDs: [String], in claims: [String: Claim]) -> [ContextObject] {
        citations(
            claimIDs.compactMap { claims[$0] }.compactMap { claim in
                let cited = Citation.list(claim, sources: sources)
                return cited.first { sources[$0.source]?.kind == .primary } ?? cited.first
            })
    }

    /// The earlier values that ended after the edition compared with, newest first.
    func changes(_ previously: [PreviousValue], now: @escaping (String) -> String?) -> [ContextObject] {
        recent(previously).map { change($0, now: now) }
    }

    private func change(_ entry: PreviousValue, now: (String) -> String?) -> ContextObject {
        let paths = entry.values.keys.sorted().filter { now($0) != entry.values[$0] }
        let reworded: Set<String> = ["text", "reason", "instruction", "title", "cells"]
        let differences = paths.enumerated().map { index, path in
            difference(path, before: entry.values[path], after: now(path), isLast: index == paths.count - 1)
        }
        return ContextObject(
            .change,
            [
                "differences": .list(differences), "until": .text(entry.until.description),
                "asOf": .text(entry.asOf.description), "note": .prose(entry.note),
                "citations": .list(citations(entry.evidence.map { Citation(source: $0.source) })),
                "isReworded": .flag(paths.allSatisfy { reworded.contains($0) }),
            ])
    }

    private func difference(_ path: String, before: String?, after: String?, isLast: Bool) -> ContextObject {
        let before = before.flatMap { $0.isEmpty ? nil : $0 }
        return ContextObject(
            .difference,
            [
                "path": .code(path), "label": .text(Self.labels[path] ?? path),
                "before": .value(before.map { Self.inline($0, at: path) } ?? .text("none")),
                "after": .value(after.map { Self.inline($0, at: path) }), "isLast": .flag(isLast),
            ])
    }

    func recent(_ previously: [PreviousValue]) -> [PreviousValue] {
        previously.filter { entry in compared.map { entry.until > $0 } ?? true }
    }

    /// What people call the members of a claim; others go by their own names.
    private static let labels = [
        "grantsAPI": "pays for the API", "available": "flow for others", "authorizeURL": "sign-in",
        "tokenURL": "tokens",
        "thirdParty": "use by other clients", "baseURL": "base URL", "prefix": "prefix", "slug": "file",
        "text": "wording", "cells": "row", "title": "name",
        "environment": "environment", "keyPage": "key page", "keyPrefix": "key begins", "modelsPath": "model list",
    ]

    /// Values that are looked for letter by letter are shown as code.
    private static func inline(_ text: String, at path: String) -> Inline {
        let prose: Set<String> = ["text", "plan", "reason", "instruction", "title", "cells", "order"]
        let words: Set<String> = [
            "grantsAPI", "available", "thirdParty", "stance", "state", "method", "action", "kind",
        ]
        if prose.contains(path) { return .prose(text) }
        if ["region", "realm", "on"].contains(path) { return .text(text) }
        return words.contains(path) ? .text(text.replacing("-", with: " ")) : .code(text)
    }

    private func parts(_ owner: ClaimOwner) -> [String: ContextValue] {
        var values: [String: ContextValue] = [
            "endpoint": .object(nil), "credential": .object(nil), "route": .object(nil), "model": .object(nil),
            "consumerPlan": .object(nil), "oauth": .object(nil), "policy": .object(nil), "quirk": .object(nil),
            "logo": .object(nil),
            "status": .object(nil), "surface": .object(nil), "storage": .object(nil), "variable": .object(nil),
            "precedence": .object(nil),
        ]
        values[Self.member(owner)] = .object(part(owner))
        return values
    }

    /// The member of `claim` that holds the part.
    private static func member(_ owner: ClaimOwner) -> String {
        switch owner {
        case .status: "status"
        case .consumerPlan: "consumerPlan"
        case .oauth: "oauth"
        case .endpoint: "endpoint"
        case .credential: "credential"
        case .route: "route"
        case .model: "model"
        case .policy: "policy"
        case .quirk: "quirk"
        case .logo: "logo"
        case .surface: "surface"
        case .storage: "storage"
        case .variable: "variable"
        case .precedence: "precedence"
        }
    }

    private func part(_ owner: ClaimOwner) -> ContextObject {
        switch owner {
        case .status(let part): status(part)
        case .consumerPlan(let part): plan(part)
        case .oauth(let part): oauth(part)
        case .endpoint(let part): endpoint(part)
        case .credential(let part): credential(part)
        case .route(let part): route(part)
        case .model(let part):
            ContextObject(.model, ["registry": .text(Self.registryName(part.registry)), "id": .code(part.value)])
        case .policy(let part): policy(part)
        case .quirk(let part): ContextObject(.quirk, ["id": .code(part.id), "text": .prose(part.text)])
        case .logo(let part): ContextObject(.logo, ["slug": .code(part.slug), "color": .code(part.color)])
        case .surface(let part): surface(part)
        case .storage(let part): ContextObject(.storage, ["platform": .text(part.id), "path": .code(part.path)])
        case .variable(let part): ContextObject(.variable, ["name": .code(part.name)])
        case .precedence(let part):
            ContextObject(.precedence, ["order": .prose(part.order.joined(separator: ", then "))])
        }
    }

    private func status(_ part: Status) -> ContextObject {
        ContextObject(
            .status,
            [
                "state": .text(part.state.words), "on": .text(part.on?.description),
                "successor": .text(part.successor.map { survey.provider($0)?.name ?? $0 }),
            ])
    }

    private func plan(_ part: ConsumerPlan) -> ContextObject {
        ContextObject(
            .plan,
            [
                "grantsAPI": .text(part.grantsAPI.words), "plan": .prose(part.plan),
                "isUnknown": .flag(part.grantsAPI == .unknown),
            ])
    }

    private func oauth(_ part: OAuth) -> ContextObject {
        ContextObject(
            .oauth,
            [
                "available": .text(part.available.words), "flows": .value(.texts(part.flows)),
                "authorizeURL": .code(part.authorizeURL), "tokenURL": .code(part.tokenURL),
                "thirdParty": .text(part.thirdParty == .unknown ? nil : part.thirdParty.words),
                "isUnknown": .flag(part.available == .unknown),
            ])
    }

    private func endpoint(_ part: Endpoint) -> ContextObject {
        let chatPath = part.chatPath ?? part.wireProtocol.chatPath
        let headers = part.headers.enumerated().map { index, header in
            ContextObject(
                .header,
                [
                    "name": .code(header.name),
                    "line": .code(header.value.isEmpty ? header.name : "\(header.name): \(header.value)"),
                    "isRequired": .flag(header.isRequired), "isLast": .flag(index == part.headers.count - 1),
                ])
        }
        return ContextObject(
            .endpoint,
            [
                "id": .text(part.id), "region": .text(part.region), "realm": .text(part.realm),
                "baseURL": .code(part.baseURL),
                "protocol": .text(part.wireProtocol.rawValue), "chatURL": .code(chatPath.map { part.baseURL + $0 }),
                "modelsURL": .code(part.modelsPath.map { part.baseURL + $0 }), "scheme": .text(part.auth.scheme.words),
                "auth": .code(Self.authLine(part.auth)), "isOpen": .flag(part.auth.scheme == .none),
                "headers": .list(headers),
                "placeholders": .value(.codes(Self.placeholders(part.baseURL))),
            ])
    }

    /// The header or query parameter as it is sent, with `KEY` for the secret.
    private static func authLine(_ auth: Endpoint.Auth) -> String? {
        switch auth.scheme {
        case .bearer: "\(auth.header ?? "Authorization"): Bearer KEY"
        case .oauth: "\(auth.header ?? "Authorization"): Bearer TOKEN"
        case .header: auth.header.map { "\($0): KEY" }
        case .query: auth.query.map { "?\($0)=KEY" }
        case .signature: auth.header
        case .none: nil
        }
    }

    private static func placeholders(_ url: String) -> [String] {
        url.split(separator: "{").dropFirst().compactMap { part in
            part.firstIndex(of: "}").map { "{" + part[..<$0] + "}" }
        }
    }

    private func credential(_ part: Credential) -> ContextObject {
        ContextObject(
            .credential,
            [
                "id": .text(part.id), "kind": .text(part.kind.words), "realm": .text(part.realm),
                "environment": .value(.codes(part.environment)), "keyPrefix": .code(part.keyPrefix),
                "keyPage": .value(part.keyPage.map { .link("key page", $0) }),
            ])
    }

    private func route(_ part: Route) -> ContextObject {
        ContextObject(
            .route,
            [
                "name": .text(Self.registryName(part.name)), "id": .code(part.value),
                "example": .code(part.name == "litellm" ? part.value + "/<model>" : nil),
                "isLiteLLM": .flag(part.name == "litellm"),
            ])
    }

    private static func registryName(_ name: String) -> String { registryNames[name] ?? name }

    private static let registryNames = [
        "litellm": "LiteLLM", "models-dev": "models.dev", "catwalk": "Catwalk", "genai-prices": "genai-prices",
        "lobe-icons": "lobe-icons", "opencode": "OpenCode", "vercel-ai-sdk": "Vercel AI SDK",
    ]

    private func policy(_ part: Policy) -> ContextObject {
        ContextObject(
            .policy,
            [
                "id": .code(part.id), "topic": .text(part.topic.words),
                "stance": .text(part.stance == .unknown ? nil : part.stance.words), "text": .prose(part.text),
            ])
    }

    private func surface(_ part: Tool.Surface) -> ContextObject {
        ContextObject(
            .surface, ["id": .code(part.id), "method": .text(part.method.words), "text": .prose(part.text)])
    }
}
