/// Recognises credentials pasted by mistake, by the shapes that their issuers publish for secret scanners.
package enum SecretPattern {
    /// What the text, or a part of it, looks like; nil for ordinary text. Bare prefixes such as `sk-ant-` are ordinary.
    package static func kind(of text: String) -> String? {
        guard text.utf8.count >= 16 else { return nil }
        if text.contains("PRIVATE KEY-----") { return "a private key" }
        if text.contains(/\beyJ[A-Za-z0-9_\-]{10,}\.[A-Za-z0-9_\-]{10,}\.[A-Za-z0-9_\-]{10,}/) {
            return "a JSON web token"
        }
        if text.contains(/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/) { return "an AWS access key" }
        if text.contains(/\bAIza[0-9A-Za-z_\-]{35}/) { return "a Google API key" }
        if text.contains(/\b(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{36}/) { return "a GitHub token" }
        if text.contains(
            /\b(?:sk|pk|rk|key|fw|tgp|gsk|hf|xai|nvapi|pplx|csk|r8|glpat|xox[abps])[_\-][A-Za-z0-9_\-]{24,}/),
            hasDigitsAndLetters(text)
        {
            return "an API key"
        }
        return nil
    }

    /// Words joined by hyphens are no key; a key mixes digits and both cases or is long.
    private static func hasDigitsAndLetters(_ text: String) -> Bool {
        text.split { !($0.isLetter || $0.isNumber) }.contains { part in
            part.count >= 16 && part.contains(where: \.isNumber) && part.contains(where: \.isLetter)
        }
    }
}
