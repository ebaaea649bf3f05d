extension ProviderPreset {
    /// A model list in any of the shapes that providers answer with.
    struct ModelList: Decodable {
        let ids: [String]

        private enum Key: String, CodingKey { case data, models }

        private struct Model: Decodable {
            var id: String?
            var name: String?
        }

        init(from decoder: any Decoder) throws {
            let models: [Model]
            if let values = try? decoder.container(keyedBy: Key.self) {
                models = try values.member(.data) ?? values.decode([Model].self, forKey: .models)
            } else {
                models = try [Model](from: decoder)
            }
            ids = models.compactMap { $0.id ?? $0.name }.map { $0.hasPrefix("models/") ? String($0.dropFirst(7)) : $0 }
        }
    }
}
