import SurveySupport

/// Fingerprints of words; in a file four hexadecimal digits each, nothing between them.
@propertyWrapper
package struct WordHashes: Sendable, Hashable, Codable, EmptyByDefault {
    package var wrappedValue: [UInt16]

    package init() { wrappedValue = [] }
    package init(wrappedValue: [UInt16]) { self.wrappedValue = wrappedValue }

    package var isEmpty: Bool { wrappedValue.isEmpty }

    package init(from decoder: any Decoder) throws {
        let digits = Array(try decoder.singleValueContainer().decode(String.self).utf8)
        guard digits.count % 4 == 0, digits.allSatisfy(\.isASCIIHexDigit) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "must be groups of four hexadecimal digits"))
        }
        wrappedValue = stride(from: 0, to: digits.count, by: 4).compactMap {
            UInt16(String(decoding: digits[$0..<$0 + 4], as: UTF8.self), radix: 16)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Hexadecimal.text(wrappedValue.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }))
    }
}

/// How many of the words beside a place belong to something; at most `PlaceAnchor.reach`.
@propertyWrapper
package struct WordCount: Sendable, Hashable, Codable {
    package var wrappedValue: Int

    package init(wrappedValue: Int) { self.wrappedValue = wrappedValue }

    package init(from decoder: any Decoder) throws {
        wrappedValue = try decoder.singleValueContainer().decode(Int.self)
        guard (0...PlaceAnchor.reach).contains(wrappedValue) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "must be a whole number from 0 to \(PlaceAnchor.reach)"))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wrappedValue)
    }
}
