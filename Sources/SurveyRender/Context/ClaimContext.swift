import SurveyModel
import SurveySupport

/// Builds what templates read of claims, citations and changes.
final class ClaimContext {
    private let index: SurveyIndex
    let register: CitationRegister
    /// The edition before the one that is shown; nil for the first.
    let compared: SurveyDate?
    /// What the document has read of claims.
    private let uses: ClaimUses
    /// The day looked back to. What was confirmed later had on that day been confirmed when it was first stated.
    private let asOf: SurveyDate?

    init(index: SurveyIndex, register: CitationRegister, compared: SurveyDate?, asOf: SurveyDate?, uses: ClaimUses) {
        self.uses = uses
        self.index = index
        self.register = register
        self.compared = compared
        self.asOf = asOf
    }

    func claims(_ owners: [ClaimOwner], of subject: String) -> [ContextObject] { owners.map { claim($0, of: subject) } }

    /// - Parameter subject: the provider or tool that shows the claim; another one's claims are inherited.
    func claim(_ owner: ClaimOwner, of subject: String) -> ContextObject {
        var isNoted = false
        return ContextObject(.claim) { [self] member in
            let claim = owner.claim
            if !isNoted { uses.note(claim) }
            isNoted = true
            return switch member {
            case "id": .code(claim.id)
            case "subject": .text(index.name(of: claim.subject))
            case "shownBy": .text(index.name(of: subject))
            case "dimension": .text(claim.dimension.title)
            case "summary": .value(owner.summary)
            case "note": .prose(claim.note)
            case "unguarded": .text(claim.unguarded?.words)
            case "isGuarded": .flag(owner.isGuarded)
            case "isInherited": .flag(claim.subject != subject)
            case "asOf": .text(confirmed(claim.asOf, since: claim.since).description)
            case "since": .text(claim.since.description)
            case "citations": .list(owner.citations.map(citation))
            case "changes": .list(changes(claim.previously) { owner.text(at: $0) })
            case "isNew": .flag(isNew(since: claim.since, previously: claim.previously))
            default: part(member, of: owner)
            }
        }
    }

    /// The day of the last confirmation, as far as it was known on the day looked back to.
    func confirmed(_ date: SurveyDate, since: SurveyDate) -> SurveyDate { isKnown(date) ? date : min(date, since) }

    private func isKnown(_ date: SurveyDate) -> Bool { asOf.map { date <= $0 } ?? true }

    /// True for what had not been stated in the edition before.
    func isNew(since: SurveyDate, previously: [PreviousValue]) -> Bool {
        guard let compared else { return false }
        return (previously.map(\.since).min() ?? since) > compared && since > compared
    }

    func citation(_ citation: Citation) -> ContextObject {
        ContextObject(.citation) { [self] member in
            let source = citation.source
            return switch member {
            case "number": .value(Inline(kind: .citation(register, citation)))
            case "id": .code(source.id)
            case "title": .text(citation.title)
            case "publisher": .text(source.publisher)
            case "kind": .text(source.kind.words)
            case "link": .value(.link(citation.title, to: citation.target))
            case "address": .value(citation.target.map { Inline(kind: .target($0)) })
            case "asOf": .text(isKnown(source.asOf) ? source.asOf.description : nil)
            case "note": .prose(source.note)
            case "unverifiable": .text(source.unverifiable?.reason.words)
            default: nil
            }
        }
    }

    /// The best source of every claim that a text rests on.
    func citations(of claimIDs: [String]) -> [ContextObject] {
        let best = claimIDs.compactMap { id -> Citation? in
            guard let cited = self.owner(of: id)?.citations else { return nil }
            return cited.first { $0.source.kind == .primary } ?? cited.first
        }
        return best.withoutRepetitions.map(citation)
    }

    /// A claim that a text rests on, or that decides whether something is listed.
    func owner(of id: String) -> ClaimOwner? {
        let owner = index.claims[id]
        if let owner { uses.note(owner.claim) }
        return owner
    }

