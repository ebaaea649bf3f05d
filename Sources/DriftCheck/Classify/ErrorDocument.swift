import SurveySupport

/// Tells a registry from what its server answers with status 200 when it cannot serve it, such as
/// `{"error": {"code": "unavailable"}}` or `null`.
enum ErrorDocument {
    /// Members that an error document has and that no registry has among so few.
    private static let names: Set = ["error", "errors", "fault", "exception"]
    private static let textNames: Set = ["message", "detail", "title", "reason", "error_description"]
    private static let mostMembers = 8

    static func reason(of document: JSONNode) -> String? {
        if let members = document.members {
            if members.isEmpty { return "an empty object stands where the registry stood" }
            guard members.count <= mostMembers else { return nil }
            let isError = members.contains { names.contains($0.key.lowercased()) && !isNothing($0.value) }
            let isMessage =
                members.contains { textNames.contains($0.key.lowercased()) }
                && members.allSatisfy { $0.value.scalarText != nil }
            return isError || isMessage ? "an error stands where the registry stood" : nil
        }
        if let elements = document.array {
            return elements.isEmpty ? "an empty list stands where the registry stood" : nil
        }
        return "'\(document.scalarText ?? "null")' stands where the registry stood"
    }

    /// Object stores answer `<Error><Code>AccessDenied</Code>...`.
    static func reason(ofXML head: [UInt8], type: String?) -> String? {
        guard type?.lowercased().contains("xml") == true, type?.lowercased().contains("html") == false else {
            return nil
        }
        let text = String(decoding: head.prefix(512), as: UTF8.self)
        return text.contains("<Error>") || text.contains("<Error ") ? "an XML error stands where the page stood" : nil
    }

    /// `"error": null` and `"errors": []` say that all is well.
    private static func isNothing(_ node: JSONNode) -> Bool {
        node.members?.isEmpty ?? node.array?.isEmpty ?? (node.scalarText ?? "").isEmpty || node.scalarText == "false"
    }
}
