/// Commands for a POSIX shell that can be pasted as they are.
package enum ShellCommand {
    /// The words with spaces between them. A word that means more to a shell than itself stands in single quotes.
    package static func line(_ words: [String]) -> String { words.map(quoted).joined(separator: " ") }

    private static func quoted(_ word: String) -> String {
        let isPlain = !word.isEmpty && word.utf8.allSatisfy { $0.isASCIIAlphanumeric || plain.contains($0) }
        if isPlain { return word }
        // By scalars: a quote with a combining mark behind it is one character, and a quote to the shell.
        return "'" + word.unicodeScalars.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
    }

    private static let plain = Set("-_./:=,+@%".utf8)
}