    /// What the file of a provider or tool states, for counts and lists of changes.
    func stated(by subject: String) -> [ClaimOwner] {
        let owners = index.subjects[subject]?.stated ?? []
        for owner in owners { uses.note(owner.claim) }
        return owners
    }

    /// The earlier values that ended after the edition compared with, newest first.
    func changes(_ previously: [PreviousValue], now: (String) -> String?) -> [ContextObject] {
        recent(previously).map { change($0, now: now) }
    }

    private func change(_ entry: PreviousValue, now: (String) -> String?) -> ContextObject {
        let paths = entry.values.keys.sorted().filter { now($0) != entry.values[$0] }
        let reworded: Set<String> = ["text", "reason", "instruction", "title", "cells"]
        let differences = paths.enumerated().map { index, path in
            difference(path, before: entry.values[path], after: now(path), isLast: index == paths.count - 1)
        }
        return ContextObject(.change) { [self] member in
            switch member {
            case "differences": .list(differences)
            case "until": .text(entry.until.description)
            case "asOf": .text(entry.asOf.description)
            case "note": .prose(entry.note)
            case "citations":
                .list(
                    entry.evidence.compactMap { index.citations.citation(of: $0.source) }
                        .withoutRepetitions.map(citation))
            case "isReworded": .flag(paths.allSatisfy { reworded.contains($0) })
            default: nil
            }
        }
    }

