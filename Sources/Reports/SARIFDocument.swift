import SurveySupport

/// The frame of SARIF 2.1.0 that all reports share: one run of this tool.
enum SARIFDocument {
    static func written(rules: [JSONNode], results: [JSONNode]) -> String {
        let driver = JSONNode.object([("name", .text("provider-survey")), ("rules", .list(rules))])
        let run = JSONNode.object([
            ("tool", .object([("driver", driver)])), ("results", .list(results)),
            ("columnKind", .text("unicodeCodePoints")),
        ])
        return JSONWriter.write(
            .object([
                ("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")), ("version", .text("2.1.0")),
                ("runs", .list([run])),
            ]))
    }

    static func rule(_ id: String, _ about: String) -> JSONNode {
        .object([("id", .text(id)), ("shortDescription", message(about))])
    }

    static func message(_ text: String) -> JSONNode {
        .object([("text", .text(TerminalText.line(text, limit: 500)))])
    }

    static func locations(_ locations: [Location]) -> JSONNode {
        .list(
            locations.map { location in
                let region = JSONNode.object([
                    ("startLine", .integer(location.position.line)),
                    ("startColumn", .integer(location.position.column)),
                ])
                let file = JSONNode.object([("uri", .text(PathReference.encode(location.file)))])
                return .object([("physicalLocation", .object([("artifactLocation", file), ("region", region)]))])
            })
    }
}

/// Paths as relative URI references.
enum PathReference {
    static func encode(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false)
            .map { PercentEncoding.encoded($0, keeping: PercentEncoding.isUnreserved) }.joined(separator: "/")
    }
}
