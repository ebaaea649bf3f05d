/// Finds the character set that a document states in itself, in `<meta>` or in the XML declaration.
enum MetaCharset {
    /// `charset=` or `encoding=` inside a tag that begins with `<meta` or `<?xml`.
    static func find(in head: ArraySlice<UInt8>) -> Charset? {
        let text = String(decoding: head, as: UTF8.self).lowercased()
        for tag in text.split(separator: "<").dropFirst(text.hasPrefix("<") ? 0 : 1) {
            let inside = tag.prefix { $0 != ">" }
            guard inside.hasPrefix("meta") || inside.hasPrefix("?xml") else { continue }
            guard let label = value(of: inside.hasPrefix("meta") ? "charset" : "encoding", in: inside) else { continue }
            // A page that can be read as far as this is not UTF-16, whatever it says.
            guard let charset = Charset(label: label) else { continue }
            if case .utf16 = charset { return .utf8 }
            return charset
        }
        return nil
    }

    private static func value(of name: String, in tag: Substring) -> String? {
        guard let range = tag.firstRange(of: name) else { return nil }
        var rest = tag[range.upperBound...].drop(while: \.isWhitespace)
        guard rest.first == "=" else { return nil }
        rest = rest.dropFirst().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
        let label = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        return label.isEmpty ? nil : String(label)
    }
}
