import SurveySupport

extension Tool {
    /// Reads `data/tools/<id>.json`.
    init?(reading reader: inout ObjectReader) {
        _ = reader.optional("$schema")
        guard let id = reader.string("id") else { return nil }
        self.id = id
        name = reader.string("name") ?? id
        vendor = reader.string("vendor") ?? ""
        surfaces = reader.objects("surfaces", shape: "surface") { Surface(reading: &$0, tool: id) }
        storage = reader.objects("storage", shape: "storage") { Storage(reading: &$0, tool: id) }
        environment = reader.objects("environment", shape: "variable") { Variable(reading: &$0, tool: id) }
        precedence = reader.object("precedence", shape: "precedence") { Precedence(reading: &$0, tool: id) }
        quirks = reader.objects("quirks", shape: "quirk") { Quirk(reading: &$0, subject: id) }
        location = reader.location
    }
}

extension Tool.Surface {
    init?(reading reader: inout ObjectReader, tool: String) {
        var values = ClaimReader()
        let text = values.value("text", .text, from: &reader)
        let id = reader.string("id")
        let method = reader.choice("method", Method.self)
        guard let claim = values.claim(id: "\(tool)/surfaces.\(id ?? "?")", .surfaces, from: &reader),
            let text, let id, let method
        else { return nil }
        self.id = id
        self.method = method
        self.text = text
        self.claim = claim
    }
}

extension Tool.Storage {
    init?(reading reader: inout ObjectReader, tool: String) {
        var values = ClaimReader()
        let path = values.value("path", .path, from: &reader)
        let id = reader.string("id")
        guard let claim = values.claim(id: "\(tool)/storage.\(id ?? "?")", .storage, from: &reader), let path, let id
        else { return nil }
        self.id = id
        self.path = path
        self.claim = claim
    }
}

extension Tool.Variable {
    init?(reading reader: inout ObjectReader, tool: String) {
        var values = ClaimReader()
        let name = values.value("name", .environmentVariable, from: &reader)
        guard let claim = values.claim(id: "\(tool)/environment.\(name ?? "?")", .environment, from: &reader), let name
        else { return nil }
        self.name = name
        self.claim = claim
    }
}

extension Tool.Precedence {
    init?(reading reader: inout ObjectReader, tool: String) {
        var values = ClaimReader()
        let order = values.values("order", .text, from: &reader)
        guard let claim = values.claim(id: "\(tool)/precedence", .precedence, from: &reader) else { return nil }
        self.order = order
        self.claim = claim
    }
}
