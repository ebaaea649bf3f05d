import PageText
import SurveySupport

/// Reads the text of one Markdown block: what a person sees once it is rendered, and the links.
///
/// One pass finds the pieces of the text; brackets become links, and marks of emphasis lose their partners, once their
/// ends are found. A second writes what shows. Linear in the text: whatever has to look ahead does so for at most about
/// a thousand bytes, or once for all of the text.
struct MarkdownInline {
    private enum Piece {
        case text(Range<Int>)
        case decoded(String)
        /// A run of ``MarkdownEmphasis``.
        case marks(Int)
        case lineBreak
        case beginLink(String), endLink
        /// A picture shows none of the text between, and struck text does not stand.
        case beginPicture, endPicture, beginStruck, endStruck
        case address(text: String, destination: String)
        case box(title: String?, destination: String?)
    }

    /// A `[` or `![` that may begin a link or a picture.
    private struct Bracket {
        let piece: Int
        let isPicture: Bool
        /// Behind the bracket.
        let start: Int
        /// The first run of marks behind it.
        let run: Int
        /// Another bracket was opened behind it: the text cannot be a label.
        var holdsBracket = false
    }

    private let bytes: [UInt8]
    private let definitions: MarkdownDefinitions
    private var pieces: [Piece] = []
    private var emphasis = MarkdownEmphasis()
    private var brackets: [Bracket] = []
    /// Pieces where `<del>` stands without its end so far. One that has none, like a placeholder `<s>`, strikes nothing.
    private var struckTags: [Int] = []
    /// How many of the brackets stand around a link, and can therefore begin none.
    private var bracketsAroundLink = 0
    private var position = 0
    /// Where the text begins that is in no piece yet.
    private var pending = 0
    /// The last run of backticks of each length, once one had no end.
    private var lastTicks: [Int: Int]?

    static func read(
        _ text: [UInt8], definitions: MarkdownDefinitions, resolver: inout LinkResolver, limits: ReaderLimits
    ) -> (text: String, links: [PageText.Link], wasCut: Bool) {
        var inline = MarkdownInline(bytes: text, definitions: definitions)
        while inline.position < text.count { inline.readNext() }
        inline.flush()
        inline.emphasis.pair(from: 0)
        var writer = LinkedText(resolver: resolver, limits: limits)
        inline.write(to: &writer)
        resolver = writer.resolver
        return writer.finished()
    }

    private init(bytes: [UInt8], definitions: MarkdownDefinitions) {
        self.bytes = bytes
        self.definitions = definitions
    }

