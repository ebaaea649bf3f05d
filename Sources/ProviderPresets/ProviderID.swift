/// The stable id of a provider, such as `together-ai`.
///
/// Every provider of the survey has a static member (`ProviderID.togetherAI`). Ids of your own providers are made
/// from their raw value; an id needs no preset.
public struct ProviderID: RawRepresentable, Sendable, Hashable, Codable, CustomStringConvertible {
    /// The id as it is stored and sent; never shown to people.
    public let rawValue: String

    /// Takes any text; ids of the survey consist of lower-case letters, digits and hyphens.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Reads the id from a single string.
    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    /// Writes the id as a single string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    /// The raw value.
    public var description: String { rawValue }
}
