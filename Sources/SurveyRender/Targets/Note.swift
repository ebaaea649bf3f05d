/// A remark on a target that is no part of it: which provider it leaves out, and why.
package struct Note: Sendable, Hashable, CustomStringConvertible {
    /// The provider that the target leaves out; nil for other remarks.
    package var provider: String? = nil
    package var text: String

    package var description: String { provider.map { "skipped \($0): \(text)" } ?? text }

    static func skipped(_ provider: String, _ reason: String) -> Note { Note(provider: provider, text: reason) }
}
