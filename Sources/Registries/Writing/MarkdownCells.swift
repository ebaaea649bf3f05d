import SurveySupport

/// Text of registries in tables of issues. It mentions nobody and closes nothing.
enum MarkdownCells {
    /// A table of cells that are Markdown already.
    static func table(_ heads: [String], _ rows: [[String]]) -> String {
        ([heads, heads.map { _ in "---" }] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
            .joined(separator: "\n")
    }

    static func text(_ value: String) -> String { MarkdownText.text(value, callsNobody: true) }

    /// A value letter by letter. One that no code span can hold in a table is text.
    static func code(_ value: String) -> String {
        let code = MarkdownText.code(value)
        return code.hasPrefix("`") ? code : text(value)
    }

    static func codes(_ values: [String], none: String = "") -> String {
        values.isEmpty ? none : values.map(code).joined(separator: ", ")
    }

    static func link(_ label: String, _ address: String) -> String {
        LinkDestination(address).map { MarkdownText.link(label, $0, callsNobody: true) } ?? text(label)
    }
}
