import SurveySupport

/// One request to one address.
struct HopRequest: Sendable, Hashable {
    let method: FetchMethod
    let address: RequestAddress
    /// Headers that ask only for changes.
    let conditions: [Page.Header]

    /// Sends the validators only to the address they came from. A value that no header can carry is left out; the server
    /// then sends the whole page.
    init(_ method: FetchMethod, address: RequestAddress, validators: Validators?) {
        self.method = method
        self.address = address
        guard let validators, validators.url == address.url else {
            conditions = []
            return
        }
        let fields = [("If-None-Match", validators.entityTag), ("If-Modified-Since", validators.lastModified)]
        conditions = fields.compactMap { name, value in
            guard let value, !value.isEmpty, value.isHeaderValue else { return nil }
            return Page.Header(name: name, value: value)
        }
    }

    /// All that is sent to the address over HTTP/1.1, for the record. There is nothing secret in it, because nothing secret
    /// is ever sent; what a proxy is told is not part of it.
    func sent(userAgent: String) -> String {
        let headers =
            [
                ("Host", address.parts.origin), ("User-Agent", userAgent), ("Accept", "*/*"),
                ("Accept-Encoding", ContentEncoding.accepted),
            ] + conditions.map { ($0.name, $0.value) } + (method == .post ? [("Content-Length", "0")] : [])
        return "\(method.rawValue) \(address.parts.target) HTTP/1.1\r\n"
            + headers.map { "\($0): \($1)\r\n" }.joined() + "\r\n"
    }
}

extension String {
    /// Without control characters, so that it cannot end the header that it stands in.
    var isHeaderValue: Bool {
        utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }
}
