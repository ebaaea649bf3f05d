package import SurveySupport

/// A registry that says otherwise than a claim, and what it says: the claim's note, or this one's, tells why both stand.
///
/// The value is the registry's own, so that a comparison sees when it is another one.
package struct Explanation: Declared {
    package var registry = ComparedRegistry.modelsDev
    package var field = RegistryField.id
    /// As the registry writes it; one name of a list. Nil where it has none.
    package var value: String?
    package var note: String?
    /// The vendor's own page contradicts the registry.
    package var isWrong = false
    package var location = Location(file: "")

    package init() {}

    package static let table = Table<Explanation>(
        "explanation", "What a registry says otherwise, so that 'crosscheck' takes the note for its explanation.",
        [
            Member("registry", \.registry, .word, "The registry.", need: .required),
            Member("field", \.field, .word, "What of its entry differs.", need: .required),
            Member(
                "value", \.value, .text,
                "What the registry has there, as it writes it: one name of a list; without it, nothing."),
            Member("note", \.note, .text, "Why both stand; without it, the note of the claim says so."),
            Member(
                "wrong", \.isWrong, Form.flag.omittingEmpty,
                "True where the vendor's own page contradicts the registry, which should be told."),
        ]
    ) { explanation, reading in
        explanation.location = reading.location
    }
}

/// A registry that is compared with the survey as a whole; its word is that of `routing`.
package enum ComparedRegistry: String, Sendable, Hashable, CaseIterable, Codable {
    case modelsDev = "models-dev"
    case litellm
    case catwalk
    case genaiPrices = "genai-prices"
    case lobeIcons = "lobe-icons"

    /// As people call it.
    package var name: String { Registry.name(of: rawValue) }
}

/// What is compared of a registry's entry.
package enum RegistryField: String, Sendable, Hashable, CaseIterable, Codable {
    case id
    case baseURL = "base-url"
    /// Names of environment variables.
    case variables
    /// The npm package through which clients speak to the provider.
    case package
    /// The file of the logo.
    case logo
    /// Whether the service is offered.
    case status
}
