/// A table of presets from a file, such as the survey's `presets.json`: an app can update its table with it.
///
/// The file is an array of presets, so it decodes as `[ProviderPreset]` as well. An array has no place for a version, so each
/// preset of it says `formatVersion` and `surveyedOn`. Members that this release does not know are skipped, and those that
/// are missing have their defaults; `formatVersion` only grows when that is not enough to read a file rightly.
///
/// ```swift
/// let file = try JSONDecoder().decode(PresetsFile.self, from: data)
/// ```
public struct PresetsFile: Sendable, Hashable, Decodable {
    /// The newest format that this release reads.
    public static let formatVersion = 1

    /// The presets, sorted by id.
    public let presets: [ProviderPreset]
    /// The day of the survey, as `YYYY-MM-DD`; nil where the file does not say.
    public let surveyedOn: String?

    /// A file that this release would misread.
    public struct UnsupportedFormat: Error, Sendable, Hashable {
        /// The version that the file has.
        public let formatVersion: Int

        /// Makes an error of your own.
        public init(formatVersion: Int) { self.formatVersion = formatVersion }
    }

    private struct Edition: Decodable {
        var formatVersion: Int?
        var surveyedOn: String?
    }

    /// Reads a file. A preset without a version counts as one of the first format.
    ///
    /// - Throws: ``UnsupportedFormat`` for a newer format, `DecodingError` for what is no table of presets.
    public init(from decoder: any Decoder) throws {
        let editions = try [Edition](from: decoder)
        if let newest = editions.compactMap(\.formatVersion).max(), newest > Self.formatVersion {
            throw UnsupportedFormat(formatVersion: newest)
        }
        presets = try [ProviderPreset](from: decoder)
        surveyedOn = editions.compactMap(\.surveyedOn).max()
    }
}
