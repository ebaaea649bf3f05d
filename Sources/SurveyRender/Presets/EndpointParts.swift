import SurveyModel
import SurveySupport

/// An endpoint's address in the parts that clients ask for; put together again they give the address letter by letter.
struct EndpointParts: Sendable, Hashable {
    var scheme: String
    var host: String
    var port: Int?
    /// With a slash in front; empty for most.
    var basePath: String
    /// The last part of the path when it is a version, such as `v1` or `v1beta`.
    var apiVersion: String?

    /// Nil unless the text is `scheme://host...`.
    init?(_ baseURL: String) {
        let reference = AddressReference(baseURL)
        guard !reference.scheme.isEmpty, let authority = reference.authority else { return nil }
        scheme = reference.scheme
        (host, port) = Self.hostAndPort(authority[...])
        guard !host.isEmpty else { return nil }
        (basePath, apiVersion) = Self.pathAndVersion(baseURL.dropFirst(scheme.count + "://".count + authority.count))
    }

    /// - Throws: for each address that a preset cannot have.
    static func check(_ survey: Survey) throws(RenderFailure) {
        let endpoints = survey.providers.flatMap(\.endpoints)
        let refused = endpoints.filter { !$0.baseURL.isEmpty && EndpointParts($0.baseURL) == nil }.map { endpoint in
            Diagnostic(
                rule: "endpoint-address", at: endpoint.claim.location, "'\(endpoint.baseURL)' is not scheme://host",
                suggestion: "write the whole address")
        }
        if !refused.isEmpty { throw RenderFailure(refused) }
    }

    private static func hostAndPort(_ authority: Substring) -> (String, Int?) {
        guard let colon = authority.lastIndex(of: ":") else { return (String(authority), nil) }
        let digits = authority[authority.index(after: colon)...]
        guard let port = Int(digits), String(port) == digits, port > 0 else { return (String(authority), nil) }
        return (String(authority[..<colon]), port)
    }

    private static func pathAndVersion(_ path: Substring) -> (String, String?) {
        guard let slash = path.lastIndex(of: "/") else { return (String(path), nil) }
        let last = path[path.index(after: slash)...]
        return isVersion(last) ? (String(path[..<slash]), String(last)) : (String(path), nil)
    }

    /// `v1`, `v2.1`, `v1beta`, `v1beta3`.
    private static func isVersion(_ text: Substring) -> Bool {
        guard text.first == "v", text.dropFirst().first?.isNumber == true else { return false }
        return text.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == ".") }
    }

    /// The address again.
    var baseURL: String {
        scheme + "://" + host + (port.map { ":" + String($0) } ?? "") + basePath + (apiVersion.map { "/" + $0 } ?? "")
    }
}
