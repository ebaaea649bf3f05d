package import SurveySupport

/// A product that ships presets: its ids, vocabulary, decisions, and the prose that only it needs.
package struct Consumer: Declared, Identifiable {
    package var id = ""
    package var name = ""
    package var homepage = ""
    /// The survey's words to the consumer's own: `api-key` to `AuthType.API_KEY`.
    package var vocabulary: [Term] = []
    package var decisions: [Decision] = []
    /// What each reference tool means for the consumer.
    package var toolNotes: [ToolNote] = []
    /// Named groups of statements, in the order of the file: `bottom-line`, `considerations`, `patterns`, ...
    package var sections: [Section] = []
    package var location = Location(file: "")

    package init() {}

    package static let table = Table<Consumer>(
        "consumer", "A product that ships presets: data/consumers/<id>.json.",
        [
            .schemaPath,
            Member("id", \.id, .id, "The file's name without its ending.", need: .required),
            Member("name", \.name, .text, "As people call the product.", need: .expected),
            Member("homepage", \.homepage, .link, "Its home page.", need: .expected),
            Member(
                "vocabulary", \.vocabulary,
                .map(
                    "term", "A word of the survey and the product's own.", ("survey", "The survey's word."),
                    ("consumer", "The product's own."), values: [("type", .text("string")), ("minLength", .integer(1))]),
                "The survey's words to the product's own."),
            Member(
                "decisions", \.decisions, .objects, "Ship, keep or defer, for each provider, in the product's order."),
            Member("toolNotes", \.toolNotes, .objects, "What each reference tool means for the product."),
            Member("sections", \.sections, .objects, "Named groups of statements."),
        ]
    ) { consumer, reading in
        consumer.location = reading.location
        if reading.missing.contains("name") { consumer.name = consumer.id }
    }

    /// False on the days before its first statement.
    package var isStated: Bool {
        !decisions.isEmpty || !toolNotes.isEmpty || sections.contains { !$0.statements.isEmpty }
    }

    package struct Term: Entry {
        package var survey: String
        package var consumer: String

        package init(key: String, text: String) { (survey, consumer) = (key, text) }
        package var pair: (key: String, text: String) { (survey, consumer) }
    }

    package struct ToolNote: DatedText, Identifiable {
        package var tool = ""
        package var text = ""
        package var dated = Dated()
        package var id: String { tool }

        package init() {}

        package static let table = Table<ToolNote>(
            "toolNote", "What a reference tool means for the product.",
            [
                Member("tool", \.tool, .id, "Id of the tool.", need: .required),
                Member(
                    "text", \.text, .text, "What it means for the product.", need: .required, style: .wording,
                    label: "wording"),
            ] + datedMembers
        ) { $0.dated.complete($1) }
    }

    package struct Section: Declared, Identifiable {
        package var id = ""
        package var title = ""
        package var statements: [Statement] = []

        package init() {}

        package static let table = Table<Section>(
            "section", "A named group of statements.",
            [
                Member("id", \.id, .id, "Unique in the file.", need: .required),
                Member("title", \.title, .text, "Its heading.", need: .required),
                Member("statements", \.statements, .objects, "Its statements."),
            ])
    }
}
