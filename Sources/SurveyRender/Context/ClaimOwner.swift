import SurveyModel

/// A claim with the typed part of the survey that was read from it.
indirect enum ClaimOwner {
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

    /// What a reader looks for first.
    var summary: Inline {
        switch self {
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
        switch (self, path) {
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
    /// Every claim with its part, in the order of the file.
    var owners: [ClaimOwner] {
        var owners: [ClaimOwner] = []
        if let status { owners.append(.status(status)) }
        if let consumerPlan { owners.append(.consumerPlan(consumerPlan)) }
        if let oauth { owners.append(.oauth(oauth)) }
        owners += endpoints.map(ClaimOwner.endpoint) + credentials.map(ClaimOwner.credential)
        owners += routing.map(ClaimOwner.route) + models.map(ClaimOwner.model)
        owners += policies.map(ClaimOwner.policy) + quirks.map(ClaimOwner.quirk)
        if let logo { owners.append(.logo(logo)) }
        return owners
    }
}

extension Tool {
    /// Every claim with its part, in the order of the file.
    var owners: [ClaimOwner] {
        surfaces.map(ClaimOwner.surface) + storage.map(ClaimOwner.storage) + environment.map(ClaimOwner.variable)
            + (precedence.map { [.precedence($0)] } ?? []) + quirks.map(ClaimOwner.quirk)
    }
}

extension RawRepresentable where RawValue == String {
    /// The survey's word as people read it: `first-party-only` is "first party only".
    var words: String {
        String(decoding: rawValue.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }
}
