extension Endpoint {
    /// What is spoken at an address. Those that begin with `openai-` and the like are the vendor's own interface, and that
    /// of everyone who copies it.
    package enum WireProtocol: String, Titled, Hashable, CaseIterable {
        case openAIChat = "openai-chat"
        case openAIResponses = "openai-responses"
        case openAIEmbeddings = "openai-embeddings"
        case openAIImages = "openai-images"
        case openAISpeech = "openai-speech"
        case openAITranscriptions = "openai-transcriptions"
        case openAIRealtime = "openai-realtime"
        case openAIBatches = "openai-batches"
        case anthropicMessages = "anthropic-messages"
        case googleGenerateContent = "google-generate-content"
        case googleEmbedContent = "google-embed-content"
        case cohereChat = "cohere-chat"
        case cohereEmbed = "cohere-embed"
        case cohereRerank = "cohere-rerank"
        case bedrockConverse = "bedrock-converse"
        case ollama
        case other

        /// Its name in documents.
        package var title: String {
            switch self {
            case .openAIChat: "OpenAI-compatible chat completions"
            case .openAIResponses: "OpenAI-compatible Responses API"
            case .openAIEmbeddings: "OpenAI-compatible embeddings"
            case .openAIImages: "OpenAI-compatible image generation"
            case .openAISpeech: "OpenAI-compatible text to speech"
            case .openAITranscriptions: "OpenAI-compatible transcription"
            case .openAIRealtime: "OpenAI-compatible Realtime API"
            case .openAIBatches: "OpenAI-compatible batches"
            case .anthropicMessages: "Anthropic Messages API"
            case .googleGenerateContent: "Gemini API (generateContent)"
            case .googleEmbedContent: "Gemini API (embedContent)"
            case .cohereChat: "Cohere Chat API"
            case .cohereEmbed: "Cohere Embed API"
            case .cohereRerank: "Cohere-compatible rerank"
            case .bedrockConverse: "Amazon Bedrock Converse API"
            case .ollama: "Ollama API"
            case .other: "the vendor's own API"
            }
        }

        /// Path of the call below a base URL with version; nil where it depends on more than the address.
        package var chatPath: String? {
            switch self {
            case .openAIChat: "/chat/completions"
            case .openAIResponses: "/responses"
            case .openAIEmbeddings: "/embeddings"
            case .openAIImages: "/images/generations"
            case .openAISpeech: "/audio/speech"
            case .openAITranscriptions: "/audio/transcriptions"
            case .openAIRealtime: "/realtime"
            case .openAIBatches: "/batches"
            case .anthropicMessages: "/messages"
            case .googleGenerateContent: "/models/{model}:generateContent"
            case .googleEmbedContent: "/models/{model}:embedContent"
            case .cohereChat: "/chat"
            case .cohereEmbed: "/embed"
            case .cohereRerank: "/rerank"
            case .bedrockConverse: "/model/{model}/converse"
            case .ollama: "/api/chat"
            case .other: nil
            }
        }

        /// Path of the streaming call where it is another one; the other protocols ask for a stream in the body.
        var streamPath: String? {
            switch self {
            case .googleGenerateContent: "/models/{model}:streamGenerateContent?alt=sse"
            case .bedrockConverse: "/model/{model}/converse-stream"
            default: nil
            }
        }

        var purpose: Purpose {
            switch self {
            case .openAIResponses: .responses
            case .openAIEmbeddings, .googleEmbedContent, .cohereEmbed: .embeddings
            case .cohereRerank: .rerank
            case .openAIImages: .images
            case .openAISpeech: .speech
            case .openAITranscriptions: .transcription
            case .openAIRealtime: .realtime
            case .openAIBatches: .batch
            case .openAIChat, .anthropicMessages, .googleGenerateContent, .cohereChat, .bedrockConverse, .ollama,
                .other:
                .chat
            }
        }
    }
}