    private mutating func readNext() {
        switch bytes[position] {
        case UInt8(ascii: "\\"): readEscape()
        case UInt8(ascii: "`"): readCode()
        case UInt8(ascii: "!") where position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "["):
            openBracket(isPicture: true)
        case UInt8(ascii: "["): openBracket(isPicture: false)
        case UInt8(ascii: "]"): closeBracket()
        case UInt8(ascii: "<"): readTag()
        case UInt8(ascii: "&"): readReference()
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): readMarks()
        case UInt8(ascii: "h"): readBareAddress()
        default: position += 1
        }
    }

    /// Puts the text so far into a piece, and passes so many bytes that do not show.
    private mutating func flush(passing count: Int = 0) {
        if pending < position { pieces.append(.text(pending..<position)) }
        position += count
        pending = position
    }

    private mutating func add(_ piece: Piece, passing count: Int) {
        flush(passing: count)
        pieces.append(piece)
    }

    private func runLength(at start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] == bytes[start] { end += 1 }
        return end - start
    }

    // MARK: Code and escapes

    private mutating func readEscape() {
        guard position + 1 < bytes.count else { return position += 1 }
        if bytes[position + 1] == 0x0A {
            // At the very end it is a backslash.
            if position + 2 < bytes.count { add(.lineBreak, passing: 2) } else { position += 2 }
        } else if bytes[position + 1].isASCIIPunctuation {
            flush(passing: 1)
            position += 1
        } else {
            position += 1
        }
    }

    private mutating func readCode() {
        let length = runLength(at: position)
        guard let close = closingTicks(length, from: position + length) else { return position += length }
        var code = position + length..<close
        let isPadded = bytes[code.lowerBound].isMarkupSpace && bytes[close - 1].isMarkupSpace
        if isPadded, !bytes[code].allSatisfy(\.isMarkupSpace) { code = code.lowerBound + 1..<close - 1 }
        flush(passing: close + length - position)
        pieces.append(.text(code))
    }

    /// Looks to the end of the text at most once in vain: then the last run of each length is known.
    private mutating func closingTicks(_ length: Int, from start: Int) -> Int? {
        if let lastTicks, lastTicks[length] ?? -1 < start { return nil }
        var passed: [Int: Int] = [:]
        var index = start
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "`") else {
                index += 1
                continue
            }
            let found = runLength(at: index)
            if found == length { return index }
            passed[found] = index
            index += found
        }
        lastTicks = passed
        return nil
    }

    private mutating func readReference() {
        let window = bytes[position..<min(bytes.count, position + 36)]
        guard let semicolon = window.firstIndex(of: UInt8(ascii: ";")),
            let text = CharacterReference.text(bytes[(position + 1)..<semicolon])
        else { return position += 1 }
        add(.decoded(text), passing: semicolon + 1 - position)
    }

    // MARK: Emphasis

    private mutating func readMarks() {
        let mark = bytes[position]
        let length = runLength(at: position)
        guard mark != UInt8(ascii: "~") || length <= 2 else { return position += length }
        let run = emphasis.add(
            mark, length: length, before: scalar(before: position), after: scalar(at: position + length))
        add(.marks(run), passing: length)
    }

    private func scalar(at start: Int) -> Unicode.Scalar {
        guard start < bytes.count else { return " " }
        let end = min(start + ScalarClass.length(of: bytes[start]), bytes.count)
        return String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.first ?? " "
    }

    private func scalar(before end: Int) -> Unicode.Scalar {
        var start = end - 1
        while start > 0, start > end - 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return start < 0 ? " " : scalar(at: start)
    }

    // MARK: Links

    private mutating func openBracket(isPicture: Bool) {
        if !brackets.isEmpty { brackets[brackets.count - 1].holdsBracket = true }
        flush()
        let length = isPicture ? 2 : 1
        pieces.append(.text(position..<position + length))
        position += length
        pending = position
        brackets.append(
            Bracket(piece: pieces.count - 1, isPicture: isPicture, start: position, run: emphasis.runs.count))
    }

    private mutating func closeBracket() {
        guard let bracket = brackets.popLast() else { return position += 1 }
        let canBegin = bracket.isPicture || brackets.count >= bracketsAroundLink
        bracketsAroundLink = min(bracketsAroundLink, brackets.count)
        guard canBegin, let (address, end) = destination(of: bracket) else { return position += 1 }
        pieces[bracket.piece] = bracket.isPicture ? .beginPicture : .beginLink(address)
        add(bracket.isPicture ? .endPicture : .endLink, passing: end - position)
        emphasis.pair(from: bracket.run)
        if !bracket.isPicture { bracketsAroundLink = brackets.count }
    }

    /// What stands behind the closing bracket: `(address "title")`, `[label]`, `[]` or nothing. A label that is defined
    /// nowhere makes no link.
    private func destination(of bracket: Bracket) -> (address: String, end: Int)? {
        let next = position + 1
        var tail = LinkTail(bytes, from: next)
        if tail.pass(UInt8(ascii: "(")), let found = inlineDestination(&tail) { return found }
        tail = LinkTail(bytes, from: next)
        if tail.pass(UInt8(ascii: "[")), let label = tail.label() {
            return definitions.address(label).map { ($0, tail.position) }
        }
        let text = bytes[bracket.start..<position]
        guard !bracket.holdsBracket, text.count < 1_000, let address = definitions.address(text) else { return nil }
        let isCollapsed = bytes[next...].starts(with: "[]".utf8)
        return (address, isCollapsed ? next + 2 : next)
    }

    private func inlineDestination(_ tail: inout LinkTail) -> (address: String, end: Int)? {
        tail.skipSpace()
        guard let address = tail.destination() else { return nil }
        if tail.skipSpace(), tail.title() { tail.skipSpace() }
        return tail.pass(UInt8(ascii: ")")) ? (address, tail.position) : nil
    }

    private mutating func readBareAddress() {
        var stop = BareLinks.end(ofAddressAt: position, in: bytes)
        if !brackets.isEmpty, let close = bytes[position..<stop].firstIndex(of: UInt8(ascii: "]")) { stop = close }
        guard stop > position else { return position += 1 }
        let address = String(decoding: bytes[position..<stop], as: UTF8.self)
        add(.address(text: address, destination: address), passing: stop - position)
    }

    private mutating func readTag() {
        guard let tag = MarkdownTag(bytes[position...]) else { return position += 1 }
        flush(passing: tag.length)
        switch tag.kind {
        case .address(let text, let destination): pieces.append(.address(text: text, destination: destination))
        case .lineBreak: pieces.append(.lineBreak)
        case .box(let title, let destination): pieces.append(.box(title: title, destination: destination))
        case .link(let destination): pieces.append(.beginLink(destination))
        case .linkEnd: pieces.append(.endLink)
        case .struck:
            struckTags.append(pieces.count)
            pieces.append(.text(position..<position))
        case .struckEnd:
            guard let start = struckTags.popLast() else { break }
            pieces[start] = .beginStruck
            pieces.append(.endStruck)
        case .silent: break
        }
    }

    // MARK: Writing

    private func write(to output: inout LinkedText) {
        var silent = 0
        for piece in pieces {
            switch piece {
            case .beginPicture, .beginStruck: silent += 1
            case .endPicture, .endStruck: silent -= 1
            case .marks(let number):
                let run = emphasis.runs[number]
                if run.closesStruck { silent -= 1 }
                if silent == 0 {
                    output.text.append(String(repeating: Character(Unicode.Scalar(run.mark)), count: run.left))
                }
                if run.opensStruck { silent += 1 }
            case _ where silent > 0: break
            case .text(let range): output.text.append(bytes[range].span)
            case .decoded(let text): output.text.append(text)
            case .lineBreak: output.text.breakLine()
            case .beginLink(let destination): output.beginLink(destination)
            case .endLink: output.endLink()
            case .address(let text, let destination): output.append(text, linkedTo: destination)
            case .box(let title, let destination):
                output.text.breakLine()
                if let title { output.append(title, linkedTo: destination) }
                output.text.breakLine()
            }
        }
    }
}

