import SurveyModel
import SurveySupport

/// Writes the table of the `ProviderPresets` library.
struct SwiftCatalog {
    let survey: Survey
    let edition: SurveyDate?

    /// A provider and the name that it has in Swift.
    private struct Entry {
        var name: SwiftIdentifier
        var provider: Provider
    }

    /// The two extensions, without the comment on top; throws when two providers want the same name.
    func table() throws(RenderFailure) -> SwiftSource {
        let entries = survey.providers.map { provider in
            Entry(name: SwiftIdentifier(camelCasing: provider.id), provider: survey.resolved(provider))
        }
        try refuseCollisions(entries)
        var presets: [SwiftSource] = []
        for entry in entries {
            presets.append(
                """
                        @_optimize(none)
                        static func \(name: entry.name)() -> ProviderPreset {
                            \(try preset(entry.provider))
                        }

                """)
        }
        return """
            \(identifiers(entries))
            extension ProviderPreset {
                /// Every provider of the survey, sorted by id.
                public static let all: [ProviderPreset] = [
            \(entries.map { "        Catalog.\(name: $0.name)(),\n" }.joined(""))    ]
            }

            extension ProviderPreset {
                // One function for each preset, so that the compiler checks them one by one. There is nothing in them to make
                // faster, and a release build with some hundred of them takes a quarter of the time when nobody tries.
                private enum Catalog {
            \(presets.joined("\n"))    }
            }

            """
    }

    /// The comment on top of a file.
    var heading: SwiftSource {
        """
        // \(SwiftSource(stringLiteral: Marker.text))
        // Survey of \(comment: edition?.description ?? "unknown date"), \(number: survey.providers.count) providers.
        // swift-format-ignore-file

        """
    }

    private func refuseCollisions(_ entries: [Entry]) throws(RenderFailure) {
        var seen: [String: Provider] = [:]
        var found: [Diagnostic] = []
        for entry in entries {
            if let other = seen[entry.name.text] {
                found.append(
                    Diagnostic(
                        rule: "swift-name-collision", at: entry.provider.location,
                        "'\(entry.provider.id)' and '\(other.id)' are both \(entry.name.text) in Swift",
                        suggestion: "rename one of the ids"))
            }
            seen[entry.name.text] = entry.provider
        }
        if !found.isEmpty { throw RenderFailure(found) }
    }

    private func identifiers(_ entries: [Entry]) -> SwiftSource {
        let members: [SwiftSource] = entries.map { entry in
            """
                /// \(comment: entry.provider.name).
                public static let \(name: entry.name): ProviderID = ProviderID(rawValue: \(literal: entry.provider.id))

            """
        }
        return """
            extension ProviderID: CaseIterable {
            \(members.joined(""))
                /// The ids of every provider of the survey, sorted.
                public static let allCases: [ProviderID] = [
            \(entries.map { "        .\(name: $0.name),\n" }.joined(""))    ]
            }

            """
    }

    private func preset(_ provider: Provider) throws(RenderFailure) -> SwiftSource {
        var call = SwiftCall("ProviderPreset", indentation: 3)
        call.add("id", "ProviderID(rawValue: \(literal: provider.id))")
        call.add("name", "\(literal: provider.name)")
        call.add("vendor", "\(literal: provider.vendor)")
        call.add("category", "Category(rawValue: \(literal: provider.category.rawValue))")
        call.add("aliases", texts: provider.aliases)
        call.add("parent", provider.parent.map { "ProviderID(rawValue: \(literal: $0))" })
        call.add("lifecycle", provider.status.map(lifecycle))
        call.add("consumerPlan", provider.consumerPlan.map(consumerPlan))
        call.add("oauth", provider.oauth.map(oauth))
        var endpoints: [SwiftSource] = []
        for each in provider.endpoints { endpoints.append(try endpoint(each)) }
        call.add("endpoints", list: endpoints)
        call.add("credentials", list: provider.credentials.map(credential))
        call.add(
            "registryIDs",
            list: provider.routing.map { "RegistryID(registry: \(literal: $0.name), id: \(literal: $0.value))" })
        call.add("policies", list: provider.policies.map(policy))
        call.add("links", links(provider.links))
        call.add("logo", provider.logo.map(logo))
        call.add("verifiedOn", text: provider.claims.map(\.asOf).min()?.description)
        return call.source
    }

    private func lifecycle(_ status: Status) -> SwiftSource {
        var call = SwiftCall("Lifecycle", indentation: 4)
        call.add("state", "LifecycleState.\(name: SwiftIdentifier(camelCasing: status.state.rawValue))")
        call.add("on", text: status.on?.description)
        call.add("successor", status.successor.map { "ProviderID(rawValue: \(literal: $0))" })
        call.add("note", text: status.claim.note)
        return call.source
    }

    private func consumerPlan(_ plan: ConsumerPlan) -> SwiftSource {
        var call = SwiftCall("ConsumerPlan", indentation: 4)
        call.add("grantsAPI", "Grant.\(name: SwiftIdentifier(camelCasing: plan.grantsAPI.rawValue))")
        call.add("plan", text: plan.plan)
        call.add("note", text: plan.claim.note)
        call.add("verifiedOn", text: plan.claim.asOf.description)
        return call.source
    }

    private func oauth(_ oauth: OAuth) -> SwiftSource {
        var call = SwiftCall("OAuthNote", indentation: 4)
        call.add("availability", "Availability.\(name: SwiftIdentifier(camelCasing: oauth.available.rawValue))")
        call.add("flows", texts: oauth.flows)
        call.add("authorizeURL", text: oauth.authorizeURL)
        call.add("tokenURL", text: oauth.tokenURL)
        call.add("thirdParty", "Stance.\(name: SwiftIdentifier(camelCasing: oauth.thirdParty.rawValue))")
        call.add("note", text: oauth.claim.note)
        call.add("verifiedOn", text: oauth.claim.asOf.description)
        return call.source
    }

