extension SurveyValidator {
    /// Rules about single strings, wherever they stand.
    func checkText() {
        forEachMember { member, file in
            let nodes = member.value.array ?? [member.value]
            for node in nodes {
                guard let text = node.string else { continue }
                let location = Location(file: file, position: node.position)
                checkSecret(text, at: location)
                checkLink(text, key: member.key, at: location)
                if text.unicodeScalars.contains(where: \.isInvisibleControl) {
                    report(
                        "invisible-character", at: location, "the text holds a control or formatting character",
                        suggestion: "remove it", severity: .warning)
                }
            }
        }
    }

    private static let addressKeys: Set<String> = [
        "url", "twin", "homepage", "keyPage", "authorizeURL", "tokenURL", "home", "docs", "models", "pricing",
        "dashboard",
        "serviceStatus", "terms",
    ]

    private func checkLink(_ text: String, key: String, at location: Location) {
        if text.hasPrefix("http://"), !Self.isLoopback(text) {
            report("insecure-url", at: location, "'\(text)' is not https", suggestion: "cite the https address")
        } else if Self.addressKeys.contains(key), !text.hasPrefix("https://") {
            report("invalid-url", at: location, "'\(key)' must be an https address", suggestion: "begin with https://")
        }
    }

    private static func isLoopback(_ url: String) -> Bool {
        ["http://localhost", "http://127.0.0.1", "http://[::1]", "http://0.0.0.0", "http://{"].contains {
            url.hasPrefix($0)
        }
    }

    private func checkSecret(_ text: String, at location: Location) {
        guard let kind = SecretPattern.kind(of: text) else { return }
        report(
            "credential", at: location, "the text looks like \(kind)",
            suggestion: "remove it, and revoke it if it is real; name environment variables instead")
    }
}
