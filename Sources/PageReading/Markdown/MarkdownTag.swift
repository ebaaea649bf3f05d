import SurveySupport

/// A tag, comment or `<address>` in Markdown text. What looks like a tag but names neither an element nor a component,
/// such as `<model-name>`, is a placeholder and stays text.
struct MarkdownTag {
    /// How far the end of a tag is looked for, in bytes.
    static let reach = 1_000

    enum Kind: Equatable {
        case address(text: String, destination: String)
        case lineBreak
        case link(String), linkEnd
        case struck, struckEnd
        /// The border of a box: an MDX component, whose title shows, or an element such as `<div>`.
        case box(title: String?, destination: String?)
        case silent
    }

    let kind: Kind
    /// From `<` to behind `>`.
    let length: Int

    /// The tag that a text begins with.
    init?(_ text: ArraySlice<UInt8>) {
        let text = text.prefix(Self.reach)
        if let length = Self.lengthOfRemark(text) {
            (kind, self.length) = (.silent, length)
            return
        }
        guard let end = Self.end(of: text) else { return nil }
        let inside = String(decoding: text[(text.startIndex + 1)..<end], as: UTF8.self)
        guard let kind = Self.address(inside) ?? Self.kind(of: inside) else { return nil }
        (self.kind, length) = (kind, end + 1 - text.startIndex)
    }

    /// Whether a line begins with the tag of a box, complete or to be completed by the lines below.
    static func opensBox(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.first == UInt8(ascii: "<") else { return false }
        if let tag = MarkdownTag(line) {
            if case .box = tag.kind { return true }
            return false
        }
        let inside = String(decoding: line.dropFirst().prefix(reach), as: UTF8.self)
        guard !inside.contains(">"), !inside.contains("<"), case .box? = kind(of: inside) else { return false }
        return true
    }

    /// Comments and processing instructions.
    private static func lengthOfRemark(_ text: ArraySlice<UInt8>) -> Int? {
        for (start, end) in [("<!--", "-->"), ("<?", "?>")] where text.starts(with: start.utf8) {
            // `<!-->` is one, too.
            guard let close = text.dropFirst(2).firstRange(of: Array(end.utf8)) else { return nil }
            return close.upperBound - text.startIndex
        }
        return nil
    }

    /// The `>` that ends the tag; quotes may hold one, another `<` outside of them ends the search.
    private static func end(of text: ArraySlice<UInt8>) -> Int? {
        var quote: UInt8?
        for (index, byte) in zip(text.indices, text).dropFirst() {
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                return index
            } else if byte == UInt8(ascii: "<") {
                return nil
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
        }
        return nil
    }

    /// `https://…`, any other scheme, or the address of a mailbox.
    private static func address(_ inside: String) -> Kind? {
        let bytes = Array(inside.utf8)
        guard bytes.allSatisfy({ $0 > 0x20 }) else { return nil }
        let scheme = bytes.prefix { $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E }
        if (2...32).contains(scheme.count), bytes[0].isASCIILetter, bytes.dropFirst(scheme.count).first == 0x3A {
            return .address(text: inside, destination: inside)
        }
        let parts = inside.split(separator: "@", omittingEmptySubsequences: false)
        let isName: (UInt8) -> Bool = { $0.isASCIILetter || $0.isASCIIDigit || "-.".utf8.contains($0) }
        guard parts.count == 2, !parts[0].isEmpty, let host = parts.last, host.contains("."),
            host.utf8.allSatisfy(isName),
            parts[0].utf8.allSatisfy({ isName($0) || "!#$%&'*+/=?^_`{|}~".utf8.contains($0) })
        else { return nil }
        return .address(text: inside, destination: "mailto:" + inside)
    }

    private static func kind(of inside: String) -> Kind? {
        let isEnd = inside.hasPrefix("/")
        let name = inside.drop { $0 == "/" }.prefix {
            $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "_"
        }
        guard let first = name.first, first.isASCII, first.isLetter else { return nil }
        if let next = inside.utf8[name.endIndex...].first, !next.isMarkupSpace, next != UInt8(ascii: "/") { return nil }
        let lowered = name.lowercased()
        if lowered == name || lowered.uppercased() == name {
            if lowered == "br" || lowered == "hr" { return .lineBreak }
            if lowered == "a" { return isEnd ? .linkEnd : attribute("href", in: inside).map { .link($0) } ?? .silent }
            if struckElements.contains(lowered) { return isEnd ? .struckEnd : .struck }
            if boxes.contains(lowered) { return .box(title: nil, destination: nil) }
            if inlineElements.contains(lowered) { return .silent }
        }
        // `<API_KEY>` and `<KEY>` are placeholders.
        guard first.isUppercase, name.contains(where: \.isLowercase), !name.contains("_"), !name.contains("-") else {
            return nil
        }
        if isEnd { return .box(title: nil, destination: nil) }
        let destination = attribute("href", in: inside)
        return .box(title: attribute("title", in: inside) ?? (destination == nil ? nil : ""), destination: destination)
    }

    private static func attribute(_ name: String, in tag: String) -> String? {
        for quote in ["\"", "'"] {
            for space in [" ", "\n"] {
                guard let start = tag.firstRange(of: "\(space)\(name)=\(quote)") else { continue }
                let rest = tag[start.upperBound...]
                guard let end = rest.firstRange(of: quote) else { continue }
                return CharacterReference.decoded(Array(rest[..<end.lowerBound].utf8)[...])
            }
        }
        return nil
    }

    /// Elements that CommonMark lets begin a block, less those for tables and code, which are read as HTML.
    private static let boxes: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "html", "iframe", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "section", "source", "summary",
        "table", "tbody", "td", "th", "thead", "tr", "ul", "video",
    ]
    private static let struckElements: Set<String> = ["del", "s", "strike"]
    private static let inlineElements: Set<String> = [
        "abbr", "b", "big", "cite", "code", "dfn", "em", "font", "i", "img", "ins", "kbd", "mark", "picture",
        "pre", "q", "samp", "small", "span", "strong", "sub", "sup", "svg", "tt", "u", "var", "wbr",
    ]
}
