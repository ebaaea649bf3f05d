import SurveyModel
import SurveySupport

/// Writes TOML 1.0: every string is a basic string on one line, and every key that is not bare is quoted.
struct TOMLText {
    private(set) var text = ""

    mutating func comment(_ line: StaticString) { text += "# \(line)\n" }

    /// The head of a table: `[providers.groq]`.
    mutating func table(_ path: [String]) {
        if !text.isEmpty { text += "\n" }
        text += "[" + path.map(Self.key).joined(separator: ".") + "]\n"
    }

    mutating func add(_ name: String, _ value: String?) {
        if let value { text += Self.key(name) + " = " + Self.quote(value) + "\n" }
    }

    mutating func add(_ name: String, flag: Bool) { text += Self.key(name) + " = " + (flag ? "true" : "false") + "\n" }

    /// An array of strings; nothing when there are none.
    mutating func add(_ name: String, _ values: [String]) {
        guard !values.isEmpty else { return }
        text += Self.key(name) + " = [" + values.map(Self.quote).joined(separator: ", ") + "]\n"
    }

    /// An inline table of strings; nothing when there are none.
    mutating func add(_ name: String, _ pairs: [(String, String)]) {
        guard !pairs.isEmpty else { return }
        let members = pairs.map { Self.key($0.0) + " = " + Self.quote($0.1) }
        text += Self.key(name) + " = { " + members.joined(separator: ", ") + " }\n"
    }

    private static func key(_ name: String) -> String {
        let isBare = !name.isEmpty && name.utf8.allSatisfy { $0.isASCIIWord || $0 == UInt8(ascii: "-") }
        return isBare ? name : quote(name)
    }

    /// A basic string: quotes, backslashes and everything that nobody sees are escaped.
    private static func quote(_ value: String) -> String {
        var out = "\""
        for scalar in value.unicodeScalars {
            if scalar == "\"" || scalar == "\\" {
                out += "\\" + String(scalar)
            } else if scalar.isInvisibleControl {
                out += LiteralText.shortOrLong(scalar)
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
