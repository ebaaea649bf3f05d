import SurveyModel
import SurveySupport

// Each gives nil for a document of another shape.
extension RegistryReader {
    /// `{"groq": {"id": "groq", "name": "Groq", "env": ["GROQ_API_KEY"], "npm": "@ai-sdk/groq", "api": ..., "models": {...}}}`
    static func modelsDev(_ root: JSONNode) -> [RegistryEntry]? {
        root.members?.compactMap { member in
            let (id, node) = (member.key, member.value)
            guard node.members != nil else { return nil }
            var entry = RegistryEntry(
                .modelsDev, id: RegistryValue(id, .modelsDev, id, "id"), name: node["name"]?.string)
            entry.address = node["api"]?.string.map { RegistryValue($0, .modelsDev, id, "api") }
            entry.package = node["npm"]?.string.map { RegistryValue($0, .modelsDev, id, "npm") }
            entry.variables = texts(node["env"]).enumerated().map {
                RegistryValue($1, .modelsDev, id, "env", String($0))
            }
            entry.docs = node["doc"]?.string
            entry.models = Set(node["models"]?.members?.map(\.key) ?? [])
            return entry
        }
    }

    /// `{"providers": {"groq": {"display_name": "Groq (`groq`)", "url": ..., "endpoints": {"chat_completions": true}}}}`
    static func litellmProviders(_ root: JSONNode) -> [RegistryEntry]? {
        root["providers"]?.members?.map { member in
            let value = RegistryValue(member.key, .litellmProviders, "providers", member.key)
            let title = member.value["display_name"]?.string
            var entry = RegistryEntry(.litellm, id: value, name: title.map(withoutTicks))
            let endpoints = member.value["endpoints"]
            entry.servesText = textEndpoints.contains { endpoints?[$0]?.value == .bool(true) }
            return entry
        }
    }

    private static let textEndpoints = ["chat_completions", "responses", "messages", "text_completion", "embeddings"]

    /// `{"aiand": {"base_url": ..., "api_key_env": ...}}`
    static func litellmJSONProviders(_ root: JSONNode) -> [RegistryEntry]? {
        let file = RegistryFile.litellmJSONProviders
        return root.members?.compactMap { member in
            guard member.value["base_url"] != nil else { return nil }
            var entry = RegistryEntry(.litellm, id: RegistryValue(member.key, file, member.key), name: nil)
            entry.address = member.value["base_url"]?.string.map { RegistryValue($0, file, member.key, "base_url") }
            entry.variables = ["api_key_env"].compactMap { key in
                member.value[key]?.string.map { RegistryValue($0, file, member.key, key) }
            }
            return entry
        }
    }

    /// `{"groq/llama": {"litellm_provider": "groq", ...}}`. Names of models alone: the providers that it names are families of
    /// models, too, such as `vertex_ai-language-models`, and no routes.
    static func litellmModels(_ root: JSONNode) -> [RegistryEntry]? {
        guard let members = root.members else { return nil }
        var models: [String: Set<String>] = [:]
        for member in members where member.value["litellm_provider"] != nil {
            guard let slash = member.key.firstIndex(of: "/") else {
                let owner = member.value["litellm_provider"]?.string ?? ""
                models[owner, default: []].insert(member.key)
                continue
            }
            models[String(member.key[..<slash]), default: []].insert(member.key)
        }
        return models.map { prefix, ids in
            var entry = RegistryEntry(.litellm, id: RegistryValue(prefix, .litellmModels), name: nil)
            entry.models = ids
            return entry
        }
    }

    /// `[{"id": "groq", "name": "Groq", "api_key": "$GROQ_API_KEY", "api_endpoint": ..., "models": [{"id": ...}]}]`
    static func catwalk(_ root: JSONNode) -> [RegistryEntry]? {
        listed(root, .catwalk) { node, place, entry in
            let address = node["api_endpoint"]?.string.map { RegistryValue($0, .catwalk, place, "api_endpoint") }
            entry.address = address.flatMap { $0.text.isEmpty || $0.text.hasPrefix("$") ? nil : $0 }
            entry.variables = ["api_key", "api_endpoint"].compactMap { key in
                guard let text = node[key]?.string, text.hasPrefix("$"), text.count > 1 else { return nil }
                return RegistryValue(String(text.dropFirst()), .catwalk, place, key)
            }
        }
    }

    /// `[{"id": "groq", "name": "Groq", "api_pattern": ..., "models": [{"id": ...}]}]`
    static func genaiPrices(_ root: JSONNode) -> [RegistryEntry]? {
        listed(root, .genaiPrices) { node, place, entry in
            entry.addressPattern = node["api_pattern"]?.string.map {
                RegistryValue($0, .genaiPrices, place, "api_pattern")
            }
            entry.docs = texts(node["pricing_urls"]).first
        }
    }

    /// The entries of a list of objects with ids, names and models, each completed by what only its registry has.
    private static func listed(
        _ root: JSONNode, _ file: RegistryFile, _ complete: (JSONNode, _ place: String, inout RegistryEntry) -> Void
    ) -> [RegistryEntry]? {
        root.array?.enumerated().compactMap { index, node in
            guard let id = node["id"]?.string else { return nil }
            let place = String(index)
            var entry = RegistryEntry(
                file.registry, id: RegistryValue(id, file, place, "id"), name: node["name"]?.string)
            entry.models = Set(node["models"]?.array?.compactMap { $0["id"]?.string } ?? [])
            complete(node, place, &entry)
            return entry
        }
    }

    /// `[{"id": "DeepSeek", "title": "DeepSeek"}]`; the file of an icon is its id in lower case.
    static func lobeIcons(_ root: JSONNode) -> [RegistryEntry]? {
        root.array?.enumerated().compactMap { index, node in
            guard let id = node["id"]?.string else { return nil }
            let slug = RegistryValue(id.lowercased(), .lobeIcons, String(index), "id")
            var entry = RegistryEntry(.lobeIcons, id: slug, name: node["fullTitle"]?.string ?? node["title"]?.string)
            entry.docs = node["desc"]?.string
            return entry
        }
    }

    private static func texts(_ node: JSONNode?) -> [String] { node?.array?.compactMap(\.string) ?? [] }

    /// `Groq (`groq`)` without the id, which stands beside it.
    private static func withoutTicks(_ title: String) -> String {
        guard let start = title.firstRange(of: " (`") else { return title }
        return String(title[..<start.lowerBound])
    }
}
