import PageText
import SurveySupport

/// Reads the text of one Markdown block: what a person sees once it is rendered, and the links.
///
/// Linear in the text. Brackets and runs of backticks are paired in one pass ahead; whatever has to look ahead
/// otherwise does so for at most ``reach`` bytes.
struct MarkdownInline {
    private static let reach = 1_000

    private let bytes: [UInt8]
    private let references: [String: String]
    private var resolver: LinkResolver
    private var output: TextAccumulator
    private var links: [PageText.Link] = []
    private let linkLimit: Int
    /// A link was left out.
    private var wasCut = false
    private var position = 0
    /// Where the bracket, code span or emphasis that begins at a place ends.
    private var pairs: [Int: Int]
    /// Marks of emphasis that have a partner and therefore do not show.
    private var hidden: Set<Int>

    static func read(
        _ text: [UInt8], references: [String: String], resolver: inout LinkResolver, limits: ReaderLimits
    ) -> (text: String, links: [PageText.Link], wasCut: Bool) {
        var reader = MarkdownInline(text, references: references, resolver: resolver, limits: limits)
        reader.run(to: text.count)
        resolver = reader.resolver
        return (reader.output.finished(), reader.links, reader.wasCut || reader.output.wasCut)
    }

    private init(_ text: [UInt8], references: [String: String], resolver: LinkResolver, limits: ReaderLimits) {
        bytes = text
        self.references = references
        self.resolver = resolver
        linkLimit = limits.links
        output = TextAccumulator(keepsLines: false, limit: limits.blockText)
        (pairs, hidden) = MarkdownPairs.find(in: text)
    }

    /// A link inside a link is none, so this nests once, for the text of a link.
    private mutating func run(to end: Int, isInLink: Bool = false) {
        while position < end {
            switch bytes[position] {
            case UInt8(ascii: "\\"): readEscape(end)
            case UInt8(ascii: "`"): readCode(end)
            case UInt8(ascii: "!") where position + 1 < end && bytes[position + 1] == UInt8(ascii: "["): readImage(end)
            case UInt8(ascii: "[") where !isInLink: readLink(end)
            case UInt8(ascii: "<"): readTag(end)
            case UInt8(ascii: "&"): readReference(end)
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"):
                if hidden.contains(position) { position += 1 } else { copy(1) }
            case UInt8(ascii: "h") where !isInLink: readBareAddress(end)
            default: copy(ScalarClass.length(of: bytes[position]))
            }
        }
    }

    private mutating func addLink(_ text: String, to address: String) {
        guard links.count < linkLimit, let destination = resolver.resolve(address) else {
            wasCut = true
            return
        }
        links.append(PageText.Link(text: text, destination: destination))
    }

    private mutating func copy(_ count: Int) {
        let end = min(position + count, bytes.count)
        output.append(bytes[position..<end].span)
        position = end
    }

    private mutating func readEscape(_ end: Int) {
        let next = position + 1
        if next < end, bytes[next] < 0x80, !bytes[next].isASCIILetter, !bytes[next].isASCIIDigit, bytes[next] > 0x20 {
            position = next
        }
        copy(1)
    }

    private mutating func readCode(_ end: Int) {
        var length = 0
        while position + length < end, bytes[position + length] == UInt8(ascii: "`") { length += 1 }
        guard let close = pairs[position], close + length <= end else {
            copy(length)
            return
        }
        position += length
        copy(close - position)
        position = min(close + length, end)
    }

    /// A picture shows no text.
    private mutating func readImage(_ end: Int) {
        guard let close = pairs[position + 1], close < end, let destination = destination(after: close, end) else {
            copy(1)
            return
        }
        position = destination.end
    }

    private mutating func readLink(_ end: Int) {
        guard let close = pairs[position], close < end else { return copy(1) }
        let labelStart = position + 1
        let found = destination(after: close, end) ?? shortcut(labelStart..<close)
        guard let found else { return copy(1) }
        position = labelStart
        let start = output.position
        run(to: close, isInLink: true)
        let label = output.text(from: start, to: output.position)
        addLink(label, to: found.address)
        position = found.end
    }

