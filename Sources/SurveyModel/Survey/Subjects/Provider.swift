package import SurveySupport

/// A service with an LLM API.
package struct Provider: Subject {
    package var id = ""
    package var name = ""
    package var vendor = ""
    package var category = Category.generic
    package var aliases: [String] = []
    /// The provider whose statements hold here too, for variants (a China host, a coding plan).
    package var parent: String?
    package var links = Links()
    package var status: Status?
    package var consumerPlan: ConsumerPlan?
    package var oauth: OAuth?
    package var endpoints: [Endpoint] = []
    package var credentials: [Credential] = []
    /// Environment variables beside those that hold a key.
    package var variables: [Variable] = []
    /// Routing strings and registry ids, in the order of the file.
    package var routing: [Route] = []
    /// At most one for each registry, in the order of the file; never inherited, for plans and hosts differ in them.
    package var models: [ListedModel] = []
    package var policies: [Policy] = []
    package var quirks: [Quirk] = []
    package var logo: Logo?
    package var location = Location(file: "")

    package init() {}

    package static let facts: [FactList<Provider>] = [
        .one(\.status, "Whether the service is offered; left out when it is and always was.", preset: "lifecycle"),
        .one(
            \.consumerPlan, "Does the consumer plan pay for API calls?", isInherited: true, preset: "consumerPlan"),
        .one(\.oauth, "Is there an OAuth flow for other vendors' clients?", isInherited: true, preset: "oauth"),
        .many(\.endpoints, "Addresses of the API.", isInherited: true, preset: "endpoints"),
        .many(\.credentials, "What authenticates.", isInherited: true, preset: "credentials"),
        .many(
            \.variables, "Environment variables that hold no key: addresses, regions, accounts.", isInherited: true,
            preset: "variables"),
        .keyed(
            \.routing, by: \.name, "Ids of the provider in gateways and registries, by their name.", isInherited: true,
            preset: "registryIDs"),
        .keyed(
            \.models, by: \.registry,
            "A model of the provider in each registry that is cited for one, by the registry's name; no list and no advice.",
            preset: "listedModels"),
        .many(\.policies, "What the vendor allows and forbids.", isInherited: true, preset: "policies"),
        .many(\.quirks, "What users run into."),
        .one(\.logo, "The logo.", isInherited: true, preset: "logo"),
    ]

    package static let table = Table<Provider>(
        "provider", "A service with an LLM API: data/providers/<id>.json.",
        [
            .schemaPath,
            Member(
                "id", \.id, .id, "The file's name without its ending.", need: .required, style: .code,
                preset: PresetArgument("id", .rawValue(of: "ProviderID"))),
            Member("name", \.name, .text, "As people call the service.", need: .expected, style: .text, preset: "name"),
            Member("vendor", \.vendor, .text, "Who offers it.", need: .expected, style: .text, preset: "vendor"),
            Member(
                "category", \.category, .word, "What kind of service it is.", need: .expected, style: .words,
                preset: PresetArgument("category", .rawValue(of: "Category"))),
            Member("aliases", \.aliases, .texts, "Other names and ids in use.", style: .code, preset: "aliases"),
            Member(
                "parent", \.parent, .id, "Id of the provider whose statements hold here too; repeat none of them.",
                style: .code, preset: PresetArgument("parent", .rawValue(of: "ProviderID"))),
            Member(
                "links", \.links, .object, "Pages for people.",
                preset: PresetArgument("links", .call, after: "policies")),
        ],
        derived: [
            Derived("parent") { .subject($0.parent) },
            Derived("docs") { .link($0.name, $0.links.docs ?? $0.links.home) },
            Derived("homePage") { .link("Home page", $0.links.home) },
            Derived("docsPage") { .link("Documentation", $0.links.docs) },
            Derived("modelsPage") { .link("Models", $0.links.models) },
            Derived("pricesPage") { .link("Prices", $0.links.pricing) },
            Derived("dashboardPage") { .link("Dashboard", $0.links.dashboard) },
            Derived("usagePage") { .link("Usage", $0.links.usage) },
            Derived("limitsPage") { .link("Rate limits", $0.links.limits) },
            Derived("statusPage") { .link("Service status", $0.links.serviceStatus) },
            Derived("statusFeed") { .link("Service status as JSON", $0.links.statusFeed) },
            Derived("termsPage") { .link("Terms", $0.links.terms) },
        ], preset: PresetType("ProviderPreset")
    ) { provider, reading in
        provider.location = reading.location
        if reading.missing.contains("name") { provider.name = provider.id }
    }

    package enum Category: String, Titled, Hashable, CaseIterable {
        case modelVendor = "model-vendor"
        case inferencePlatform = "inference-platform"
        case aggregator
        case cloudPlatform = "cloud-platform"
        case subscriptionPlan = "subscription-plan"
        case localServer = "local-server"
        case generic
    }

    /// Pages for people; not claims.
    package struct Links: Declared {
        package var home: String?
        package var docs: String?
        package var models: String?
        package var pricing: String?
        package var dashboard: String?
        package var usage: String?
        package var limits: String?
        package var serviceStatus: String?
        package var statusFeed: String?
        package var terms: String?

        package init() {}

        package static let table = Table<Links>(
            "links", "Pages for people; not claims.",
            [
                Member("home", \.home, .link, "Home page.", preset: "home"),
                Member("docs", \.docs, .link, "Documentation.", preset: "docs"),
                Member("models", \.models, .link, "List of models.", preset: "models"),
                Member("pricing", \.pricing, .link, "Prices.", preset: "pricing"),
                Member("dashboard", \.dashboard, .link, "Where customers manage keys and use.", preset: "dashboard"),
                Member("usage", \.usage, .link, "Where customers see their use.", preset: "usage"),
                Member("limits", \.limits, .link, "Rate limits.", preset: "limits"),
                Member("serviceStatus", \.serviceStatus, .link, "Status page of the service.", preset: "serviceStatus"),
                Member("statusFeed", \.statusFeed, .link, "The same for programs: status.json.", preset: "statusFeed"),
                Member("terms", \.terms, .link, "Terms of use.", preset: "terms"),
            ], preset: PresetType("Links"))
    }

    package func route(_ name: String) -> Route? { routing.first { $0.name == name } }

    package func model(in registry: String) -> ListedModel? { models.first { $0.registry == registry } }

    /// The id of a model that the provider serves, as its API takes it; nil where no registry is cited for one. LiteLLM's ids
    /// begin with its prefix for the provider; elsewhere, what looks like one belongs to the id: `nvidia/...` of NVIDIA.
    package var modelID: String? {
        guard let model = models.first else { return nil }
        guard model.registry == "litellm", let prefix = route(model.registry)?.value,
            model.value.hasPrefix(prefix + "/")
        else { return model.value }
        return String(model.value.dropFirst(prefix.count + 1))
    }
}
