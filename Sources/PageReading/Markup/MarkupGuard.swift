import SurveySupport

/// Prepares a document for libxml2. Takes out what would cost it quadratic time, attributes beyond a limit, and decodes
/// the references in text that it would leave as they are: those that came after HTML 4 (`&lowbar;`), those without their
/// end (`&copy 2026`), and numbers of windows-1252 (`&#147;`). The rest goes through untouched.
///
/// One pass, linear. It knows just enough of markup to find the ends of tags: quotes, comments, raw text.
struct MarkupGuard {
    private let bytes: [UInt8]
    private let limit: Int
    private let isHTML: Bool
    private var position = 0
    /// The first `<` and the first `&` at or behind ``position``, where they are not before it.
    private var tag = -1
    private var reference = -1
    private var edits: [(range: Range<Int>, replacement: String)] = []
    private var wasCut = false
    /// Attributes of all tags of the root and the body: the later ones add to the first.
    private var rootAttributes = 0
    /// Bytes of declarations in XML, and how many a document may have.
    private var declared = 0
    private static let declarationLimit = 1 << 18

    static func bounded(_ bytes: [UInt8], attributeLimit: Int, isHTML: Bool) -> (bytes: [UInt8], wasCut: Bool) {
        var scan = MarkupGuard(bytes: bytes, limit: attributeLimit, isHTML: isHTML)
        scan.run()
        return (scan.kept(), scan.wasCut)
    }

    private init(bytes: [UInt8], limit: Int, isHTML: Bool) {
        self.bytes = bytes
        self.limit = limit
        self.isHTML = isHTML
    }

    private mutating func run() {
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "<") {
                passMarkup()
            } else if bytes[position] == UInt8(ascii: "&"), isHTML {
                passReference()
            } else {
                position = isHTML ? min(nextTag(), nextReference()) : nextTag()
            }
        }
    }

    /// The next `<`.
    private mutating func nextTag() -> Int {
        if tag < position { tag = bytes.firstIndex(of: UInt8(ascii: "<"), from: position) }
        return tag
    }

    /// The next `&`.
    private mutating func nextReference() -> Int {
        if reference < position { reference = bytes.firstIndex(of: UInt8(ascii: "&"), from: position) }
        return reference
    }

    private mutating func passMarkup() {
        position += 1
        guard position < bytes.count else { return }
        if bytes[position].isASCIILetter {
            passTag()
        } else if starts(with: "!--") {
            position += 3
            skip(past: "-->")
        } else if !isHTML, starts(with: "![CDATA[") {
            skip(past: "]]>")
        } else if !isHTML, bytes[position] == UInt8(ascii: "!") {
            passDeclaration()
        }
    }

    /// What documents declare is not used, and the parser finds each new name the slower the more there are.
    private mutating func passDeclaration() {
        let start = position - 1
        declared += nextTag() - start
        position = nextTag()
        guard declared > Self.declarationLimit else { return }
        position = bytes.count
        edits.append((start..<position, ""))
        wasCut = true
    }

    private mutating func passTag() {
        let start = position
        skip { !$0.isMarkupSpace && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        let name = start..<position
        if isHTML, reads(name, as: "html") || reads(name, as: "body") {
            rootAttributes = passAttributes(after: rootAttributes)
            return
        }
        _ = passAttributes(after: 0)
        guard isHTML else { return }
        if reads(name, as: "script") { skip(past: "</script") }
        if reads(name, as: "style") { skip(past: "</style") }
    }

    private func reads(_ name: Range<Int>, as text: StaticString) -> Bool {
        bytes.withSpan { $0.extracting(name).reads(as: text) }
    }

    /// From behind the name to the `>` of the tag. Takes how many attributes the element has already, and gives how many
    /// it has then.
    private mutating func passAttributes(after known: Int) -> Int {
        var count = known
        var cut: Int?
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
            if bytes[position].isMarkupSpace || bytes[position] == UInt8(ascii: "/") {
                position += 1
                continue
            }
            count += 1
            if count > limit, cut == nil { cut = position }
            passAttribute()
        }
        guard let cut else { return count }
        edits.append((cut..<position, ""))
        wasCut = true
        return count
    }

    private mutating func passAttribute() {
        skip { !$0.isMarkupSpace && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        let nameEnd = position
        skip { $0.isMarkupSpace }
        guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
            position = nameEnd
            return
        }
        position += 1
        skip { $0.isMarkupSpace }
        guard position < bytes.count else { return }
        let quote = bytes[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            position = min(bytes.firstIndex(of: quote, from: position + 1) + 1, bytes.count)
        } else {
            skip { !$0.isMarkupSpace && $0 != UInt8(ascii: ">") }
        }
    }

    private mutating func passReference() {
        let start = position
        position += 1
        if position < bytes.count, bytes[position] == UInt8(ascii: "#") { position += 1 }
        skip { $0.isASCIIAlphanumeric }
        let name = bytes[(start + 1)..<position]
        guard !name.isEmpty, name.count <= Self.longestName else { return }
        let isEnded = position < bytes.count && bytes[position] == UInt8(ascii: ";")
        // A parameter in an address, `&copy=`.
        let isParameter = position < bytes.count && bytes[position] == UInt8(ascii: "=")
        guard let text = CharacterReference.missing(name, isEnded: isEnded), isEnded || !isParameter else { return }
        if isEnded { position += 1 }
        edits.append((start..<position, text))
    }

    /// Bytes of `VerticalLine`, the longest name among those that are decoded here.
    private static let longestName = 12

    private mutating func skip(while condition: (UInt8) -> Bool) {
        position = endOfRun(where: condition)
    }

    private func endOfRun(where condition: (UInt8) -> Bool) -> Int {
        var index = position
        while index < bytes.count, condition(bytes[index]) { index += 1 }
        return index
    }

    /// To behind the next place that reads so, or to the end.
    private mutating func skip(past end: StaticString) {
        let first = unsafe end.utf8Start.pointee
        let length = end.utf8CodeUnitCount
        position = bytes.firstIndex(of: first, from: position)
        while position + length <= bytes.count {
            let next = position + length
            if reads(position..<next, as: end) {
                position = next
                return
            }
            position = bytes.firstIndex(of: first, from: position + 1)
        }
        position = bytes.count
    }

    private func starts(with text: String) -> Bool {
        bytes[position] == text.utf8.first && bytes[position...].starts(with: text.utf8)
    }

    private func kept() -> [UInt8] {
        guard !edits.isEmpty else { return bytes }
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var next = 0
        for edit in edits {
            kept += bytes[next..<edit.range.lowerBound]
            kept += edit.replacement.utf8
            next = edit.range.upperBound
        }
        kept += bytes[next...]
        return kept
    }
}
