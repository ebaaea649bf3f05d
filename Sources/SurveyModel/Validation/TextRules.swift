import SurveySupport

extension SurveyValidator {
    /// Rules about single strings, wherever they stand.
    func checkText(_ member: JSONNode.Member, in file: String) {
        switch member.value.value {
        case .string(let text):
            checkText(text, key: member.key, at: Location(file: file, position: member.value.position))
        case .array(let elements):
            for element in elements {
                guard let text = element.string else { continue }
                checkText(text, key: member.key, at: Location(file: file, position: element.position))
            }
        default: break
        }
    }

    private func checkText(_ text: String, key: String, at location: Location) {
        checkSecret(text, at: location)
        checkLink(text, key: key, at: location)
        if text.unicodeScalars.contains(where: \.isInvisibleControl) {
            report(
                "invisible-character", at: location, "the text holds a control or formatting character",
                suggestion: "remove it", severity: .warning)
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
