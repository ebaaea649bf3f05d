/// A tag or `<address>` in Markdown text. What looks like a tag but names neither an element nor a component, such as
/// `<model-name>`, is a placeholder and stays text.
struct MarkdownTag {
    enum Kind: Equatable {
        case address(String)
        case lineBreak
        case link(String)
        /// An MDX component; its title is shown.
        case component(title: String?, destination: String?)
        case silent
    }

    let kind: Kind
    /// Behind the `>`.
    let end: Int

    init?(_ bytes: [UInt8], at start: Int, end limit: Int) {
        if bytes[start..<limit].starts(with: "<!--".utf8) {
            guard let close = Self.commentEnd(bytes, from: start + 4, limit) else { return nil }
            (kind, end) = (.silent, close)
            return
        }
        guard let close = Self.tagEnd(bytes, from: start + 1, limit) else { return nil }
        let inside = String(decoding: bytes[(start + 1)..<close], as: UTF8.self)
        guard let kind = Self.kind(of: inside) else { return nil }
        (self.kind, end) = (kind, close + 1)
    }

    private static func commentEnd(_ bytes: [UInt8], from start: Int, _ limit: Int) -> Int? {
        var index = start
        while index + 2 < limit {
            if bytes[index] == 0x2D, bytes[index + 1] == 0x2D, bytes[index + 2] == 0x3E { return index + 3 }
            index += 1
        }
        return nil
    }

    /// The `>` that ends the tag; quotes may hold one, another `<` outside of them ends the search.
    private static func tagEnd(_ bytes: [UInt8], from start: Int, _ limit: Int) -> Int? {
        var quote: UInt8?
        for index in start..<max(start, limit) {
            let byte = bytes[index]
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

    private static func kind(of inside: String) -> Kind? {
        if inside.hasPrefix("https://") || inside.hasPrefix("http://") {
            return inside.contains(" ") ? nil : .address(inside)
        }
        let name = inside.drop { $0 == "/" }.prefix {
            $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "_"
        }
        guard let first = name.first, first.isASCII, first.isLetter else { return nil }
        let lowered = name.lowercased()
        if lowered == "br" || lowered == "hr" { return .lineBreak }
        if lowered == "a", !inside.hasPrefix("/"), let destination = attribute("href", in: inside) {
            return .link(destination)
        }
        if elements.contains(lowered) && name.first?.isLowercase == true { return .silent }
        guard first.isUppercase, name.contains(where: \.isLowercase), !name.contains("_"), !name.contains("-") else {
            return nil
        }
        if inside.hasPrefix("/") { return .component(title: nil, destination: nil) }
        return .component(title: attribute("title", in: inside), destination: attribute("href", in: inside))
    }

    private static func attribute(_ name: String, in tag: String) -> String? {
        for quote in ["\"", "'"] {
            guard let start = tag.firstRange(of: " \(name)=\(quote)") else { continue }
            let rest = tag[start.upperBound...]
            guard let end = rest.firstRange(of: quote) else { continue }
            return String(rest[..<end.lowerBound])
        }
        return nil
    }

    private static let elements: Set<String> = [
        "a", "abbr", "b", "big", "center", "cite", "code", "dd", "del", "details", "dfn", "div", "dl", "dt", "em",
        "figcaption", "figure", "font", "h1", "h2", "h3", "h4", "h5", "h6", "i", "iframe", "img", "ins", "kbd", "li",
        "mark",
        "ol", "p", "picture", "pre", "q", "s", "samp", "section", "small", "source", "span", "strike", "strong", "sub",
        "summary", "sup", "svg", "table", "tbody", "td", "th", "thead", "tr", "tt", "u", "ul", "var", "video", "wbr",
    ]
}
