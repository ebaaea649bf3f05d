extension ProviderPreset {
    /// The dialect of an endpoint.
    public struct WireProtocol: RawRepresentable, Sendable, Hashable, Codable {
        /// The survey's word.
        public let rawValue: String
        /// Takes any word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// OpenAI's chat completions.
        public static let openAIChat = WireProtocol(rawValue: "openai-chat")
        /// OpenAI's responses.
        public static let openAIResponses = WireProtocol(rawValue: "openai-responses")
        /// OpenAI's embeddings.
        public static let openAIEmbeddings = WireProtocol(rawValue: "openai-embeddings")
        /// OpenAI's image generation.
        public static let openAIImages = WireProtocol(rawValue: "openai-images")
        /// OpenAI's text to speech.
        public static let openAISpeech = WireProtocol(rawValue: "openai-speech")
        /// OpenAI's transcriptions.
        public static let openAITranscriptions = WireProtocol(rawValue: "openai-transcriptions")
        /// OpenAI's realtime socket.
        public static let openAIRealtime = WireProtocol(rawValue: "openai-realtime")
        /// OpenAI's batches.
        public static let openAIBatches = WireProtocol(rawValue: "openai-batches")
        /// Anthropic's messages.
        public static let anthropicMessages = WireProtocol(rawValue: "anthropic-messages")
        /// Google's generateContent.
        public static let googleGenerateContent = WireProtocol(rawValue: "google-generate-content")
        /// Google's embedContent.
        public static let googleEmbedContent = WireProtocol(rawValue: "google-embed-content")
        /// Cohere's chat, version 2.
        public static let cohereChat = WireProtocol(rawValue: "cohere-chat")
        /// Cohere's embeddings, version 2.
        public static let cohereEmbed = WireProtocol(rawValue: "cohere-embed")
        /// Cohere's rerank, version 2.
        public static let cohereRerank = WireProtocol(rawValue: "cohere-rerank")
        /// Converse of Amazon Bedrock.
        public static let bedrockConverse = WireProtocol(rawValue: "bedrock-converse")
        /// Ollama's own.
        public static let ollama = WireProtocol(rawValue: "ollama")
        /// None of these.
        public static let other = WireProtocol(rawValue: "other")
    }

}

extension ProviderPreset.WireProtocol {
    /// What endpoints of this protocol are for, unless they say otherwise; chat for protocols that are not known here.
    public var purpose: ProviderPreset.Purpose {
        switch self {
        case .openAIResponses: .responses
        case .openAIEmbeddings, .cohereEmbed, .googleEmbedContent: .embeddings
        case .openAIImages: .images
        case .openAISpeech: .speech
        case .openAITranscriptions: .transcription
        case .openAIRealtime: .realtime
        case .openAIBatches: .batch
        case .cohereRerank: .rerank
        default: .chat
        }
    }
}
