import SurveySupport

extension MemberRules {
    /// Rules about single strings, wherever they stand.
    func checkText(_ member: JSONNode.Member) {
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
        let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
        if checkAddress(text, key: key, at: location), !isPlain,
            text.unicodeScalars.contains(where: \.isInvisibleControl)
        {
            report(
                "invisible-character", at: location, "the text holds a control or formatting character",
                suggestion: "remove it", severity: .warning)
        }
    }

    private func checkSecret(_ text: String, at location: Location) {
        guard let kind = SecretPattern.kind(of: text) else { return }
        report(
            "credential", at: location, "the text looks like \(kind)",
            suggestion: "remove it, and revoke it if it is real; name environment variables instead")
    }
}
