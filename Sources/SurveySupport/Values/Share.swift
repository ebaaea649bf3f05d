/// A part of a whole, from 0 to 1, to the hundredth. Reports write it with two decimals: `0.50`.
package struct Share: Sendable, Hashable, Codable {
    package let percent: Int

    package init(_ value: Double) { percent = Int((min(1, max(0, value)) * 100).rounded()) }

    /// Made without a float formatter.
    package var digits: String { percent < 100 ? "0." + (percent < 10 ? "0" : "") + String(percent) : "1.00" }

    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(Double.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Double(percent) / 100)
    }
}
