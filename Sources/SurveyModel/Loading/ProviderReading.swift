import SurveySupport

extension Provider {
    /// Reads `data/providers/<id>.json`.
    init?(reading reader: inout ObjectReader) {
        _ = reader.optional("$schema")
        guard let id = reader.string("id") else { return nil }
        self.id = id
        name = reader.string("name") ?? id
        vendor = reader.string("vendor") ?? ""
        category = reader.choice("category", Category.self) ?? .generic
        aliases = reader.strings("aliases")
        parent = reader.optionalString("parent")
        links = reader.object("links", shape: "links", read: { Links(reading: &$0) }) ?? Links()
        status = reader.object("status", shape: "status") { Status(reading: &$0, provider: id) }
        consumerPlan = reader.object("consumerPlan", shape: "consumerPlan") { ConsumerPlan(reading: &$0, provider: id) }
        oauth = reader.object("oauth", shape: "oauth") { OAuth(reading: &$0, provider: id) }
        endpoints = reader.objects("endpoints", shape: "endpoint") { Endpoint(reading: &$0, provider: id) }
        credentials = reader.objects("credentials", shape: "credential") { Credential(reading: &$0, provider: id) }
        routing = Route.read(from: &reader, provider: id)
        models = ListedModel.read(from: &reader, provider: id)
        policies = reader.objects("policies", shape: "policy") { Policy(reading: &$0, provider: id) }
        quirks = reader.objects("quirks", shape: "quirk") { Quirk(reading: &$0, subject: id) }
        logo = reader.object("logo", shape: "logo") { Logo(reading: &$0, provider: id) }
        location = reader.location
    }
}

extension Provider.Links {
    init(reading reader: inout ObjectReader) {
        home = reader.optionalString("home")
        docs = reader.optionalString("docs")
        models = reader.optionalString("models")
        pricing = reader.optionalString("pricing")
        dashboard = reader.optionalString("dashboard")
        serviceStatus = reader.optionalString("serviceStatus")
        terms = reader.optionalString("terms")
    }
}

extension Status {
    init?(reading reader: inout ObjectReader, provider: String) {
        var values = ClaimReader()
        let state = values.choice("state", State.self, from: &reader)
        on = reader.optionalDate("on")
        successor = reader.optionalString("successor")
        guard let claim = values.claim(id: "\(provider)/status", .status, from: &reader), let state else { return nil }
        self.state = state
        self.claim = claim
    }
}

extension ConsumerPlan {
    init?(reading reader: inout ObjectReader, provider: String) {
        var values = ClaimReader()
        let grant = values.choice("grantsAPI", Grant.self, from: &reader)
        plan = reader.optionalString("plan")
        guard let claim = values.claim(id: "\(provider)/consumerPlan", .consumerPlan, from: &reader), let grant else {
            return nil
        }
        grantsAPI = grant
        self.claim = claim
    }
}

extension OAuth {
    init?(reading reader: inout ObjectReader, provider: String) {
        var values = ClaimReader()
        let available = values.choice("available", Availability.self, from: &reader)
        flows = reader.strings("flows")
        authorizeURL = values.optionalValue("authorizeURL", .url, from: &reader)
        tokenURL = values.optionalValue("tokenURL", .url, from: &reader)
        thirdParty = reader.optionalChoice("thirdParty", Stance.self) ?? .unknown
        guard let claim = values.claim(id: "\(provider)/oauth", .oauth, from: &reader), let available else {
            return nil
        }
        self.available = available
        self.claim = claim
    }
}

extension Endpoint {
    init?(reading reader: inout ObjectReader, provider: String) {
        var values = ClaimReader()
        let baseURL = values.value("baseURL", .baseURL, from: &reader)
        let id = reader.optionalString("id")
        let region = reader.string("region")
        realm = reader.optionalString("realm")
        let wireProtocol = reader.choice("protocol", WireProtocol.self)
        chatPath = values.optionalValue("chatPath", .path, from: &reader)
        modelsPath = values.optionalValue("modelsPath", .path, from: &reader)
        let auth = reader.object("auth", shape: "auth") { Auth(reading: &$0, values: &values) }
        headers = reader.elements("headers").enumerated().compactMap { index, node in
            ObjectReader.read(
                node, file: reader.file, pointer: reader.pointer.appending("headers", index), shape: "header",
                sink: reader.sink
            ) { Header(reading: &$0, index: index, values: &values) }
        }
        let key = id ?? region ?? "?"
        guard let claim = values.claim(id: "\(provider)/endpoints.\(key)", .endpoints, from: &reader),
            let baseURL, let region, let wireProtocol
        else { return nil }
        self.id = key
        self.region = region
        self.baseURL = baseURL
        self.wireProtocol = wireProtocol
        self.auth = auth ?? Auth(scheme: .bearer, header: "Authorization")
        self.claim = claim
    }
}

