extension ProviderPreset {
    /// Method, address and headers of a request, ready for any HTTP client.
    ///
    /// Where Foundation is present, ``urlRequest(body:)`` makes a `URLRequest` of it.
    public struct Call: Sendable, Hashable {
        /// `GET` or `POST`.
        public var method: String
        /// The full address, with a key in its query where the provider wants one there.
        public var address: String
        /// What to send: content type, required headers, the credential, and headers of the caller.
        public var headers: [Header]
        /// True where the provider wants a signature, which is computed from the whole request, body included.
        public var needsSignature: Bool

        /// Makes a call of your own.
        public init(method: String, address: String, headers: [Header], needsSignature: Bool = false) {
            self.method = method
            self.address = address
            self.headers = headers
            self.needsSignature = needsSignature
        }
    }

    /// Why a request cannot be made: everything that is missing, so that an app can ask for all of it at once.
    public struct CallError: Error, Sendable, Hashable {
        /// What is missing or cannot be sent.
        public let problems: [CallProblem]

        /// Makes an error of your own.
        public init(problems: [CallProblem]) { self.problems = problems }
    }

    /// What a request lacks.
    public enum CallProblem: Sendable, Hashable {
        /// The endpoint has no path for this call.
        case noPath
        /// Placeholders without a value, see ``Endpoint/filled(with:)``.
        case placeholders([String])
        /// What was filled in gives no address.
        case address(String)
        /// No path segment can hold this model id.
        case model(String)
        /// A key is needed, or the given one is empty or holds a character that no header can.
        case key
        /// A required header has no fixed value, or its value cannot be sent. ``Header/varies`` says by what it differs.
        case header(Header)
        /// The request must be signed.
        case signature
        /// The survey does not know how a credential of this kind is sent.
        case unknownScheme(AuthScheme)
    }
}

extension ProviderPreset.CallError: CustomStringConvertible {
    /// What is missing, as one line for a log.
    public var description: String { problems.map(\.description).joined(separator: "; ") }
}

extension ProviderPreset.CallProblem: CustomStringConvertible {
    /// What is missing, in a few words for a log.
    public var description: String {
        switch self {
        case .noPath: "the endpoint has no path for this call"
        case .placeholders(let names): "no value for " + names.joined(separator: ", ")
        case .address(let text): "'\(text)' is no address"
        case .model(let id): "'\(id)' cannot stand in a path"
        case .key: "a key is needed"
        case .header(let header): "no value for the header \(header.name)"
        case .signature: "the request must be signed"
        case .unknownScheme(let scheme): "no way known to send a credential of the kind \(scheme.rawValue)"
        }
    }
}
