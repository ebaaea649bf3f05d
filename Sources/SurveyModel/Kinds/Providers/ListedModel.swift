import SurveySupport

/// A model that a registry lists for a provider, for formats that hold no provider without one.
///
/// The survey keeps no lists of models: this is an example, and neither the newest nor the best.
package struct ListedModel: Fact, Identifiable {
    /// `litellm`, as in `routing`.
    package var registry = ""
    /// As the registry writes it: `groq/openai/gpt-oss-120b`.
    package var value = ""
    /// The small and the large model that the registry takes by default, as it writes them; nil where it names none.
    package var small: String?
    package var large: String?
    package var sharedClaim = SharedClaim.draft
    package var id: String { registry }

    package init() {}

    package static let declaration = FactKind<ListedModel>(
        .models, as: "model", key: { $0.registry }, summary: { .code($0.value) },
        table: Table(
            "listedModel", "A model that a registry lists for the provider.",
            [
                .catalogOnly("registry", .text, "The registry.", style: .text, preset: "registry") { model, _ in
                    model.registry
                },
                Member(
                    "id", \.value, .text, "The model, as the registry writes it.", need: .required, value: .modelID,
                    style: .code, catalog: "value", preset: "id"),
                Member(
                    "small", \.small, .text, "The small model that the registry takes by default.", value: .modelID,
                    style: .code, label: "small model", preset: "small"),
                Member(
                    "large", \.large, .text, "The large model that the registry takes by default.", value: .modelID,
                    style: .code, label: "large model", preset: "large"),
            ], derived: [Derived("registry") { .text(Registry.name(of: $0.registry)) }],
            preset: PresetType("ListedModel", isLong: false, claim: ["verifiedOn"])))
}

extension Dimension {
    package static let models = Dimension("models", title: "Listed model")
}
