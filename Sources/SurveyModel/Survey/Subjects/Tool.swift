package import SurveySupport

/// A reference tool and how it authenticates.
package struct Tool: Subject {
    package var id = ""
    package var name = ""
    package var vendor = ""
    package var surfaces: [Surface] = []
    package var storage: [Storage] = []
    package var environment: [Variable] = []
    package var precedence: Precedence?
    package var quirks: [Quirk] = []
    package var location = Location(file: "")

    package init() {}

    package static let facts: [FactList<Tool>] = [
        .many(\.surfaces, "Ways to sign in."),
        .many(\.storage, "Where credentials are kept."),
        .many(\.environment, "Environment variables that it reads."),
        .one(\.precedence, "Which credential wins."),
        .many(\.quirks, "What users run into."),
    ]

    package static let table = Table<Tool>(
        "tool", "A reference tool and how it authenticates: data/tools/<id>.json.",
        [
            .schemaPath,
            Member("id", \.id, .id, "The file's name without its ending.", need: .required, style: .code),
            Member("name", \.name, .text, "As people call the tool.", need: .expected, style: .text),
            Member("vendor", \.vendor, .text, "Who makes it.", need: .expected, style: .text),
        ]
    ) { tool, reading in
        tool.location = reading.location
        if reading.missing.contains("name") { tool.name = tool.id }
    }
}
