/// Commands of GitHub Actions, which become annotations: `::error file=a.json,line=3::what is wrong`.
package enum WorkflowCommand {
    /// The command on one line, without its end.
    ///
    /// - Parameters:
    ///   - name: `error`, `warning` or `notice`.
    ///   - properties: in the order in which they are written.
    package static func line(_ name: String, _ properties: [(String, String)], message: String) -> String {
        let list = properties.map { "\($0)=\(property($1))" }.joined(separator: ",")
        return "::\(name) \(list)::\(escaped(message, more: []))"
    }

    /// The value of a property; a comma or a colon would end it.
    private static func property(_ text: String) -> String { escaped(text, more: [":", ","]) }

    /// One line of at most 500 scalars, in which `%` begins nothing.
    private static func escaped(_ text: String, more: Set<Unicode.Scalar>) -> String {
        var out = ""
        for scalar in TerminalText.line(text, limit: 500).unicodeScalars {
            if scalar == "%" || more.contains(scalar) {
                out += "%" + Hexadecimal.padded(scalar.value, to: 2)
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
