/// Words that change without anybody's doing: numbers of four digits and more, dates, times, hashes of eight hexadecimal
/// digits and more with a digit among them, counts such as `1,234`.
enum VolatileWords {
    /// Appends the words of folded text, a space behind each; volatile ones read as `#`.
    static func append(_ text: Span<UInt8>, to out: inout [UInt8]) {
        var start = 0
        while start < text.count {
            var end = start
            while end < text.count, text[end] != Bytes.space { end += 1 }
            if end > start { append(word: text.extracting(start..<end), to: &out) }
            start = end + 1
        }
    }

    private static func append(word: Span<UInt8>, to out: inout [UInt8]) {
        if isVolatile(word) {
            out.append(UInt8(ascii: "#"))
        } else {
            for index in word.indices { out.append(word[index]) }
        }
        out.append(Bytes.space)
    }

    private static func isVolatile(_ word: Span<UInt8>) -> Bool {
        var digits = 0
        var punctuation = 0
        var isHex = true
        for index in word.indices {
            let byte = word[index]
            if Bytes.isDigit(byte) {
                digits += 1
            } else {
                if isDatePunctuation(byte) { punctuation += 1 }
                isHex = isHex && isHexLetterOrHyphen(byte)
            }
        }
        guard digits > 0 else { return isMonth(word) }
        if digits + punctuation == word.count { return digits >= 3 || punctuation > 1 }
        return isHex && word.count >= 8
    }

    private static func isDatePunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "-"),
            UInt8(ascii: "+"), UInt8(ascii: "("), UInt8(ascii: ")"):
            true
        default: false
        }
    }

    private static func isHexLetterOrHyphen(_ byte: UInt8) -> Bool {
        (0x61...0x66).contains(Bytes.lowered(byte)) || byte == UInt8(ascii: "-")
    }

    /// The letters alone count, so that "Jan." and "(January" are months, too.
    private static func isMonth(_ word: Span<UInt8>) -> Bool {
        var letters: UInt128 = 0
        var count = 0
        for index in word.indices where Bytes.isLetter(word[index]) {
            count += 1
            if count > longestMonth { return false }
            letters = letters << 8 | UInt128(Bytes.lowered(word[index]))
        }
        return count >= 3 && months.contains(letters)
    }

    private static let longestMonth = 9
    /// Each name as one number, a byte for a letter. May is left out, for it is a verb more often.
    private static let months = Set(
        [
            "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
            "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ].map { name in name.utf8.reduce(UInt128(0)) { $0 << 8 | UInt128($1) } })
}
