/// An address taken apart as it is written (RFC 3986, sections 3 and 5), and what links on its page lead to.
///
/// Nothing is percent-encoded, lower-cased or normalised, because a claim compares what a page says: of
/// `HTTPS://a.example/x y` the scheme is `HTTPS` and the path `/x y`. ``WebAddress`` is what such an address means.
package struct AddressReference {
    package var scheme = ""
    package var authority: String?
    package var path = ""
    package var query: String?
    package var fragment: String?
    /// Scheme and authority as they were read; nil where one of them is missing.
    private let origin: String?
    /// All but the fragment, as it was read.
    private let document: String

    package init(_ text: String) {
        var rest = Substring(text)
        if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "#")) {
            fragment = String(rest[rest.index(after: mark)...])
            rest = rest[..<mark]
        }
        if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
            query = String(rest[rest.index(after: mark)...])
            rest = rest[..<mark]
        }
        if let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")), Self.isScheme(rest[..<colon]) {
            scheme = String(rest[..<colon])
            rest = rest[rest.index(after: colon)...]
        }
        if rest.hasPrefix("//") {
            let start = rest.index(rest.startIndex, offsetBy: 2)
            let end = rest[start...].utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            authority = String(rest[start..<end])
            rest = rest[end...]
        }
        path = String(rest)
        if let authority, !scheme.isEmpty { origin = scheme + "://" + authority } else { origin = nil }
        document = text.utf8.firstIndex(of: UInt8(ascii: "#")).map { String(text[..<$0]) } ?? text
    }

    /// The absolute form of a link on this page; the link as written where this page has no address to resolve against.
    package func resolving(_ link: String) -> String {
        if let origin, Self.isPlainPath(link) { return origin + link }
        if Self.isAbsolute(link) { return link }
        if !scheme.isEmpty, Self.isFragment(link) { return document + link }
        let trimmed = Self.trimmed(link)
        guard !scheme.isEmpty else { return trimmed }
        let reference = AddressReference(trimmed)
        if !reference.scheme.isEmpty { return trimmed }
        var target = self
        target.fragment = reference.fragment
        if let authority = reference.authority {
            target.authority = authority
            target.path = Self.withoutDots(reference.path)
            target.query = reference.query
        } else if reference.path.isEmpty {
            target.query = reference.query ?? query
        } else {
            target.path = Self.withoutDots(reference.path.hasPrefix("/") ? reference.path : merged(reference.path))
            target.query = reference.query
        }
        return target.text
    }

    package var text: String {
        var text = scheme.isEmpty ? "" : scheme + ":"
        if let authority { text += "//" + authority }
        text += path
        if let query { text += "?" + query }
        if let fragment { text += "#" + fragment }
        return text
    }

    /// True for what most links are: a path from the root of the host, without dots or white space to take out.
    private static func isPlainPath(_ link: String) -> Bool {
        let bytes = link.utf8
        guard bytes.first == UInt8(ascii: "/"), bytes.dropFirst().first != UInt8(ascii: "/") else { return false }
        return bytes.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: ".") }
    }

    /// An address of the web, without white space to take out.
    private static func isAbsolute(_ link: String) -> Bool {
        let bytes = link.utf8
        return (bytes.starts(with: "https://".utf8) || bytes.starts(with: "http://".utf8))
            && bytes.allSatisfy { $0 > 0x20 }
    }

    /// A place on the same page, without white space to take out.
    private static func isFragment(_ link: String) -> Bool {
        link.utf8.first == UInt8(ascii: "#") && link.utf8.allSatisfy { $0 > 0x20 }
    }

    private func merged(_ relative: String) -> String {
        if authority != nil && path.isEmpty { return "/" + relative }
        guard let slash = path.lastIndex(of: "/") else { return relative }
        return path[...slash] + relative
    }

    private static func withoutDots(_ path: String) -> String {
        guard path.utf8.contains(UInt8(ascii: ".")) else { return path }
        var kept: [Substring] = []
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            switch part {
            case ".": if isLast { kept.append("") }
            case "..":
                if kept.count > 1 || (kept.first.map { !$0.isEmpty } ?? false) { kept.removeLast() }
                if isLast { kept.append("") }
            default: kept.append(part)
            }
        }
        return kept.joined(separator: "/")
    }

    /// A letter, then letters, digits, `+`, `-`, `.`.
    private static func isScheme(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, first.isASCIILetter else { return false }
        return text.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E }
    }

    /// Without the white space around it and the line breaks within, as browsers read `href`.
    private static func trimmed(_ link: String) -> String {
        var bytes = link.utf8.filter { $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        while bytes.last == 0x20 { bytes.removeLast() }
        while bytes.first == 0x20 { bytes.removeFirst() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
