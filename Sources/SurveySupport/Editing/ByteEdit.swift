/// Replaces some bytes of a file and leaves every other one as it is.
package struct ByteEdit: Sendable, Hashable {
    package var range: Range<Int>
    package var replacement: [UInt8]

    package init(_ range: Range<Int>, _ replacement: String) {
        self.range = range
        self.replacement = Array(replacement.utf8)
    }

    /// The bytes with all edits made; nil where two of them overlap or reach beyond the end.
    package static func applied(_ edits: [ByteEdit], to bytes: [UInt8]) -> [UInt8]? {
        var out: [UInt8] = []
        var position = 0
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard edit.range.lowerBound >= position, edit.range.upperBound <= bytes.count else { return nil }
            out += bytes[position..<edit.range.lowerBound] + edit.replacement
            position = edit.range.upperBound
        }
        return out + bytes[position...]
    }
}
