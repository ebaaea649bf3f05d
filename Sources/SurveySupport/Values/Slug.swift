/// Ids and file names made of names: `Together AI` is `together-ai`.
package enum Slug {
    /// Letters and digits of ASCII in lower case, with single hyphens for what stands between.
    package static func of(_ text: String) -> String {
        let words = text.lowercased().utf8.split { !$0.isASCIIAlphanumeric }
        return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
    }
}
