/// One GET to one address.
struct HopRequest: Sendable, Hashable {
    let address: WebAddress
    /// `Name: value`.
    let headers: [String]

    /// Takes of the validators what is meant for this address. A value that no header can carry is left out: then the page
    /// is fetched whole, which is always right.
    init(address: WebAddress, validators: Validators?) {
        self.address = address
        guard let validators, validators.url == nil || validators.url == address.url else {
            headers = []
            return
        }
        let fields = [("If-None-Match", validators.entityTag), ("If-Modified-Since", validators.lastModified)]
        headers = fields.compactMap { name, value in
            guard let value, !value.isEmpty, value.isHeaderValue else { return nil }
            return "\(name): \(value)"
        }
    }
}

extension String {
    /// Without control characters, so that it cannot end the header that it stands in.
    var isHeaderValue: Bool {
        utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }
}
