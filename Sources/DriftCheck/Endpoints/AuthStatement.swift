import SurveyModel

/// What an answer says of how to authenticate: by `WWW-Authenticate`, or in the words of its error.
package struct AuthStatement: Sendable, Hashable {
    package enum Scheme: Sendable, Hashable {
        case bearer
        case oauth
        case basic
        /// AWS Signature Version 4 and its like.
        case signature
        /// A header by its name in lower case.
        case header(String)
        /// Some parameter of the query.
        case query
        /// A scheme of `WWW-Authenticate` that the survey has no word for, in lower case.
        case other(String)

        /// For reports.
        package var text: String {
            switch self {
            case .bearer: "bearer"
            case .oauth: "oauth"
            case .basic: "basic"
            case .signature: "signature"
            case .header(let name): "header \(name)"
            case .query: "query"
            case .other(let name): name
            }
        }
    }

    /// How it compares with the survey.
    package enum Agreement: String, Sendable, Hashable, Codable {
        case agrees
        case namesAnother
        case saysNothing
    }

    package private(set) var schemes: Set<Scheme> = []

    /// - Parameters:
    ///   - challenges: values of `WWW-Authenticate`.
    ///   - texts: what the error says.
    init(challenges: [String] = [], texts: [String] = []) {
        for challenge in challenges { readChallenge(challenge) }
        for text in texts { read(text.lowercased()) }
    }

    // An honest answer names two or three, and no header has a longer name. Chosen by hand.
    private static let mostSchemes = 8
    private static let longestName = 40

    private mutating func insert(_ scheme: Scheme) {
        if schemes.count < Self.mostSchemes { schemes.insert(scheme) }
    }

    // MARK: - WWW-Authenticate

    /// RFC 9110, section 11.6.1: a list of schemes, each with parameters. `Bearer realm="a, b", error="x"` names one.
    private mutating func readChallenge(_ text: String) {
        let bare = text.replacing(/"(?:[^"\\]|\\.)*"/, with: "")
        for part in bare.split(separator: ",") {
            guard let name = part.split(whereSeparator: \.isWhitespace).first, name.count <= Self.longestName,
                name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
            else { continue }
            switch name.lowercased() {
            case "bearer": insert(.bearer)
            case "basic": insert(.basic)
            // Made-up schemes of gateways, which only say that a key is needed.
            case "key", "apikey", "api-key", "token": break
            case let name where name.hasPrefix("aws4") || name == "signature": insert(.signature)
            case let name: insert(.other(name))
            }
        }
    }

    // MARK: - Words

    private static let signatureWords = [
        "missing authentication token", "missingauthenticationtoken", "incompletesignature", "aws4-hmac-sha256",
        "sigv4",
    ]

    private mutating func read(_ text: String) {
        let words = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_")) }
        let speaksOfHeader = text.contains("header")
        for word in words {
            switch word {
            case "bearer": insert(.bearer)
            case "oauth", "oauth2": insert(.oauth)
            case "authorization" where speaksOfHeader || text.contains("authorization:"):
                insert(.header("authorization"))
            case "api-key" where speaksOfHeader: insert(.header("api-key"))
            case _ where Self.isKeyHeader(word): insert(.header(String(word)))
            default: break
            }
        }
        if Self.signatureWords.contains(where: text.contains) { insert(.signature) }
        if text.contains("query param") || text.contains("query string") { insert(.query) }
    }

    /// `x-api-key`, `x-goog-api-key`, `ocp-apim-subscription-key`, `x-auth-token`: names that are no ordinary words.
    private static func isKeyHeader(_ word: Substring) -> Bool {
        let parts = word.split(separator: "-")
        guard let last = parts.last, last == "key" || last == "token", word.utf8.count <= longestName else {
            return false
        }
        return parts.first == "x" && parts.count > 1 || parts.count > 3
    }

    // MARK: - Comparison

    /// - Parameter outcome: of the same answer. An open list says nothing of the calls that need a key.
    func agreement(with auth: Endpoint.Auth, _ outcome: EndpointOutcome) -> Agreement {
        if auth.scheme == .unauthenticated {
            guard outcome.isAlive else { return .saysNothing }
            return outcome == .asksForCredential ? .namesAnother : .agrees
        }
        guard !schemes.isEmpty, outcome != .listsModels else { return .saysNothing }
        return schemes.isDisjoint(with: Self.fitting(auth)) ? .namesAnother : .agrees
    }

    /// The survey's scheme in the words for what an answer names.
    static func text(of auth: Endpoint.Auth) -> String {
        guard auth.scheme == .header, let header = auth.header else { return auth.scheme.rawValue }
        return Scheme.header(header.lowercased()).text
    }

    /// The schemes that say what the survey says.
    private static func fitting(_ auth: Endpoint.Auth) -> Set<Scheme> {
        let header = Scheme.header((auth.header ?? "Authorization").lowercased())
        switch auth.scheme {
        case .bearer: return [.bearer, header]
        case .oauth: return [.bearer, .oauth, header]
        case .header: return header == .header("authorization") ? [.bearer, header] : [header]
        case .query: return [.query]
        case .signature: return [.signature, header]
        case .unauthenticated: return []
        }
    }
}
