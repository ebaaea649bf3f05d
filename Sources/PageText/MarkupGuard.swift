/// Prepares a document for libxml2. Takes out what would cost it quadratic time, attributes beyond a limit, and decodes
/// the references in text that came after HTML 4 and that it would leave as they are (`&lowbar;`). The rest goes through
/// untouched.
///
/// One pass, linear. It knows just enough of markup to find the ends of tags: quotes, comments, raw text.
struct MarkupGuard {
    private let bytes: [UInt8]
    private let limit: Int
    private let isHTML: Bool
    private var position = 0
    private var edits: [(range: Range<Int>, replacement: String)] = []
    private var wasCut = false

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
                enterMarkup()
            } else if bytes[position] == UInt8(ascii: "&"), isHTML {
                passReference()
            } else {
                position = endOfText(from: position + 1)
            }
        }
    }

    /// The next byte that may begin markup or a reference.
    private func endOfText(from start: Int) -> Int {
        let bytes = bytes.span
        var index = start
        while index < bytes.count, bytes[index] != UInt8(ascii: "<"), bytes[index] != UInt8(ascii: "&") { index += 1 }
        return index
    }

    private mutating func enterMarkup() {
        position += 1
        guard position < bytes.count else { return }
        if bytes[position].isASCIILetter {
            let name = readTagName()
            skipAttributes()
            if isHTML, name == "script" || name == "style" { skip(past: Array("</\(name)".utf8)) }
        } else if starts(with: "!--") {
            position += 3
            skip(past: Array("-->".utf8))
        } else if !isHTML, starts(with: "![CDATA[") {
            skip(past: Array("]]>".utf8))
        }
    }

    private mutating func passReference() {
        let start = position
        position += 1
        guard position < bytes.count, bytes[position].isASCIILetter else { return }
        let window = bytes[position..<min(position + 10, bytes.count)]
        guard let semicolon = window.firstIndex(of: UInt8(ascii: ";")),
            let text = CharacterReference.later[String(decoding: bytes[position..<semicolon], as: UTF8.self)]
        else { return }
        position = semicolon + 1
        edits.append((start..<position, text))
    }

    private mutating func readTagName() -> String {
        let start = position
        while position < bytes.count, !bytes[position].isMarkupSpace, bytes[position] != UInt8(ascii: ">"),
            bytes[position] != UInt8(ascii: "/")
        {
            position += 1
        }
        guard position - start <= 8 else { return "" }
        return String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
    }

    /// From behind the name to the `>` of the tag.
    private mutating func skipAttributes() {
        var count = 0
        var cut: Int?
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
            if bytes[position].isMarkupSpace || bytes[position] == UInt8(ascii: "/") {
                position += 1
                continue
            }
            count += 1
            if count > limit, cut == nil { cut = position }
            skipAttribute()
        }
        guard let cut else { return }
        edits.append((cut..<position, ""))
        wasCut = true
    }

    private mutating func skipAttribute() {
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
            position += 1
            skip { $0 != quote }
            position = min(position + 1, bytes.count)
        } else {
            skip { !$0.isMarkupSpace && $0 != UInt8(ascii: ">") }
        }
    }

    private mutating func skip(while condition: (UInt8) -> Bool) {
        while position < bytes.count, condition(bytes[position]) {
            position += 1
        }
    }

    private mutating func skip(past end: [UInt8]) {
        while position < bytes.count {
            if bytes[position] == end[0], position + end.count <= bytes.count,
                end.indices.allSatisfy({ bytes[position + $0].asciiLowercased == end[$0] })
            {
                position += end.count
                return
            }
            position += 1
        }
    }

    private func starts(with text: String) -> Bool {
        bytes[position...].starts(with: text.utf8)
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