    private func endpoint(_ endpoint: Endpoint) throws(RenderFailure) -> SwiftSource {
        guard let parts = EndpointParts(endpoint.baseURL) else {
            throw RenderFailure([
                Diagnostic(
                    rule: "endpoint-address", at: endpoint.claim.location, "'\(endpoint.baseURL)' is not scheme://host",
                    suggestion: "write the whole address")
            ])
        }
        var call = SwiftCall("Endpoint", indentation: 5)
        call.add("id", text: endpoint.id)
        call.add("region", text: endpoint.region)
        call.add("realm", text: endpoint.realm)
        call.add("wireProtocol", "WireProtocol(rawValue: \(literal: endpoint.wireProtocol.rawValue))")
        call.add("scheme", text: parts.scheme)
        call.add("host", text: parts.host)
        call.add("port", parts.port.map { "\(number: $0)" })
        call.add("basePath", text: parts.basePath.isEmpty ? nil : parts.basePath)
        call.add("apiVersion", text: parts.apiVersion)
        call.add("chatPath", text: endpoint.chatPath ?? endpoint.wireProtocol.chatPath)
        call.add("modelsPath", text: endpoint.modelsPath)
        call.add("auth", auth(endpoint.auth))
        call.add("headers", list: endpoint.headers.map(header))
        call.add("verifiedOn", text: endpoint.claim.asOf.description)
        return call.source
    }

    private func auth(_ auth: SurveyModel.Endpoint.Auth) -> SwiftSource {
        var call = SwiftCall("Auth", indentation: nil)
        call.add("scheme", "AuthScheme(rawValue: \(literal: auth.scheme.rawValue))")
        call.add("header", text: auth.header)
        call.add("query", text: auth.query)
        return call.source
    }

    private func header(_ header: SurveyModel.Endpoint.Header) -> SwiftSource {
        let isRequired: SwiftSource = header.isRequired ? "true" : "false"
        return "Header(name: \(literal: header.name), value: \(literal: header.value), isRequired: \(isRequired))"
    }

    private func credential(_ credential: Credential) -> SwiftSource {
        var call = SwiftCall("Credential", indentation: 5)
        call.add("id", text: credential.id)
        call.add("kind", "CredentialKind(rawValue: \(literal: credential.kind.rawValue))")
        call.add("realm", text: credential.realm)
        call.add("environmentNames", texts: credential.environment)
        call.add("keyPrefix", text: credential.keyPrefix)
        call.add("keyPage", text: credential.keyPage)
        call.add("note", text: credential.claim.note)
        call.add("verifiedOn", text: credential.claim.asOf.description)
        return call.source
    }

    private func policy(_ policy: Policy) -> SwiftSource {
        var call = SwiftCall("PolicyNote", indentation: 5)
        call.add("id", text: policy.id)
        call.add("topic", text: policy.topic.rawValue)
        call.add("stance", "Stance.\(name: SwiftIdentifier(camelCasing: policy.stance.rawValue))")
        call.add("text", text: policy.text)
        call.add("verifiedOn", text: policy.claim.asOf.description)
        return call.source
    }

    private func links(_ links: Provider.Links) -> SwiftSource? {
        var call = SwiftCall("Links", indentation: 4)
        call.add("home", text: links.home)
        call.add("docs", text: links.docs)
        call.add("models", text: links.models)
        call.add("pricing", text: links.pricing)
        call.add("dashboard", text: links.dashboard)
        call.add("serviceStatus", text: links.serviceStatus)
        call.add("terms", text: links.terms)
        return call.isEmpty ? nil : call.source
    }

    private func logo(_ logo: Logo) -> SwiftSource {
        guard let slug = logo.slug else { return "Logo(slug: nil)" }
        var call = SwiftCall("Logo", indentation: nil)
        call.add("slug", text: slug)
        call.add("color", text: logo.color)
        return call.source
    }
}

/// A call with labelled arguments; those without a value are left out.
private struct SwiftCall {
    private let callee: SwiftSource
    /// How deep the arguments stand, one to a line; nil for a call on one line.
    private let indentation: Int?
    private var arguments: [SwiftSource] = []

    init(_ callee: SwiftSource, indentation: Int?) {
        self.callee = callee
        self.indentation = indentation
    }

    var isEmpty: Bool { arguments.isEmpty }

    private static func margin(_ depth: Int) -> SwiftSource {
        (0...depth).map { _ in "    " as SwiftSource }.joined("")
    }

    mutating func add(_ label: SwiftSource, _ value: SwiftSource?) {
        if let value { arguments.append("\(label): \(value)") }
    }

    mutating func add(_ label: SwiftSource, text: String?) {
        add(label, text.map { "\(literal: $0)" })
    }

    mutating func add(_ label: SwiftSource, texts: [String]) {
        if !texts.isEmpty { add(label, SwiftSource.literals(texts)) }
    }

    mutating func add(_ label: SwiftSource, list: [SwiftSource]) {
        guard !list.isEmpty, let indentation else { return }
        let margin = Self.margin(indentation + 1)
        let lines: [SwiftSource] = list.map { "\n\(margin)\($0)," }
        add(label, "[\(lines.joined(""))\n\(Self.margin(indentation))]")
    }

    var source: SwiftSource {
        guard let indentation else { return "\(callee)(\(arguments.joined(", ")))" }
        let margin = Self.margin(indentation)
        let lines: [SwiftSource] = arguments.map { "\n\(margin)\($0)" }
        return "\(callee)(\(lines.joined(",")))"
    }
}
