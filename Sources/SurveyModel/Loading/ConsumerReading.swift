extension Consumer {
    /// Reads `data/consumers/<id>.json`.
    init?(reading reader: inout ObjectReader) {
        _ = reader.optional("$schema")
        guard let id = reader.string("id") else { return nil }
        self.id = id
        name = reader.string("name") ?? id
        homepage = reader.string("homepage") ?? ""
        vocabulary = reader.scalars("vocabulary").map { Term(survey: $0.key, consumer: $0.text) }
        decisions = reader.objects("decisions", shape: "decision") { Decision(reading: &$0) }
        toolNotes = reader.objects("toolNotes", shape: "toolNote") { reader in
            guard let tool = reader.string("tool"), let text = reader.string("text"),
                let dated = Dated(reading: &reader)
            else { return nil }
            return ToolNote(tool: tool, text: text, dated: dated)
        }
        sections = reader.objects("sections", shape: "section") { reader in
            guard let id = reader.string("id"), let title = reader.string("title") else { return nil }
            return Section(id: id, title: title, statements: Statement.list("statements", from: &reader))
        }
        location = reader.location
    }
}

extension Consumer.Decision {
    init?(reading reader: inout ObjectReader) {
        let provider = reader.string("provider")
        heading = reader.optionalString("heading")
        let action = reader.choice("action", Action.self)
        presetID = reader.optionalString("presetID")
        settings = reader.scalars("settings").map { .init(name: $0.key, value: $0.text) }
        let reason = reader.string("reason")
        instruction = reader.optionalString("instruction")
        guard let dated = Dated(reading: &reader), let provider, let action, let reason else { return nil }
        self.provider = provider
        self.action = action
        self.reason = reason
        self.dated = dated
    }
}

extension Statement {
    init?(reading reader: inout ObjectReader) {
        let id = reader.string("id")
        title = reader.optionalString("title")
        let text = reader.string("text")
        cells = reader.strings("cells")
        guard let dated = Dated(reading: &reader), let id, let text else { return nil }
        self.id = id
        self.text = text
        self.dated = dated
    }

    static func list(_ key: String, from reader: inout ObjectReader) -> [Statement] {
        reader.objects(key, shape: "statement") { Statement(reading: &$0) }
    }
}

extension Dated {
    init?(reading reader: inout ObjectReader) {
        let asOf = reader.date("asOf")
        let since = reader.optionalDate("since")
        dependsOn = reader.strings("dependsOn")
        previously = ClaimReader.previously(from: &reader)
        location = reader.location
        guard let asOf else { return nil }
        self.asOf = asOf
        self.since = since ?? previously.first?.until ?? asOf
    }
}
