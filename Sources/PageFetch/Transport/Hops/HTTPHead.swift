/// Status line and headers of one HTTP answer, as they came from the wire or stand in an archive.
struct HTTPHead: Sendable, Hashable {
    var status: Int
    var headers: [Page.Header]

    /// Reads lines that end in LF or CR LF, up to the first empty one. Bytes that are not UTF-8 are replaced, lines without
    /// a colon left out, folded lines joined. Nil when there is no HTTP status line with a status of three digits.
    init?(_ bytes: some Sequence<UInt8>) {
        let lines = Array(bytes).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard let first = lines.first, let status = Self.status(of: first) else { return nil }
        self.status = status
        headers = []
        for line in lines.dropFirst() {
            let text = String(decoding: line, as: UTF8.self).trimmingWhitespace()
            if text.isEmpty { break }
            append(text, isFolded: line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t"))
        }
    }

    init(status: Int, headers: [Page.Header]) {
        self.status = status
        self.headers = headers
    }

    private static func status(of line: ArraySlice<UInt8>) -> Int? {
        let words = line.split(separator: UInt8(ascii: " "))
        guard words.count >= 2, words[0].starts(with: Array("HTTP/".utf8)) else { return nil }
        let digits = String(decoding: words[1], as: UTF8.self).trimmingWhitespace()
        guard digits.utf8.count == 3, let status = Int(digits), (100...999).contains(status) else { return nil }
        return status
    }

    private mutating func append(_ text: String, isFolded: Bool) {
        if isFolded, let last = headers.indices.last {
            headers[last].value = "\(headers[last].value) \(text)".trimmingWhitespace()
        } else if let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon != text.startIndex {
            let name = String(text[..<colon]).trimmingWhitespace()
            let value = String(text[text.utf8.index(after: colon)...]).trimmingWhitespace()
            headers.append(Page.Header(name: name, value: value))
        }
    }

    /// The first value of a header, by case-insensitive name.
    func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// Where the answer sends us, if it does.
    var redirectLocation: String? {
        guard [301, 302, 303, 307, 308].contains(status), let location = header("Location") else { return nil }
        return location.isEmpty ? nil : location
    }
}

extension String {
    /// Without spaces, tabs, CR and LF at both ends.
    func trimmingWhitespace() -> String {
        func isWhitespace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }
        let bytes = utf8
        guard let first = bytes.firstIndex(where: { !isWhitespace($0) }),
            let last = bytes.lastIndex(where: { !isWhitespace($0) })
        else { return "" }
        return String(self[first...last])
    }
}
