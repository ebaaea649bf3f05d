extension ProviderPreset {
    /// How a credential travels.
    public struct Auth: Sendable, Hashable, Codable {
        /// The kind of signing.
        public let scheme: AuthScheme
        /// The header that carries the credential, or the signature made with it.
        public let header: String?
        /// The query parameter that carries the key.
        public let query: String?
        /// The word before the key in the header of ``AuthScheme/header``, `Token` for one; nil where the key stands alone.
        public let valuePrefix: String?

        /// Makes a way of signing; the header of `bearer` and `oauth` is `Authorization` unless another is named.
        public init(
            scheme: AuthScheme, header: String? = nil, query: String? = nil, valuePrefix: String? = nil
        ) {
            self.scheme = scheme
            self.header = header ?? (scheme == .bearer || scheme == .oauth ? "Authorization" : nil)
            self.query = query
            self.valuePrefix = valuePrefix
        }

        /// Members that are missing have the value that they have in the initializer.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                scheme: try values.decode(AuthScheme.self, forKey: .scheme), header: try values.member(.header),
                query: try values.member(.query), valuePrefix: try values.member(.valuePrefix))
        }

        /// What stands in the header, with `{key}` for the credential: `Bearer {key}`, `Token {key}` or `{key}`.
        ///
        /// Nil where no header carries the credential itself. For ``AuthScheme/signature`` that is so even when
        /// ``header`` has a name: there stands a signature, which is computed from the secret for each request.
        public var valueTemplate: String? { header.flatMap { _ in prefix.map { $0 + "{key}" } } }

        /// The header for a key; nil where no header carries the key itself, see ``valueTemplate``, and for a key that no
        /// header can carry: an empty one, or one with a line break.
        ///
        /// ```swift
        /// Auth(scheme: .bearer).header(key: "K")  // Authorization: Bearer K
        /// Auth(scheme: .signature, header: "Authorization").header(key: "K")  // nil
        /// ```
        public func header(key: String) -> Header? {
            guard let header, let prefix, Header.canHold(key) else { return nil }
            return Header(name: header, value: prefix + key)
        }

        /// What stands before the credential in the header; nil for every scheme that is not known to send the
        /// credential as it is.
        private var prefix: String? {
            switch scheme {
            case .bearer, .oauth: "Bearer "
            case .header: valuePrefix.map { $0 + " " } ?? ""
            default: nil
            }
        }
    }

    /// How a request is signed.
    public struct AuthScheme: RawRepresentable, Sendable, Hashable, Codable {
        /// The survey's word.
        public let rawValue: String
        /// Takes any word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// `Authorization: Bearer KEY`.
        public static let bearer = AuthScheme(rawValue: "bearer")
        /// The key in a header, behind ``Auth/valuePrefix`` where there is one.
        public static let header = AuthScheme(rawValue: "header")
        /// The key in the query.
        public static let query = AuthScheme(rawValue: "query")
        /// A signature over the request, such as AWS Signature Version 4.
        public static let signature = AuthScheme(rawValue: "signature")
        /// An OAuth access token as bearer; keys are not taken.
        public static let oauth = AuthScheme(rawValue: "oauth")
        /// Requests are not signed. Not called `none`, which would mean `Optional.none` behind `?.`.
        public static let unauthenticated = AuthScheme(rawValue: "none")
    }
}