extension Endpoint.Auth {
    init?(reading reader: inout ObjectReader, values: inout ClaimReader) {
        guard let scheme = reader.choice("scheme", Scheme.self) else { return nil }
        self.scheme = scheme
        header = nil
        query = nil
        if let node = reader.optional("header"), let text = reader.text(node, of: "header") {
            header = text
            values.add(text, .header, path: "auth/header", node: node, reader: reader)
        }
        if let node = reader.optional("query"), let text = reader.text(node, of: "query") {
            query = text
            values.add(text, .identifier, path: "auth/query", node: node, reader: reader)
        }
        if scheme == .bearer, header == nil { header = "Authorization" }
    }
}

extension Endpoint.Header {
    init?(reading reader: inout ObjectReader, index: Int, values: inout ClaimReader) {
        let nameNode = reader.required("name")
        let valueNode = reader.optional("value")
        isRequired = !reader.bool("optional")
        guard let nameNode, let name = reader.text(nameNode, of: "name") else { return nil }
        values.add(name, .header, path: "headers/\(index)/name", node: nameNode, reader: reader)
        self.name = name
        value = ""
        if let valueNode, let text = reader.text(valueNode, of: "value") {
            value = text
            values.add(text, .headerValue, path: "headers/\(index)/value", node: valueNode, reader: reader)
        }
    }
}

extension Credential {
    init?(reading reader: inout ObjectReader, provider: String) {
        var values = ClaimReader()
        let environment = values.values("environment", .environmentVariable, from: &reader)
        let kind = reader.choice("kind", Kind.self)
        let id = reader.optionalString("id")
        realm = reader.optionalString("realm")
        keyPrefix = values.optionalValue("keyPrefix", .keyPrefix, from: &reader)
        keyPage = values.optionalValue("keyPage", .url, from: &reader)
        if let kind, let node = reader.optional("kind") {
            values.addPrincipal(kind.rawValue, path: "kind", node: node, reader: reader)
        }
        let key = id ?? kind?.rawValue ?? "?"
        guard let claim = values.claim(id: "\(provider)/credentials.\(key)", .credentials, from: &reader), let kind
        else {
            return nil
        }
        self.id = key
        self.kind = kind
        self.environment = environment
        self.claim = claim
    }
}

extension Route {
    /// LiteLLM's value is a routing prefix (`prefix`); everybody else's is an id (`id`).
    static func read(from reader: inout ObjectReader, provider: String) -> [Route] {
        let file = reader.file
        let sink = reader.sink
        return reader.entries("routing").compactMap { entry in
            ObjectReader.read(
                entry.node, file: file, pointer: entry.pointer,
                shape: entry.key == "litellm" ? "prefixRoute" : "idRoute",
                sink: sink
            ) { reader in
                var values = ClaimReader()
                let value =
                    entry.key == "litellm"
                    ? values.value("prefix", .routingPrefix, from: &reader)
                    : values.value("id", .registryID, from: &reader)
                let claim = values.claim(id: "\(provider)/routing.\(entry.key)", .routing, from: &reader)
                guard let value, let claim else { return nil }
                return Route(name: entry.key, value: value, claim: claim)
            }
        }
    }
}

extension ListedModel {
    static func read(from reader: inout ObjectReader, provider: String) -> [ListedModel] {
        let file = reader.file
        let sink = reader.sink
        return reader.entries("models").compactMap { entry in
            ObjectReader.read(entry.node, file: file, pointer: entry.pointer, shape: "listedModel", sink: sink) {
                reader in
                var values = ClaimReader()
                let value = values.value("id", .modelID, from: &reader)
                let claim = values.claim(id: "\(provider)/models.\(entry.key)", .models, from: &reader)
                guard let value, let claim else { return nil }
                return ListedModel(registry: entry.key, value: value, claim: claim)
            }
        }
    }
}

extension Policy {
    init?(reading reader: inout ObjectReader, provider: String) {
        var values = ClaimReader()
        let text = values.value("text", .text, from: &reader)
        let id = reader.string("id")
        let topic = reader.choice("topic", Topic.self)
        stance = reader.optionalChoice("stance", Stance.self) ?? .unknown
        guard let claim = values.claim(id: "\(provider)/policies.\(id ?? "?")", .policies, from: &reader),
            let text, let id, let topic
        else { return nil }
        self.id = id
        self.topic = topic
        self.text = text
        self.claim = claim
    }
}

extension Quirk {
    init?(reading reader: inout ObjectReader, subject: String) {
        var values = ClaimReader()
        let text = values.value("text", .text, from: &reader)
        let id = reader.string("id")
        guard let claim = values.claim(id: "\(subject)/quirks.\(id ?? "?")", .quirks, from: &reader), let text, let id
        else { return nil }
        self.id = id
        self.text = text
        self.claim = claim
    }
}

extension Logo {
    init?(reading reader: inout ObjectReader, provider: String) {
        var values = ClaimReader()
        slug = values.optionalValue("slug", .slug, from: &reader)
        color = reader.optionalString("color")
        values.addPrincipal("none", path: "slug", node: reader.node, reader: reader)
        guard let claim = values.claim(id: "\(provider)/logo", .logo, from: &reader) else { return nil }
        self.claim = claim
    }
}
