/// Recognises credentials pasted by mistake, by the shapes that their issuers publish for secret scanners.
package enum SecretPattern {
    /// What the text, or a part of it, looks like; nil for ordinary text. Bare prefixes such as `sk-ant-` are ordinary.
    /// Cost is linear; the patterns run only on text that holds a long run of letters and digits.
    package static func kind(of text: String) -> String? {
        if text.contains("PRIVATE KEY-----") { return "a private key" }
        guard hasRandomRun(text.utf8) else { return nil }
        if text.contains(/\beyJ[A-Za-z0-9_\-]{10,}\.[A-Za-z0-9_\-]{10,}\.[A-Za-z0-9_\-]{10,}/) {
            return "a JSON web token"
        }
        if text.contains(/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/) { return "an AWS access key" }
        if text.contains(/\bAIza[0-9A-Za-z_\-]{35}/) { return "a Google API key" }
        if text.contains(/\b(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{36}/) { return "a GitHub token" }
        let issued = /\b(?:sk|pk|rk|key|fw|tgp|gsk|hf|xai|nvapi|pplx|csk|r8|glpat|xox[abps])[_\-][A-Za-z0-9_\-]{24,}/
        return text.contains(issued) && hasDigitInRun(text.utf8) ? "an API key" : nil
    }

    private static let shortestRun = 14

    /// A run of letters and digits as long as those of keys; words joined by hyphens have none.
    private static func hasRandomRun(_ bytes: String.UTF8View) -> Bool {
        var length = 0
        for byte in bytes {
            length = isLetter(byte) || isDigit(byte) ? length + 1 : 0
            if length >= shortestRun { return true }
        }
        return false
    }

    /// Such a run with letters and digits mixed.
    private static func hasDigitInRun(_ bytes: String.UTF8View) -> Bool {
        var (length, digits) = (0, 0)
        for byte in bytes {
            guard isLetter(byte) || isDigit(byte) else {
                (length, digits) = (0, 0)
                continue
            }
            length += 1
            digits += isDigit(byte) ? 1 : 0
            if length >= shortestRun, digits > 0, digits < length { return true }
        }
        return false
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
}
