extension Source {
    /// Reads `data/sources/<publisher>.json`.
    static func list(reading reader: inout ObjectReader) -> [Source] {
        _ = reader.optional("$schema")
        let publisher = reader.string("publisher") ?? ""
        return reader.objects("sources", shape: "source") { Source(reading: &$0, publisher: publisher) }
    }

    private init?(reading reader: inout ObjectReader, publisher: String) {
        let id = reader.string("id")
        title = reader.string("title") ?? ""
        let url = reader.string("url")
        let kind = reader.choice("kind", Kind.self)
        let asOf = reader.date("asOf")
        twin = reader.optionalString("twin")
        knownBad = reader.optionalString("knownBad")
        unverifiable = reader.object("unverifiable", shape: "unverifiable") { reader in
            guard let reason = reader.choice("reason", Unverifiable.Reason.self), let until = reader.date("until")
            else {
                return nil
            }
            return Unverifiable(reason: reason, until: until, location: reader.location)
        }
        note = reader.optionalString("note")
        location = reader.location
        guard let id, let url, let kind, let asOf else { return nil }
        self.publisher = publisher
        self.id = id
        self.url = url
        self.kind = kind
        self.asOf = asOf
    }
}

extension Survey.Header {
    /// Reads `data/survey.json`.
    init?(reading reader: inout ObjectReader) {
        _ = reader.optional("$schema")
        title = reader.string("title") ?? ""
        issue = reader.optionalString("issue")
        dates = reader.dates("dates")
        methodology = Statement.list("methodology", from: &reader)
        questions = reader.objects("questions", shape: "question") { reader in
            guard let id = reader.string("id"), let title = reader.string("title"), let text = reader.string("text")
            else {
                return nil
            }
            let dimensions = reader.choices("dimensions", Dimension.self)
            return Survey.Question(id: id, title: title, text: text, dimensions: dimensions)
        }
        bottomLine = Statement.list("bottomLine", from: &reader)
        considerations = Statement.list("considerations", from: &reader)
        location = reader.location
    }
}