    private func difference(_ path: String, before: String?, after: String?, isLast: Bool) -> ContextObject {
        let before = before.flatMap { $0.isEmpty ? nil : $0 }
        return ContextObject(.difference) { member in
            switch member {
            case "path": .code(path)
            case "label": .text(Self.labels[path] ?? path)
            case "before": .value(before.map { Self.inline($0, at: path) } ?? .text("none"))
            case "after": .value(after.map { Self.inline($0, at: path) })
            case "isLast": .flag(isLast)
            default: nil
            }
        }
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

    /// The part that the claim was read from, by the name of its kind; the other kinds have none.
    private func part(_ name: String, of owner: ClaimOwner) -> ContextValue? {
        if name == Self.member(owner.part) { return .object(part(owner.part)) }
        guard case .object? = Shape.claim.members[name] else { return nil }
        return .object(nil)
    }

    /// The member of `claim` that holds the part.
    private static func member(_ part: ClaimOwner.Part) -> String {
        switch part {
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

    private func part(_ part: ClaimOwner.Part) -> ContextObject {
        switch part {
        case .status(let part): status(part)
        case .consumerPlan(let part): plan(part)
        case .oauth(let part): oauth(part)
        case .endpoint(let part): endpoint(part)
        case .credential(let part): credential(part)
        case .route(let part): route(part)
        case .model(let part):
            ContextObject(.model) { member in
                switch member {
                case "registry": .text(Self.registryName(part.registry))
                case "id": .code(part.value)
                default: nil
                }
            }
        case .policy(let part): policy(part)
        case .quirk(let part):
            ContextObject(.quirk) { member in
                switch member {
                case "id": .code(part.id)
                case "text": .prose(part.text)
                default: nil
                }
            }
        case .logo(let part):
            ContextObject(.logo) { member in
                switch member {
                case "slug": .code(part.slug)
                case "color": .code(part.color)
                default: nil
                }
            }
        case .surface(let part): surface(part)
        case .storage(let part):
            ContextObject(.storage) { member in
                switch member {
                case "platform": .text(part.id)
                case "path": .code(part.path)
                default: nil
                }
            }
        case .variable(let part):
            ContextObject(.variable) { member in
                switch member {
                case "name": .code(part.name)
                default: nil
                }
            }
        case .precedence(let part):
            ContextObject(.precedence) { member in
                switch member {
                case "order": .prose(part.order.joined(separator: ", then "))
                default: nil
                }
            }
        }
    }

    private func status(_ part: Status) -> ContextObject {
        ContextObject(.status) { [self] member in
            switch member {
            case "state": .text(part.state.words)
            case "on": .text(part.on?.description)
            case "successor": .text(part.successor.map { index.name(of: $0) })
            default: nil
            }
        }
    }

    private func plan(_ part: ConsumerPlan) -> ContextObject {
        ContextObject(.plan) { member in
            switch member {
            case "grantsAPI": .text(part.grantsAPI.words)
            case "plan": .prose(part.plan)
            case "isUnknown": .flag(part.grantsAPI == .unknown)
            default: nil
            }
        }
    }

    private func oauth(_ part: OAuth) -> ContextObject {
        ContextObject(.oauth) { member in
            switch member {
            case "available": .text(part.available.words)
            case "flows": .value(.texts(part.flows))
            case "authorizeURL": .code(part.authorizeURL)
            case "tokenURL": .code(part.tokenURL)
            case "thirdParty": .text(part.thirdParty == .unknown ? nil : part.thirdParty.words)
            case "isUnknown": .flag(part.available == .unknown)
            default: nil
            }
        }
    }

    private func endpoint(_ part: Endpoint) -> ContextObject {
        let chatPath = part.chatPath ?? part.wireProtocol.chatPath
        let headers = part.headers.enumerated().map { index, header in
            ContextObject(.header) { member in
                switch member {
                case "name": .code(header.name)
                case "line": .code(header.value.isEmpty ? header.name : "\(header.name): \(header.value)")
                case "isRequired": .flag(header.isRequired)
                case "isLast": .flag(index == part.headers.count - 1)
                default: nil
                }
            }
        }
        return ContextObject(.endpoint) { member in
            switch member {
            case "id": .text(part.id)
            case "region": .text(part.region)
            case "realm": .text(part.realm)
            case "baseURL": .code(part.baseURL)
            case "protocol": .text(part.wireProtocol.rawValue)
            case "chatURL": .code(chatPath.map { part.baseURL + $0 })
            case "modelsURL": .code(part.modelsPath.map { part.baseURL + $0 })
            case "scheme": .text(part.auth.scheme.words)
            case "auth": .code(Self.authLine(part.auth))
            case "isOpen": .flag(part.auth.scheme == .none)
            case "headers": .list(headers)
            case "placeholders": .value(.codes(Self.placeholders(part.baseURL)))
            default: nil
            }
        }
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
        ContextObject(.credential) { member in
            switch member {
            case "id": .text(part.id)
            case "kind": .text(part.kind.words)
            case "realm": .text(part.realm)
            case "environment": .value(.codes(part.environment))
            case "keyPrefix": .code(part.keyPrefix)
            case "keyPage": .value(part.keyPage.map { .link("key page", $0) })
            default: nil
            }
        }
    }

    private func route(_ part: Route) -> ContextObject {
        ContextObject(.route) { member in
            switch member {
            case "name": .text(Self.registryName(part.name))
            case "id": .code(part.value)
            case "example": .code(part.name == "litellm" ? part.value + "/<model>" : nil)
            case "isLiteLLM": .flag(part.name == "litellm")
            default: nil
            }
        }
    }

    private static func registryName(_ name: String) -> String { registryNames[name] ?? name }

    private static let registryNames = [
        "litellm": "LiteLLM", "models-dev": "models.dev", "catwalk": "Catwalk", "genai-prices": "genai-prices",
        "lobe-icons": "lobe-icons", "opencode": "OpenCode", "vercel-ai-sdk": "Vercel AI SDK",
    ]

    private func policy(_ part: Policy) -> ContextObject {
        ContextObject(.policy) { member in
            switch member {
            case "id": .code(part.id)
            case "topic": .text(part.topic.words)
            case "stance": .text(part.stance == .unknown ? nil : part.stance.words)
            case "text": .prose(part.text)
            default: nil
            }
        }
    }

    private func surface(_ part: Tool.Surface) -> ContextObject {
        ContextObject(.surface) { member in
            switch member {
            case "id": .code(part.id)
            case "method": .text(part.method.words)
            case "text": .prose(part.text)
            default: nil
            }
        }
    }
}
