import SurveySupport

/// An error as APIs write it in JSON. The forms differ, so what is looked for are members that many share:
///
/// ```
/// { "error": { "message": "...", "type": "invalid_request_error", "code": "invalid_api_key" } }     OpenAI and many others
/// { "type": "error", "error": { "type": "authentication_error", "message": "..." } }                Anthropic
/// { "error": { "code": 403, "message": "...", "status": "PERMISSION_DENIED" } }                     Google
/// { "type": "about:blank", "title": "Unauthorized", "status": 401, "detail": "..." }                RFC 9457
/// { "success": false, "errors": [ { "code": 10000, "message": "..." } ] }                           Cloudflare
/// { "base_resp": { "status_code": 1004, "status_msg": "..." } }                                     MiniMax
/// ```
struct APIError {
    /// What it says to people.
    let message: String?
    /// Its kind, as a word or a number.
    let label: String?
    /// All texts in it, as far as they are looked at.
    let texts: [String]
    /// True where the body has a member that only errors have, so that it is one whatever the status says.
    let isExplicit: Bool

    // Errors are short; what is longer is no error, or hides what it says. Chosen by hand.
    private static let mostTexts = 40
    private static let longestText = 2_000

    /// Nil for JSON that is no object.
    init?(_ root: JSONNode) {
        guard root.members != nil else { return nil }
        let inner = Self.inner(of: root)
        let objects = [inner, root].compactMap(\.self)
        message =
            Self.first(
                ["message", "status_msg", "detail", "error_description", "msg", "error_msg", "title"], of: objects)
            ?? inner?.string ?? root["error"]?.string
        label = Self.first(["type", "code", "status", "status_code", "error_code", "__type"], of: objects)
        var texts: [String] = []
        Self.gather(root, into: &texts)
        self.texts = texts
        isExplicit = inner != nil || root["error_code"] != nil || root["success"]?.value == .bool(false)
    }

    /// The object that holds the error; a text where that is all there is of it.
    private static func inner(of root: JSONNode) -> JSONNode? {
        if let response = root["base_resp"], response["status_code"]?.scalarText != "0" { return response }
        let error = root["error"] ?? root["errors"]?.array?.first ?? root["detail"]?.array?.first
        guard let error, error.value != .null, error.value != .bool(false) else { return nil }
        return error
    }

    private static func first(_ keys: [String], of objects: [JSONNode]) -> String? {
        for object in objects {
            for key in keys {
                // AWS begins names with a capital.
                let member = object.members?.first { $0.key.lowercased() == key }
                if let text = member?.value.scalarText, !text.isEmpty { return text }
            }
        }
        return nil
    }

    private static func gather(_ node: JSONNode, into texts: inout [String]) {
        guard texts.count < mostTexts else { return }
        switch node.value {
        case .string(let text): texts.append(String(text.prefix(longestText)))
        case .array(let elements): for element in elements { gather(element, into: &texts) }
        case .object(let members): for member in members { gather(member.value, into: &texts) }
        case .null, .bool, .number: break
        }
    }

    /// `authentication_error: x-api-key header is required`.
    var statement: String? {
        switch (label, message) {
        case (let label?, let message?) where label != message: "\(label): \(message)"
        default: message ?? label
        }
    }
}
