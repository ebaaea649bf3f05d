package import SurveyModel
package import SurveySupport

/// A file that registries are read from. Its word is the name of an offline copy, and the id of the source in the survey.
package enum RegistryFile: String, Sendable, Hashable, CaseIterable, Codable {
    case modelsDev = "models-dev"
    /// Which providers LiteLLM routes to.
    case litellmProviders = "litellm-providers"
    /// Those that LiteLLM knows by address and variable alone.
    case litellmJSONProviders = "litellm-json-providers"
    case litellmModels = "litellm-models"
    case catwalk
    case genaiPrices = "genai-prices"
    case lobeIcons = "lobe-icons-toc"

    package var address: String {
        switch self {
        case .modelsDev: "https://models.dev/api.json"
        case .litellmProviders: Self.litellm + "provider_endpoints_support.json"
        case .litellmJSONProviders: Self.litellm + "litellm/llms/openai_like/providers.json"
        case .litellmModels: Self.litellm + "model_prices_and_context_window.json"
        // What Crush reads; the repository has a file for each provider and no list of them.
        case .catwalk: "https://catwalk.charm.land/v2/providers"
        case .genaiPrices: Self.raw + "pydantic/genai-prices/main/prices/new_data/v2/data.json"
        case .lobeIcons: Self.raw + "lobehub/lobe-icons/master/src/toc.json"
        }
    }

    private static let raw = "https://raw.githubusercontent.com/"
    private static let litellm = raw + "BerriAI/litellm/main/"

    package var registry: ComparedRegistry {
        switch self {
        case .modelsDev: .modelsDev
        case .litellmProviders, .litellmJSONProviders, .litellmModels: .litellm
        case .catwalk: .catwalk
        case .genaiPrices: .genaiPrices
        case .lobeIcons: .lobeIcons
        }
    }
}

/// The bytes of a file, and the day on which the registry said so.
package struct RegistryDocument: Sendable {
    package var file: RegistryFile
    package var day: SurveyDate
    package var bytes: [UInt8]

    package init(_ file: RegistryFile, day: SurveyDate, bytes: [UInt8]) {
        self.file = file
        self.day = day
        self.bytes = bytes
    }
}
