/// How an address is asked. There is no body and no way to add a header, so no request can carry a credential.
package enum FetchMethod: String, Sendable, Hashable, Codable {
    case get = "GET"
    /// Without a body: what an API says to it changes nothing and costs nothing.
    case post = "POST"

    /// The method for the address that a redirect leads to: as browsers do it, a POST is repeated only behind 307 and 308
    /// (RFC 9110, section 15.4).
    func following(redirect status: Int) -> FetchMethod { status == 307 || status == 308 ? self : .get }
}
