/// Words that change without anybody's doing: numbers of four digits and more, dates, times, hashes of eight hexadecimal
/// digits and more with a digit among them, counts such as `1,234`.
package enum VolatileWords {
    /// Appends the words of folded text, a space behind each; volatile ones read as `#`. All that stands between two of
    /// those goes over in one piece.
    package static func append(_ text: Span<UInt8>, to out: inout [UInt8]) {
        var kept = 0
        var start = 0
        while start < text.count {
            let word = Word(in: text, from: start)
            if word.isVolatile {
                append(text, kept..<start, to: &out)
                out.append(UInt8(ascii: "#"))
                kept = word.end
            }
            start = word.end + 1
        }
        append(text, kept..<text.count, to: &out)
        if !text.isEmpty { out.append(Bytes.space) }
    }

    private static func append(_ text: Span<UInt8>, _ range: Range<Int>, to out: inout [UInt8]) {
        text.extracting(range).withUnsafeBufferPointer { out.append(contentsOf: $0) }
    }

    /// What counts about a word, gathered in one look at it.
    private struct Word {
        private let start: Int
        private(set) var end: Int
        private var digits = 0
        private var datePunctuation = 0
        private var isHex = true
        /// The letters alone, so that "Jan." and "(January" are months, too; five bits for each.
        private var letters: UInt64 = 0
        private var letterCount = 0

        init(in text: Span<UInt8>, from start: Int) {
            self.start = start
            end = start
            while end < text.count, text[end] != Bytes.space {
                count(text[end])
                end += 1
            }
        }

        private mutating func count(_ byte: UInt8) {
            let letter = byte | 0x20
            if Bytes.isLower(letter) {
                letters = letters << 5 | UInt64(letter & 0x1F)
                letterCount += 1
                isHex = isHex && letter <= UInt8(ascii: "f")
            } else if Bytes.isDigit(byte) {
                digits += 1
            } else {
                if VolatileWords.isDatePunctuation(byte) { datePunctuation += 1 }
                isHex = isHex && byte == UInt8(ascii: "-")
            }
        }

        var isVolatile: Bool {
            guard digits > 0 else {
                return letterCount < VolatileWords.months.count && VolatileWords.months[letterCount].contains(letters)
            }
            let length = end - start
            if digits + datePunctuation == length { return digits >= 3 || datePunctuation > 1 }
            return isHex && length >= 8
        }
    }

    private static func isDatePunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "-"),
            UInt8(ascii: "+"), UInt8(ascii: "("), UInt8(ascii: ")"):
            true
        default: false
        }
    }

    /// The names by the number of their letters, each as one number as ``Word`` counts letters. May is left out, for it is
    /// a verb more often.
    private static let months: [[UInt64]] = {
        let names = [
            "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
            "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ]
        let numbers = Dictionary(grouping: names, by: \.utf8.count)
            .mapValues { $0.map { $0.utf8.reduce(0) { $0 << 5 | UInt64($1 & 0x1F) } } }
        return (0...9).map { numbers[$0] ?? [] }
    }()
}
