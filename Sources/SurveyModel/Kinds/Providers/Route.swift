import SurveySupport

/// A routing string of a gateway or an id in a registry.
package struct Route: Fact, Identifiable {
    /// `litellm`, `models-dev`, `catwalk`, `genai-prices`, `lobe-icons`, `opencode`, `vercel-ai-sdk`.
    package var name = ""
    /// Without a slash at the end.
    package var value = ""
    package var sharedClaim = SharedClaim.draft
    package var id: String { name }

    package init() {}

    package static let declaration = FactKind<Route>(
        .routing, as: "route", key: { $0.name }, summary: { .code($0.value) },
        tables: Dictionary(
            Registry.all.filter { $0.routes == .byPrefix }.map { ($0.id, prefixTable(of: $0)) }
        ) { first, _ in first },
        table: table(
            "idRoute", "The provider's id in a registry or gateway.",
            Member(
                "id", \.value, .text, "The provider's id there.", need: .required, value: .registryID, style: .code,
                catalog: "value", preset: "id")))

    /// The gateways whose model names begin with the provider: `together_ai/<model>`.
    private static func prefixTable(of registry: Registry) -> Table<Route> {
        table(
            "prefixRoute", "\(registry.name)'s routing prefix.",
            Member(
                "prefix", \.value, .text("^[^/]+(/[^/]+)*$"), "Routing prefix, without a slash at the end.",
                need: .required,
                value: .routingPrefix, style: .code, catalog: "value", documents: "id", preset: "id"))
    }

    private static func table(_ name: String, _ about: String, _ value: Member<Route>) -> Table<Route> {
        Table(
            name, about,
            [
                .catalogOnly("name", .text, "The gateway or registry.", style: .text, preset: "registry") { route, _ in
                    route.name
                },
                value,
            ],
            derived: [
                Derived("name") { .text(Registry.name(of: $0.name)) },
                Derived("example") { .code($0.isPrefix ? $0.value + "/<model>" : nil) },
            ], preset: PresetType("RegistryID", isLong: false))
    }

    /// True where the names of models begin with the value.
    package var isPrefix: Bool { Registry.all.contains { $0.id == name && $0.routes == .byPrefix } }
}

extension Dimension {
    package static let routing = Dimension("routing", title: "Routing")
}
