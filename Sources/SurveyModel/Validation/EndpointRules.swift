import SurveySupport

extension SurveyValidator {
    /// Addresses and headers as a client puts them together: base URL, path, credential.
    func checkEndpoints() {
        for provider in survey.providers {
            for endpoint in provider.endpoints {
                checkBaseURL(of: endpoint)
                for path in ["chatPath", "streamPath", "modelsPath"] { checkPath(path, of: endpoint) }
                checkHeaders(of: endpoint)
                checkAuth(of: endpoint)
            }
        }
    }

    private func checkBaseURL(of endpoint: Endpoint) {
        guard let field = endpoint.claim.field(at: "baseURL"),
            let fault = Self.fault(ofBase: field.value.text, endpoint)
        else { return }
        report("base-url", at: field.location, "'baseURL' \(fault.what)", suggestion: fault.remedy)
    }

    /// What keeps a path from being appended to the address.
    private static func fault(ofBase address: String, _ endpoint: Endpoint) -> (what: String, remedy: String)? {
        let parts = AddressReference(address)
        guard parts.authority != nil else { return nil }
        if parts.fragment != nil { return ("holds a fragment", "remove '#' and what follows") }
        if parts.query != nil { return ("holds a query", "remove '?' and what follows; paths are appended to it") }
        if parts.path.hasSuffix("/") { return ("ends with a slash", "remove it; paths begin with one") }
        if parts.path.contains("//") { return ("holds a double slash", "write one") }
        if let call = endpoint.callPath, call.count > 1, parts.path.hasSuffix(call) {
            return ("ends with the path of the call", "remove '\(call)'; clients append it")
        }
        return nil
    }

    private func checkPath(_ name: String, of endpoint: Endpoint) {
        guard let field = endpoint.claim.field(at: name) else { return }
        let path = field.value.text
        if !path.hasPrefix("/") {
            let remedy = path.contains("://") ? "write what follows the base URL" : "write '/\(path)'"
            report("path-form", at: field.location, "'\(name)' must begin with a slash", suggestion: remedy)
        } else if path.prefix(while: { $0 != "?" }).contains("//") {
            report("path-form", at: field.location, "'\(name)' holds a double slash", suggestion: "write one")
        }
    }

    private func checkHeaders(of endpoint: Endpoint) {
        for field in endpoint.claim.fields where field.value.type == .header && !Self.isHeaderName(field.value.text) {
            let name = field.value.text
            report(
                "header-name", at: field.location, "'\(name)' is no name of a header",
                suggestion: name.contains(":")
                    ? "write the name alone, without the colon and what follows"
                    : "use letters, digits and hyphens, as in x-api-key")
        }
        for header in endpoint.headers where header.varies != nil && !header.value.isEmpty {
            report(
                "fixed-and-varying", at: endpoint.claim.location, "'\(header.name)' has a fixed value and 'varies'",
                suggestion: "remove one of them")
        }
    }

    /// A token of RFC 9110, section 5.6.2.
    private static func isHeaderName(_ name: String) -> Bool {
        name.utf8.allSatisfy { $0.isASCIIAlphanumeric || "!#$%&'*+-.^_`|~".utf8.contains($0) }
    }

    private func checkAuth(of endpoint: Endpoint) {
        guard endpoint.claim.isWhole else { return }
        let auth = endpoint.auth
        let missing: String? =
            switch auth.scheme {
            case .header where auth.header == nil: "header"
            case .query where auth.query == nil: "query"
            default: nil
            }
        guard let missing else { return }
        report(
            "incomplete-auth", at: endpoint.claim.location,
            "'\(endpoint.claim.id)' sends the key in a \(missing) that has no name",
            suggestion: "add \"\(missing)\" to 'auth'")
    }
}
