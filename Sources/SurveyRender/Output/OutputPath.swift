import SurveySupport

/// A path below the output folder that cannot leave it: components of letters, digits, dot, hyphen, underscore and plus,
/// none of which begins with a dot.
struct OutputPath: Sendable, Hashable, Comparable {
    let text: String

    /// Nil for absolute paths, `..`, hidden files, empty components and characters that no target needs.
    init?(_ text: String) {
        let components = text.split(separator: "/", omittingEmptySubsequences: false)
        guard !components.isEmpty, components.allSatisfy(Self.isPlain) else { return nil }
        self.text = text
    }

    private static func isPlain(_ component: Substring) -> Bool {
        guard let first = component.utf8.first, first != UInt8(ascii: "."), component.utf8.count <= 200 else {
            return false
        }
        return component.utf8.allSatisfy { $0.isASCIIWord || ".-+".utf8.contains($0) }
    }

    /// The folders above the file, outermost first.
    var folders: [String] {
        let components = text.split(separator: "/").dropLast()
        return components.indices.map { components[...$0].joined(separator: "/") }
    }

    static func < (a: OutputPath, b: OutputPath) -> Bool { a.text < b.text }
}
