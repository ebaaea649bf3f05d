/// Recognises credentials pasted by mistake, by the shapes that their issuers publish for secret scanners.
package enum SecretPattern {
    /// What the text, or a part of it, looks like; nil for ordinary text. Bare prefixes such as `sk-ant-` are ordinary.
    /// Cost is linear for ordinary text.
    package static func kind(of text: String) -> String? {
        let bytes = Array(text.utf8)
        if hasHyphens(bytes), text.contains("PRIVATE KEY-----") { return "a private key" }
        guard hasRun(bytes, where: { _, _ in true }) else { return nil }
        var isInside = false
        for index in bytes.indices {
            let isWord = isWordPart(bytes[index])
            if isWord, !isInside, let kind = kind(ofWordIn: bytes, at: index) { return kind }
            isInside = isWord
        }
        return nil
    }

    private static func kind(ofWordIn bytes: [UInt8], at start: Int) -> String? {
        let word = bytes[start...]
        guard length(word.prefix(shortestWord), isBody) == shortestWord else { return nil }
        switch bytes[start] {
        case UInt8(ascii: "e"): return isWebToken(word) ? "a JSON web token" : nil
        case UInt8(ascii: "A"):
            if isAmazonKey(word) { return "an AWS access key" }
            return rest(of: word, after: ["AIza"]).map { length($0, isBody) >= 35 } == true ? "a Google API key" : nil
        default: break
        }
        if let token = rest(of: word, after: gitHub), length(token, isLetterOrDigit) >= 36 { return "a GitHub token" }
        guard let key = rest(of: word, after: issuers), let separator = key.first, "-_".utf8.contains(separator),
            length(key.dropFirst(), isBody) >= 24,
            hasRun(bytes, where: { letters, digits in letters > 0 && digits > 0 })
        else { return nil }
        return "an API key"
    }

    /// How long the first part of the shortest credential is.
    private static let shortestWord = 13

    private static let gitHub = ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"]
    private static let issuers = [
        "sk", "pk", "rk", "key", "fw", "tgp", "gsk", "hf", "xai", "nvapi", "pplx", "csk", "r8", "glpat", "xoxa", "xoxb",
        "xoxp", "xoxs",
    ]

    /// Three parts with dots between.
    private static func isWebToken(_ word: ArraySlice<UInt8>) -> Bool {
        guard var part = rest(of: word, after: ["eyJ"]) else { return false }
        for place in 0..<3 {
            let count = length(part, isBody)
            part = part.dropFirst(count)
            guard count >= 10, place == 2 || part.popFirst() == UInt8(ascii: ".") else { return false }
        }
        return true
    }

    private static func isAmazonKey(_ word: ArraySlice<UInt8>) -> Bool {
        guard let key = rest(of: word, after: ["AKIA", "ASIA"]) else { return false }
        let isWhole = !(key.dropFirst(16).first.map(isWordPart) ?? false)
        return isWhole && length(key) { isDigit($0) || (0x41...0x5A).contains($0) } == 16
    }

    private static func rest(of word: ArraySlice<UInt8>, after prefixes: [String]) -> ArraySlice<UInt8>? {
        prefixes.first { word.starts(with: $0.utf8) }.map { word.dropFirst($0.utf8.count) }
    }

    private static func length(_ bytes: ArraySlice<UInt8>, _ belongs: (UInt8) -> Bool) -> Int {
        bytes.prefix { belongs($0) }.count
    }

    private static func hasHyphens(_ bytes: [UInt8]) -> Bool {
        var length = 0
        for byte in bytes {
            length = byte == UInt8(ascii: "-") ? length + 1 : 0
            if length == 5 { return true }
        }
        return false
    }

    private static let shortestRun = 14

    /// A run of letters and digits as long as those of keys, with a fitting number of each; words joined by hyphens have
    /// none.
    private static func hasRun(_ bytes: [UInt8], where fits: (_ letters: Int, _ digits: Int) -> Bool) -> Bool {
        var (letters, digits) = (0, 0)
        for byte in bytes {
            guard isLetterOrDigit(byte) else {
                (letters, digits) = (0, 0)
                continue
            }
            letters += isDigit(byte) ? 0 : 1
            digits += isDigit(byte) ? 1 : 0
            if letters + digits >= shortestRun, fits(letters, digits) { return true }
        }
        return false
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isLetterOrDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (0x41...0x5A).contains(byte & 0xDF) }
    private static func isWordPart(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) || byte == UInt8(ascii: "_") }
    private static func isBody(_ byte: UInt8) -> Bool { isWordPart(byte) || byte == UInt8(ascii: "-") }
}