    /// `(address "title")` or `[label]` behind a closing bracket.
    private func destination(after close: Int, _ end: Int) -> (address: String, end: Int)? {
        let next = close + 1
        guard next < end else { return nil }
        if bytes[next] == UInt8(ascii: "(") { return inlineDestination(from: next + 1, min(end, next + Self.reach)) }
        guard bytes[next] == UInt8(ascii: "["), let last = pairs[next], last < end, last - next < Self.reach else {
            return nil
        }
        let label = next + 1 < last ? next + 1..<last : nil
        guard let label, let address = references[MarkdownReader.label(bytes[label])] else { return nil }
        return (address, last + 1)
    }

    /// `[label]` or `[label][]` alone.
    private func shortcut(_ label: Range<Int>) -> (address: String, end: Int)? {
        guard !references.isEmpty, label.count < Self.reach,
            let address = references[MarkdownReader.label(bytes[label])]
        else { return nil }
        let after = label.upperBound + 1
        let isCollapsed =
            after + 1 < bytes.count && bytes[after] == UInt8(ascii: "[") && bytes[after + 1] == UInt8(ascii: "]")
        return (address, isCollapsed ? after + 2 : after)
    }

    private func inlineDestination(from start: Int, _ end: Int) -> (address: String, end: Int)? {
        var index = start
        while index < end, bytes[index].isMarkupSpace { index += 1 }
        let isAngled = index < end && bytes[index] == UInt8(ascii: "<")
        if isAngled { index += 1 }
        let first = index
        var depth = 0
        while index < end {
            let byte = bytes[index]
            if isAngled ? byte == UInt8(ascii: ">") : byte.isMarkupSpace { break }
            if !isAngled, byte == UInt8(ascii: "(") { depth += 1 }
            if !isAngled, byte == UInt8(ascii: ")") {
                if depth == 0 { break }
                depth -= 1
            }
            index += 1
        }
        let address = String(decoding: bytes[first..<index], as: UTF8.self)
        if isAngled { index += 1 }
        guard let close = closing(from: index, end) else { return nil }
        return (address, close + 1)
    }

    /// The `)` of a link, behind a title if there is one.
    private func closing(from start: Int, _ end: Int) -> Int? {
        var index = start
        while index < end, bytes[index].isMarkupSpace { index += 1 }
        guard index < end else { return nil }
        if bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") {
            let quote = bytes[index]
            index += 1
            while index < end, bytes[index] != quote { index += 1 }
            index += 1
            while index < end, bytes[index].isMarkupSpace { index += 1 }
        }
        return index < end && bytes[index] == UInt8(ascii: ")") ? index : nil
    }

    private mutating func readBareAddress(_ end: Int) {
        let stop = min(BareLinks.end(ofAddressAt: position, in: bytes), end)
        guard stop > position else { return copy(1) }
        let address = String(decoding: bytes[position..<stop], as: UTF8.self)
        show(address, linkedTo: address)
        position = stop
    }

    /// Of what is shown, the text of the link is only what gets into the text.
    private mutating func show(_ text: String, linkedTo address: String) {
        let start = output.position
        output.append(text)
        addLink(output.text(from: start, to: output.position), to: address)
    }

    // MARK: Tags and character references

    private mutating func readTag(_ end: Int) {
        guard let tag = MarkdownTag(bytes, at: position, end: min(end, position + Self.reach)) else { return copy(1) }
        switch tag.kind {
        case .address(let destination): show(destination, linkedTo: destination)
        case .lineBreak: output.breakLine()
        case .component(let title, let destination):
            output.breakLine()
            if let destination {
                show(title ?? "", linkedTo: destination)
            } else if let title {
                output.append(title)
            }
            output.breakLine()
        case .link(let destination):
            let start = output.position
            position = tag.end
            let close = closingAnchor(from: position, end)
            run(to: close, isInLink: true)
            let label = output.text(from: start, to: output.position)
            addLink(label, to: destination)
            return
        case .silent: break
        }
        position = tag.end
    }

    private func closingAnchor(from start: Int, _ end: Int) -> Int {
        var index = start
        while index < min(end, start + Self.reach) {
            if bytes[index] == UInt8(ascii: "<"), bytes[index...].starts(with: "</a".utf8) { return index }
            index += 1
        }
        return start
    }

    private mutating func readReference(_ end: Int) {
        let window = bytes[position..<min(end, position + 12)]
        guard let semicolon = window.firstIndex(of: UInt8(ascii: ";")),
            let text = CharacterReference.text(bytes[(position + 1)..<semicolon])
        else { return copy(1) }
        output.append(text)
        position = semicolon + 1
    }
}
