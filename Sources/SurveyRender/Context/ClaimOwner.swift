import SurveyModel
import SurveySupport

/// A claim with the typed part of the survey that was read from it, and the pages that it cites.
///
/// A class, because documents hold the same claims in many places, and a claim is long to copy.
final class ClaimOwner: Sendable {
    let claim: Claim
    let part: Part
    /// In the order of the evidence, each once; sources that no file defines are left out.
    let citations: [Citation]
    /// True when at least one evidence can be checked by a run.
    let isGuarded: Bool

    init(_ part: Part, sources: [String: Source], citations: inout CitationTable) {
        claim = part.claim
        self.part = part
        self.citations = citations.list(claim)
        isGuarded = claim.isGuarded(by: sources)
    }

    /// What the claim was read from.
    enum Part {
        case status(Status)
        case consumerPlan(ConsumerPlan)
        case oauth(OAuth)
        case endpoint(Endpoint)
        case credential(Credential)
        case route(Route)
        case model(ListedModel)
        case policy(Policy)
        case quirk(Quirk)
        case logo(Logo)
        case surface(Tool.Surface)
        case storage(Tool.Storage)
        case variable(Tool.Variable)
        case precedence(Tool.Precedence)

        var claim: Claim {
            switch self {
            case .status(let part): part.claim
            case .consumerPlan(let part): part.claim
            case .oauth(let part): part.claim
            case .endpoint(let part): part.claim
            case .credential(let part): part.claim
            case .route(let part): part.claim
            case .model(let part): part.claim
            case .policy(let part): part.claim
            case .quirk(let part): part.claim
            case .logo(let part): part.claim
            case .surface(let part): part.claim
            case .storage(let part): part.claim
            case .variable(let part): part.claim
            case .precedence(let part): part.claim
            }
        }
    }

    /// What a reader looks for first.
    var summary: Inline {
        switch part {
        case .status(let part): .text(part.state.words)
        case .consumerPlan(let part): .text(part.grantsAPI.words)
        case .oauth(let part): .text(part.available.words)
        case .endpoint(let part): .code(part.baseURL)
        case .credential(let part): part.environment.first.map(Inline.code) ?? .text(part.kind.words)
        case .route(let part): .code(part.value)
        case .model(let part): .code(part.value)
        case .policy(let part): .prose(part.text)
        case .quirk(let part): .prose(part.text)
        case .logo(let part): part.slug.map(Inline.code) ?? .text("none")
        case .surface(let part): .prose(part.text)
        case .storage(let part): .code(part.path)
        case .variable(let part): .code(part.name)
        case .precedence(let part): .prose(part.order.joined(separator: " > "))
        }
    }

    /// What now stands at a path of the claim's object, for comparison with an earlier value.
    func text(at path: String) -> String? {
        let fields = claim.fields.filter { $0.path == path || $0.path.hasPrefix(path + "/") }
        if !fields.isEmpty { return fields.map(\.value.text).joined(separator: ", ") }
        return untyped(path)
    }

    /// Members that are read without being fields of the claim.
    private func untyped(_ path: String) -> String? {
        switch (part, path) {
        case (.consumerPlan(let part), "plan"): part.plan
        case (.oauth(let part), "flows"): part.flows.isEmpty ? nil : part.flows.joined(separator: ", ")
        case (.oauth(let part), "thirdParty"): part.thirdParty.rawValue
        case (.endpoint(let part), "region"): part.region
        case (.endpoint(let part), "realm"): part.realm
        case (.endpoint(let part), "protocol"): part.wireProtocol.rawValue
        case (.endpoint(let part), "auth/scheme"): part.auth.scheme.rawValue
        case (.credential(let part), "kind"): part.kind.rawValue
        case (.credential(let part), "realm"): part.realm
        case (.policy(let part), "topic"): part.topic.rawValue
        case (.policy(let part), "stance"): part.stance.rawValue
        case (.logo(let part), "color"): part.color
        case (.status(let part), "on"): part.on?.description
        case (.status(let part), "successor"): part.successor
        case (.surface(let part), "method"): part.method.rawValue
        default: nil
        }
    }
}

extension Provider {
    /// What claims were read from, in the order of the file.
    var parts: [ClaimOwner.Part] {
        var parts: [ClaimOwner.Part] = []
        if let status { parts.append(.status(status)) }
        if let consumerPlan { parts.append(.consumerPlan(consumerPlan)) }
        if let oauth { parts.append(.oauth(oauth)) }
        parts += endpoints.map(ClaimOwner.Part.endpoint) + credentials.map(ClaimOwner.Part.credential)
        parts += routing.map(ClaimOwner.Part.route) + models.map(ClaimOwner.Part.model)
        parts += policies.map(ClaimOwner.Part.policy) + quirks.map(ClaimOwner.Part.quirk)
        if let logo { parts.append(.logo(logo)) }
        return parts
    }
}

extension Tool {
    /// What claims were read from, in the order of the file.
    var parts: [ClaimOwner.Part] {
        surfaces.map(ClaimOwner.Part.surface) + storage.map(ClaimOwner.Part.storage)
            + environment.map(ClaimOwner.Part.variable) + (precedence.map { [.precedence($0)] } ?? [])
            + quirks.map(ClaimOwner.Part.quirk)
    }
}

extension RawRepresentable where RawValue == String {
    /// The survey's word as people read it: `first-party-only` is "first party only".
    var words: String {
        String(decoding: rawValue.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }
}
