import SurveySupport

extension SnippetCall {
    private var json: String { JSONWriter.writeInline(body) }

    /// For a POSIX shell.
    var curl: String {
        let options = headers.map { header in
            "  -H " + Self.shell([.text(header.name + ": ")] + header.value)
        }
        return (["curl " + Self.shell(url)] + options + ["  -d " + Self.shell([.text(json)])]).joined(
            separator: " \\\n")
    }

    /// For Python 3, with its standard library alone.
    var python: String {
        var lines = ["import json", "import os", "import urllib.request", "", "request = urllib.request.Request("]
        lines.append("    " + Self.python(url) + ",")
        lines.append("    data=json.dumps(" + Self.python(body) + ").encode(),")
        lines.append("    headers={")
        lines += headers.map { "        " + Self.python([.text($0.name)]) + ": " + Self.python($0.value) + "," }
        lines += ["    },", ")", "with urllib.request.urlopen(request) as response:", "    print(json.load(response))"]
        return lines.joined(separator: "\n")
    }

    /// For Swift, with the ProviderPresets library.
    var swift: String {
        var lines = ["import Foundation", "import ProviderPresets"]
        lines += ["#if canImport(FoundationNetworking)", "import FoundationNetworking", "#endif", ""]
        lines.append("let environment = ProcessInfo.processInfo.environment")
        lines.append("let preset = ProviderPreset[ProviderID(rawValue: " + Self.swift(provider) + ")]")
        lines.append(
            "guard \(filled.isEmpty ? "let" : "var") endpoint = preset?.endpoints.first(where: { $0.id == "
                + Self.swift(endpoint) + " }) else { throw URLError(.badURL) }")
        if !filled.isEmpty {
            let values = filled.map {
                Self.swift($0.placeholder) + ": environment[" + Self.swift($0.variable) + "] ?? \"\""
            }
            lines.append("endpoint = endpoint.filled(with: [" + values.joined(separator: ", ") + "])")
        }
        var arguments = ["model: " + Self.swift(model)]
        if let key { arguments.append("key: environment[" + Self.swift(key) + "]") }
        if !ownHeaders.isEmpty {
            let values = ownHeaders.map {
                Self.swift($0.name) + ": environment[" + Self.swift($0.variable) + "] ?? \"\""
            }
            arguments.append("headers: [" + values.joined(separator: ", ") + "]")
        }
        arguments.append("body: Data(" + Self.swift(json) + ".utf8)")
        lines.append("let request = try endpoint.request(")
        lines.append("    " + arguments.joined(separator: ",\n    ") + ")")
        lines.append("let (answer, _) = try await URLSession.shared.data(for: request)")
        lines.append("print(String(decoding: answer, as: UTF8.self))")
        return lines.joined(separator: "\n")
    }

    // MARK: Quoting

    /// A shell word: in double quotes where nothing in it means anything there, else in single ones.
    private static func shell(_ pieces: [Piece]) -> String {
        let isPlain = pieces.allSatisfy { piece in
            guard case .text(let text) = piece else { return true }
            return text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && !"\"$`\\!".utf8.contains($0) }
        }
        if isPlain {
            return "\""
                + pieces.map { piece in
                    switch piece {
                    case .text(let text): text
                    case .variable(let name): "${\(name)}"
                    }
                }.joined() + "\""
        }
        return pieces.map { piece in
            switch piece {
            case .text(let text): "'" + singleQuoted(text) + "'"
            case .variable(let name): "\"${\(name)}\""
            }
        }.joined()
    }

    /// By scalars: a quote with a combining mark behind it is one character, and a quote to the shell.
    private static func singleQuoted(_ text: String) -> String {
        text.unicodeScalars.map { $0 == "'" ? "'\\''" : String($0) }.joined()
    }

    private static func python(_ pieces: [Piece]) -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): pythonLiteral(text)
            case .variable(let name): "os.environ[\"\(name)\"]"
            }
        }.joined(separator: " + ")
    }

    /// JSON as Python writes it.
    private static func python(_ node: JSONNode) -> String {
        switch node.value {
        case .null: "None"
        case .bool(let flag): flag ? "True" : "False"
        case .number(let digits): digits
        case .string(let text): pythonLiteral(text)
        case .array(let elements): "[" + elements.map(python).joined(separator: ", ") + "]"
        case .object(let members):
            "{" + members.map { pythonLiteral($0.key) + ": " + python($0.value) }.joined(separator: ", ") + "}"
        }
    }

    /// A double-quoted literal of Python.
    private static func pythonLiteral(_ text: String) -> String {
        "\"" + escaped(text) { "\\U" + Hexadecimal.padded($0.value, to: 8) } + "\""
    }

    private static func swift(_ text: String) -> String {
        let isRaw =
            text.contains("\"") && text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } && !text.contains("\"#")
            && !text.contains("\\#")
        if isRaw { return "#\"" + text + "\"#" }
        return "\"" + escaped(text) { "\\u{" + Hexadecimal.padded($0.value, to: 1) + "}" } + "\""
    }

    /// ASCII but for what ends or begins something in a literal; all else as a number.
    private static func escaped(_ text: String, _ number: (Unicode.Scalar) -> String) -> String {
        text.unicodeScalars.map { scalar in
            let isPlain =
                scalar.isASCII && scalar.value >= 0x20 && scalar.value < 0x7F && scalar != "\"" && scalar != "\\"
            return isPlain ? String(scalar) : number(scalar)
        }.joined()
    }
}
