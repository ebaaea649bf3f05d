import Foundation
package import SurveyModel
import SurveySupport

/// The project's data about two providers and one tool, with text in every free string that tries to break out of every
/// language that we write.
package enum HostileFiles {
    /// What every free string of the survey gets appended, after a number of its own.
    package static let payload =
        "\"quoted\" \\(exit(1)) \"\"\"# '''\nline\r\nline\ttab nul\u{0} sep\u{2028}\u{2029} bidi\u{202E}\u{2066} "
        + "zero\u{200B}\u{FEFF} del\u{7F} e\u{301} */ /* // <script>alert(1)</script> <b>b</b> <!-- x --> ]]> &copy; &#64; "
        + "&amp; | pipe \\| \\\\ a`b``c` [x](https://evil.example) ![i](https://evil.example/i.png) <https://evil.example> "
        + "https://evil.example/?a=b www.evil.example WWW.evil.example a@evil.example mailto:a.b@evil.example xmpp:a@b.example "
        + "ftp://evil.example # h\n\n## h\n- l\n+ l\n1. x\n> q\n```\ncode\n```\n---\n===\n    indented\n***b*** __i__ _i_ ~~s~~ "
        + "[ref]: https://evil.example\n[1] [[1]] [^1] $x$ {{name}} {{{name}}} ${x} %{x} 中文 🙂 end"

    /// Members that are words of the survey, dates and references; everything else is free text.
    private static let kept: Set<String> = [
        "$schema", "id", "source", "tool", "provider", "dependsOn", "parent", "successor", "category", "state",
        "grantsAPI",
        "available", "thirdParty", "protocol", "scheme", "kind", "topic", "stance", "method", "action", "unguarded",
        "asOf",
        "since", "until", "on", "dates", "dimensions", "dimension", "url", "twin", "knownBad", "pointer", "pattern",
        "field", "status", "flows", "pkce", "redirects", "region", "role", "purpose", "modelsShape", "varies",
    ]

    /// - Parameter payload: what each of these strings gets appended, behind a number of its own.
    package static func files(payload: String = payload) throws -> [SurveyLoader.File] {
        let data = Tool.repository.appending(path: "data").path(percentEncoded: false)
        var counter = 0
        return try SurveyLoader.files(in: data).compactMap { file in
            guard isWanted(file.path) else { return nil }
            let node = try JSONParser.parseNotingRepeatedKeys(file.bytes).root
            let hostile = changed(node, key: "", payload: payload, counter: &counter)
            return SurveyLoader.File(path: file.path, bytes: Array(JSONWriter.write(hostile).utf8))
        }
    }

    private static func isWanted(_ path: String) -> Bool {
        if path.contains("/data/providers/") {
            return path.hasSuffix("/anthropic.json") || path.hasSuffix("/moonshot.json")
        }
        return !path.contains("/data/tools/") || path.hasSuffix("/opencode.json")
    }

    private static func changed(_ node: JSONNode, key: String, payload: String, counter: inout Int) -> JSONNode {
        var node = node
        switch node.value {
        case .array(let elements):
            node.value = .array(elements.map { changed($0, key: key, payload: payload, counter: &counter) })
        case .object(let members):
            node.value = .object(
                members.map { member in
                    var member = member
                    member.value = changed(member.value, key: member.key, payload: payload, counter: &counter)
                    return member
                })
        case .string(let text) where !kept.contains(key):
            counter += 1
            node.value = .string("\(text) v\(counter)v \(payload)")
        default: break
        }
        return node
    }
}
