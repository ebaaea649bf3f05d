package import PageFetch
import SurveyModel
import SurveySupport

/// Addresses as reports show them. A redirect may lead to an address with a signature, token or code in its query, which
/// grants access to whoever reads it. The request is made with the whole address; in reports and state, such values become
/// `…`, as in `https://login.example/?code=…`.
package enum ShownAddress {
    /// The address that answered. Without a redirect it is shown as it is, because it is in the public data already.
    package static func of(_ page: Page) -> String {
        page.hops.count > 1 ? masked(page.finalURL) : page.finalURL
    }

    /// True for an address with a value left out: it is no link that anybody could follow.
    package static func isMasked(_ address: String) -> Bool { address.contains("=" + mask) }

    /// The address with `…` for each value whose name (`token=`) or shape is that of a secret.
    static func masked(_ address: String) -> String {
        var shown = ""
        var field = ""
        for character in address {
            field.append(character)
            if "?&;#".contains(character) {
                shown += masked(field: field.dropLast()) + String(character)
                field = ""
            }
        }
        return shown + masked(field: field[...])
    }

    private static let mask = "…"

    private static func masked(field: Substring) -> String {
        guard let equals = field.firstIndex(of: "=") else { return String(field) }
        let value = field[field.index(after: equals)...]
        guard !value.isEmpty, isSecret(name: field[..<equals]) || holdsSecret(value) else { return String(field) }
        return field[...equals] + mask
    }

    /// An address within the address, as sign-in pages have them, or the shape of a key.
    private static func holdsSecret(_ value: Substring) -> Bool {
        let text = percentDecoded(value)
        return SecretPattern.kind(of: text) != nil
            || text.split(whereSeparator: { "?&;#".contains($0) }).contains { field in
                field.firstIndex(of: "=").map { isSecret(name: field[..<$0]) } ?? false
            }
    }

    private static func isSecret(name: Substring) -> Bool {
        let name = percentDecoded(name).lowercased().filter { $0.isLetter || $0.isNumber }
        return names.contains(name) || endings.contains(where: name.hasSuffix)
    }

    /// In lower case, without hyphens and underscores.
    private static let names: Set<String> = [
        "assertion", "auth", "code", "key", "nonce", "pass", "policy", "relaystate", "samlrequest", "samlresponse",
        "se",
        "session", "sid", "sign", "st", "state", "ticket",
    ]

    /// `X-Amz-Signature`, `X-Goog-Credential`, `AWSAccessKeyId`, `access_token`, `__cf_chl_tk` and their like.
    private static let endings = [
        "accessid", "apikey", "authorization", "credential", "credentials", "hmac", "jwt", "keyid", "keypairid", "otp",
        "passwd", "password", "pwd", "secret", "sessionid", "sig", "signature", "tk", "token", "verifier",
    ]

    private static func percentDecoded(_ text: Substring) -> String {
        String(decoding: PercentEncoding.decoded(text.utf8), as: UTF8.self)
    }
}
