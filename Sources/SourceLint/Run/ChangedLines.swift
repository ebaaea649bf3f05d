import SurveySupport

/// The lines of files that a change has added or edited.
package struct ChangedLines: Sendable, Hashable {
    /// By path; of a new file that no diff shows, all lines.
    private var lines: [String: [Range<Int>]] = [:]

    package init() {}

    package mutating func addWhole(_ file: String) { lines[file, default: []].append(1..<Int.max) }

    /// - Parameters:
    ///   - diff: as `git diff --unified=0 --dst-prefix=b/` writes it.
    ///   - prefix: what stands before its paths, with a slash at the end.
    package mutating func add(diff: String, prefix: String) {
        var file: String?
        for line in diff.split(separator: "\n") {
            if line.hasPrefix("+++ ") {
                let name = line.dropFirst(4).prefix { $0 != "\t" }
                file = name.hasPrefix("b/") ? prefix + name.dropFirst(2) : nil
            } else if line.hasPrefix("@@ "), let file, let range = Self.added(line) {
                lines[file, default: []].append(range)
            }
        }
    }

    package func contains(_ finding: LintFinding) -> Bool {
        lines[finding.location.file]?.contains { $0.contains(finding.location.position.line) } ?? false
    }

    /// Of `@@ -3,2 +5,4 @@` the lines 5 to 8.
    private static func added(_ line: Substring) -> Range<Int>? {
        guard let part = line.split(separator: " ").first(where: { $0.hasPrefix("+") }) else { return nil }
        let numbers = part.dropFirst().split(separator: ",").compactMap { Int($0) }
        guard let start = numbers.first, start >= 0, let count = numbers.count > 1 ? numbers.last : 1, count >= 0,
            count <= Int.max - start
        else { return nil }
        return start..<start + count
    }
}
