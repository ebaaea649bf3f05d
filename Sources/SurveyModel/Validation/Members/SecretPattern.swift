/// Recognises credentials pasted by mistake, by the shapes that their issuers publish for secret scanners.
package enum SecretPattern {
    /// What the text, or a part of it, looks like; nil for ordinary text. Bare prefixes such as `sk-ant-` are ordinary.
    /// Cost is linear, whatever the text.
    package static func kind(of text: String) -> String? {
        var contiguous = text
        return contiguous.withUTF8 { bytes in
            if hasHyphens(bytes), text.contains("PRIVATE KEY-----") { return "a private key" }
            return CredentialSearch(bytes).kind
        }
    }

    private static func hasHyphens(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var length = 0
        for byte in bytes {
            length = byte == UInt8(ascii: "-") ? length + 1 : 0
            if length == 5 { return true }
        }
        return false
    }
}
