extension Endpoint {
    /// Whether an address is meant for new clients.
    package enum State: String, Sendable, Hashable, CaseIterable {
        case current
        /// It answers, for clients that have it already.
        case former
        /// The vendor calls it a preview or a beta.
        case preview
    }

    /// What an address is for.
    package enum Purpose: String, Sendable, Hashable, CaseIterable {
        case chat
        /// OpenAI's Responses interface, in which the server may keep the conversation.
        case responses
        case embeddings
        /// Sorts texts by how well they answer a question.
        case rerank
        /// Text to speech.
        case speech
        /// Speech to text.
        case transcription
        case images
        case realtime
        case batch
    }

    /// Where the answer of a model list has its objects.
    package enum ModelsShape: String, Sendable, Hashable, CaseIterable {
        /// `{"data": [...]}`, as OpenAI answers.
        case data
        /// `[...]`.
        case array
        /// `{"models": [...]}`, as Gemini and Ollama answer.
        case models
        case other
    }

    /// Where an address answers.
    package enum Region: String, Sendable, Hashable, CaseIterable {
        /// One address for the whole world.
        case global
        /// Everywhere but in China, where the vendor has an address of its own for China.
        case international
        case china, us, eu, uk, switzerland, uae, japan, korea, singapore
        case hongKong = "hong-kong"
        case india, australia, canada, brazil
        case saudiArabia = "saudi-arabia"
        case israel
        /// The address has a place for a region: `{region}`.
        case regional
        /// The user's machine.
        case local
        /// The user's own resource, account, workspace, deployment or server.
        case own

        /// What people write instead.
        static let otherNames: [String: Region] = [
            "cn": .china, "prc": .china, "usa": .us, "america": .us, "united-states": .us, "europe": .eu, "gb": .uk,
            "jp": .japan, "kr": .korea, "sg": .singapore, "hk": .hongKong, "au": .australia, "ca": .canada,
            "br": .brazil,
            "ch": .switzerland, "sa": .saudiArabia, "ksa": .saudiArabia, "world": .global, "worldwide": .global,
            "intl": .international, "localhost": .local, "self-hosted": .own,
        ]

        /// Its name in documents.
        var title: String {
            switch self {
            case .global, .international: rawValue
            case .us: "United States"
            case .eu: "European Union"
            case .uk: "United Kingdom"
            case .uae: "United Arab Emirates"
            case .hongKong: "Hong Kong"
            case .saudiArabia: "Saudi Arabia"
            case .regional: "one host per region"
            case .local: "your machine"
            case .own: "your own resource"
            case .china, .switzerland, .japan, .korea, .singapore, .india, .australia, .canada, .brazil, .israel:
                rawValue.prefix(1).uppercased() + rawValue.dropFirst()
            }
        }
    }
}
