/// Something found in a data file, a template or a report: said with its location, and never a reason to stop reading.
package struct Diagnostic: Sendable, Hashable {
    package enum Severity: String, Sendable, Hashable, Comparable {
        case error, warning, note

        package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
        private var rank: Int { self == .error ? 0 : self == .warning ? 1 : 2 }
    }

    package var severity: Severity
    /// Stable identifier of the rule, such as `unknown-source`.
    package var rule: String
    package var location: Location
    /// States the rule in one line, most specific part first, without a full stop.
    package var summary: String
    /// What to do: a verb phrase, or a near miss.
    package var suggestion: String?

    package init(
        _ severity: Severity = .error, rule: String, at location: Location, _ summary: String, suggestion: String? = nil
    ) {
        self.severity = severity
        self.rule = rule
        self.location = location
        self.summary = summary
        self.suggestion = suggestion
    }

    /// `path:line:column: error: summary; suggestion [rule]`, as compilers and editors read it. One line, whatever stands in
    /// the data and in the names of its files.
    package var line: String {
        let tail = suggestion.map { "; \($0)" } ?? ""
        return TerminalText.line("\(location): \(severity.rawValue): \(summary)\(tail) [\(rule)]", limit: .max)
    }
}

/// A position in a file, by its path as the user would write it.
package struct Location: Sendable, Hashable, Comparable, CustomStringConvertible {
    package var file: String
    package var position: SourcePosition

    package init(file: String, position: SourcePosition = SourcePosition()) {
        self.file = file
        self.position = position
    }

    /// `data/providers/acme.json:12:30`, on one line.
    package var description: String {
        "\(TerminalText.line(file, limit: .max)):\(position.line):\(position.column)"
    }

    package static func < (a: Location, b: Location) -> Bool {
        a.file == b.file ? a.position < b.position : a.file < b.file
    }
}

extension Location: Codable {
    private enum CodingKeys: CodingKey { case file }

    package init(from decoder: any Decoder) throws {
        file = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .file)
        position = try SourcePosition(from: decoder)
    }

    /// Line and column stand beside the file.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(file, forKey: .file)
        try position.encode(to: encoder)
    }
}
