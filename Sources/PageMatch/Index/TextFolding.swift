import SurveySupport

/// Folds what never changes the meaning of a value: kinds of quotes, dashes and spaces, soft hyphens, zero-width
/// characters, Markdown ticks, composed and decomposed letters. Case, hyphens, underscores and digits stay as they are.
package enum TextFolding {
    private static var space: UInt8 { UInt8(ascii: " ") }
    private static var tick: UInt8 { UInt8(ascii: "`") }

    /// The folded text as UTF-8, white space collapsed to single spaces and trimmed. Linear in the input.
    package static func fold(_ text: String) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count)
        withBytes(of: text) { append($0, to: &out) }
        if out.last == space { out.removeLast() }
        return out
    }

    package static func foldedString(_ text: String) -> String { String(decoding: fold(text), as: UTF8.self) }

    /// The bytes of a string, where they are if none of its letters had to be composed.
    static func withBytes(of text: String, _ body: (Span<UInt8>) -> Void) {
        let text = Composition.composed(text)
        if text.utf8.withContiguousStorageIfAvailable({ body($0.span) }) == nil { Array(text.utf8).withSpan(body) }
    }

    /// Appends valid UTF-8 without trimming the end, so that a caller can go on with the next piece. A leading space is
    /// dropped when `out` is empty or ends with one. What stays as it is goes over in runs.
    static func append(_ text: Span<UInt8>, to out: inout [UInt8]) {
        var index = 0
        while index < text.count {
            let run = index..<endOfRun(text, from: index, behind: out.last ?? space)
            if !run.isEmpty {
                text.extracting(run).withUnsafeBufferPointer { out.append(contentsOf: $0) }
                index = run.upperBound
            } else if text[index] < 0x80 {
                appendASCII(text[index], to: &out)
                index += 1
            } else {
                index += appendScalar(text, at: index, to: &out)
            }
        }
    }

    /// Where the run of visible ASCII with single spaces ends that begins at `start`.
    private static func endOfRun(_ text: Span<UInt8>, from start: Int, behind last: UInt8) -> Int {
        text.withUnsafeBufferPointer { text in
            var last = last
            var index = start
            while index < text.count {
                let byte = text[index]
                guard isVisible(byte) || (byte == space && last != space) else { break }
                last = byte
                index += 1
            }
            return index
        }
    }

    /// Visible ASCII, ticks apart.
    @inline(__always)
    private static func isVisible(_ byte: UInt8) -> Bool { byte > space && byte < 0x7F && byte != tick }

    /// Appends the scalar beyond ASCII that begins at `index`, and returns how many bytes it has.
    private static func appendScalar(_ text: Span<UInt8>, at index: Int, to out: inout [UInt8]) -> Int {
        let lead = text[index]
        let length = min(lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4, text.count - index)
        var value = UInt32(lead) & (0x7F >> UInt32(length))
        for offset in 1..<length { value = value << 6 | UInt32(text[index + offset] & 0x3F) }
        if let replacement = replacement(of: value) {
            for byte in replacement.utf8 { appendASCII(byte, to: &out) }
        } else {
            for offset in 0..<length { out.append(text[index + offset]) }
        }
        return length
    }

    private static func appendASCII(_ byte: UInt8, to out: inout [UInt8]) {
        switch byte {
        case tick: return
        case 0...space, 0x7F:
            if let last = out.last, last != space { out.append(space) }
        default: out.append(byte)
        }
    }

    /// What a scalar outside ASCII reads as; nil where it stays.
    private static func replacement(of value: UInt32) -> StaticReplacement? {
        switch value {
        case 0x00AD, 0x034F, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF, 0xFE00...0xFE0F: ""
        case 0x0085, 0x00A0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: " "
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: "-"
        case 0x00B4, 0x02B9...0x02BD, 0x2018...0x201B, 0x2032, 0x2035, 0x2039, 0x203A, 0xFF07: "'"
        case 0x201C...0x201F, 0x2033, 0x2036, 0x301D...0x301F, 0x00AB, 0x00BB, 0xFF02: "\""
        case 0x2026: "..."
        case 0xFB00: "ff"
        case 0xFB01: "fi"
        case 0xFB02: "fl"
        case 0xFF01...0xFF5E: StaticReplacement(ascii: UInt8(truncatingIfNeeded: value - 0xFEE0))
        default: nil
        }
    }

    /// At most three bytes of ASCII.
    private struct StaticReplacement: ExpressibleByStringLiteral {
        var utf8: [UInt8]
        init(stringLiteral text: StaticString) { utf8 = Array(text.description.utf8) }
        init(ascii: UInt8) { utf8 = [ascii] }
    }
}
