import SurveySupport

/// How a body is to be read, told from the response's media type, the address and the first bytes.
enum MediaKind: Equatable {
    case html, markdown, plainText, xml, json
    case unsupported(String)

    /// A stated type is believed, unless the first bytes are the signature of a file that holds no text. Else bytes decide
    /// only where nothing usable is stated, and an address that names a Markdown file decides between kinds of text.
    init(contentType: String?, url: String, body: [UInt8]) {
        let type = Self.type(of: contentType)
        let isMarkdownAddress = Self.namesMarkdown(url)
        if let binary = Self.signature(body) {
            self = .unsupported(binary)
            return
        }
        switch type {
        case "", "*/*", "unknown/unknown", "application/unknown", "content/unknown":
            self = Self.sniffed(body, isMarkdownAddress: isMarkdownAddress)
        case "text/html":
            let isText = isMarkdownAddress && Self.firstVisible(body) != UInt8(ascii: "<")
            self = isText ? .markdown : .html
        case "application/xhtml+xml": self = .html
        case "text/markdown", "text/x-markdown", "text/mdx": self = .markdown
        case "text/plain": self = isMarkdownAddress ? .markdown : .plainText
        case "application/json", "text/json": self = .json
        case "application/xml", "text/xml": self = .xml
        case _ where type.hasSuffix("+json"): self = .json
        case _ where type.hasSuffix("+xml"): self = .xml
        case _ where Self.isText(type): self = .plainText
        default: self = .unsupported(type)
        }
    }

    /// The `charset` parameter of a media type, as written.
    static func charset(of contentType: String?) -> String? {
        for parameter in (contentType ?? "").split(separator: ";").dropFirst() {
            let parts = parameter.split(separator: "=", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
            if parts.count == 2, parts[0].lowercased() == "charset" { return String(parts[1]) }
        }
        return nil
    }

    private static func type(of contentType: String?) -> String {
        (contentType ?? "").prefix { $0 != ";" && $0 != "," }.lowercased().filter { !$0.isWhitespace }
    }

    private static func isText(_ type: String) -> Bool {
        type.hasPrefix("text/") || textTypes.contains(type)
    }

    private static let textTypes: Set<String> = [
        "application/javascript", "application/ld+json", "application/toml", "application/x-httpd-php",
        "application/x-javascript", "application/x-sh", "application/x-yaml", "application/yaml",
    ]

    private static func namesMarkdown(_ url: String) -> Bool {
        let path = AddressReference(url).path.lowercased()
        return [".md", ".mdx", ".markdown", "/llms.txt", "/llms-full.txt"].contains { path.hasSuffix($0) }
    }

    private static func firstVisible(_ body: [UInt8]) -> UInt8? {
        let start = body.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        return body[start...].first { !$0.isMarkupSpace }
    }

    /// The type of a file that says in its first bytes that it holds no text, whatever was stated. A zero has to be among
    /// them, because a text may begin with "RIFF", too; only PDF may do without.
    private static func signature(_ body: [UInt8]) -> String? {
        guard let type = magicType(body) else { return nil }
        return type == "application/pdf" || body.prefix(512).contains(0) ? type : nil
    }

    private static func magicType(_ body: [UInt8]) -> String? { magics.first { body.starts(with: $0.0) }?.1 }

    private static func sniffed(_ body: [UInt8], isMarkdownAddress: Bool) -> MediaKind {
        if let binary = magicType(body) { return .unsupported(binary) }
        let isUTF16 = body.starts(with: [0xFF, 0xFE]) || body.starts(with: [0xFE, 0xFF])
        if isUTF16 { return .html }
        if body.prefix(512).contains(0) { return .unsupported("application/octet-stream") }
        switch firstVisible(body) {
        case UInt8(ascii: "<") where !isMarkdownAddress:
            let head = String(decoding: body.prefix(512), as: UTF8.self).lowercased()
            return head.contains("<?xml") || head.contains("<svg") ? .xml : .html
        case UInt8(ascii: "{"), UInt8(ascii: "["): return isMarkdownAddress ? .markdown : .json
        default: return isMarkdownAddress ? .markdown : .plainText
        }
    }

    private static let magics: [([UInt8], String)] = [
        (Array("%PDF".utf8), "application/pdf"), ([0x89, 0x50, 0x4E, 0x47], "image/png"),
        (Array("GIF8".utf8), "image/gif"), ([0xFF, 0xD8, 0xFF], "image/jpeg"), (Array("RIFF".utf8), "image/webp"),
        (Array("PK\u{3}\u{4}".utf8), "application/zip"), ([0x1F, 0x8B], "application/gzip"),
        (Array("wOF".utf8), "font/woff"), ([0x00, 0x00, 0x01, 0x00], "image/x-icon"),
        (Array("\0asm".utf8), "application/wasm"), (Array("\u{7F}ELF".utf8), "application/x-elf"),
        (Array("OggS".utf8), "application/ogg"), ([0x28, 0xB5, 0x2F, 0xFD], "application/zstd"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "application/x-xz"),
        (Array("7z".utf8) + [0xBC, 0xAF], "application/x-7z-compressed"),
        (Array("SQLite format 3".utf8), "application/vnd.sqlite3"),
    ]
}
