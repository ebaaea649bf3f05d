/// One answer of an invented web site: what a loopback server says at a real address.
package struct SitePage: Sendable {
    package var url: String
    /// The method that it answers; `POST` for a call address.
    package var method = "GET"
    package var status: Int
    package var headers: [String: String]
    package var body: String
    /// Seconds until the server answers.
    package var delay = 0

    package init(
        url: String, status: Int = 200, type: String = "text/html; charset=utf-8", headers: [String: String] = [:],
        body: String
    ) {
        self.url = url
        self.status = status
        self.headers = headers.merging(["Content-Type": type]) { own, _ in own }
        self.body = body
    }
}
