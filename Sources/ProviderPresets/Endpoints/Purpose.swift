extension ProviderPreset {
    /// What an endpoint is for.
    public struct Purpose: RawRepresentable, Sendable, Hashable, Codable {
        /// The survey's word.
        public let rawValue: String
        /// Takes any word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// Answers to messages.
        public static let chat = Purpose(rawValue: "chat")
        /// OpenAI's responses: answers with state and tools of the service.
        public static let responses = Purpose(rawValue: "responses")
        /// Vectors of texts.
        public static let embeddings = Purpose(rawValue: "embeddings")
        /// Documents sorted by how well they fit a query.
        public static let rerank = Purpose(rawValue: "rerank")
        /// Text to sound.
        public static let speech = Purpose(rawValue: "speech")
        /// Sound to text.
        public static let transcription = Purpose(rawValue: "transcription")
        /// Images from text.
        public static let images = Purpose(rawValue: "images")
        /// Conversations over a socket.
        public static let realtime = Purpose(rawValue: "realtime")
        /// Many requests, answered later.
        public static let batch = Purpose(rawValue: "batch")
    }
}