/// Text with the links in it, as it is written. A link in a link ends the one around, as in HTML.
private struct LinkedText {
    var text: TextAccumulator
    private(set) var resolver: LinkResolver
    private let limit: Int
    private var links: [PageText.Link] = []
    private var wasCut = false
    private var open: (start: Int, destination: String)?
    private var lastEnd = -1

    init(resolver: LinkResolver, limits: ReaderLimits) {
        self.resolver = resolver
        limit = limits.links
        text = TextAccumulator(keepsLines: false, limit: limits.blockText)
    }

    /// Links that touch are kept apart, as in HTML.
    mutating func beginLink(_ destination: String) {
        endLink()
        if lastEnd == text.position { text.endWord() }
        open = (text.position, destination)
    }

    /// The text of the link is only what gets into the text.
    mutating func endLink() {
        guard let (start, destination) = open else { return }
        open = nil
        lastEnd = text.position
        guard links.count < limit, let resolved = resolver.resolve(destination) else {
            wasCut = true
            return
        }
        links.append(PageText.Link(text: text.text(from: start, to: text.position), destination: resolved))
    }

    mutating func append(_ label: String, linkedTo destination: String?) {
        let isLink = open == nil && destination != nil
        if isLink, let destination { beginLink(destination) }
        text.append(label)
        if isLink { endLink() }
    }

    mutating func finished() -> (text: String, links: [PageText.Link], wasCut: Bool) {
        endLink()
        return (text.finished(), links, wasCut || text.wasCut)
    }
}
