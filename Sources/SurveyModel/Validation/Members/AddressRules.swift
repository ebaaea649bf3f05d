import SurveySupport

extension MemberRules {
    /// Members that hold an https address.
    private static let linkKeys = Set(
        Provider.linkKeys + Tool.linkKeys + Consumer.table.linkKeys + SourceFile.table.linkKeys)

    /// Rules about addresses: those that members of certain names hold, and `http://` wherever a text begins with it.
    ///
    /// - Returns: false where something was reported.
    func checkAddress(_ stated: String, key: String, at location: Location) -> Bool {
        // A WebSocket is opened by a request over HTTP.
        let isSocket = key == "baseURL" && (stated.hasPrefix("wss://") || stated.hasPrefix("ws://"))
        let text = isSocket ? "http" + stated.dropFirst(2) : stated
        let isLink = Self.linkKeys.contains(key)
        if isLink || key == "baseURL", let fault = Self.fault(of: text) {
            report(fault.rule, at: location, "'\(key)' \(fault.what)", suggestion: fault.remedy)
        } else if text.hasPrefix("http://"), !Self.isLocal(text) {
            report("insecure-url", at: location, "'\(text)' is not https", suggestion: "cite the https address")
        } else if isLink, !text.hasPrefix("https://") {
            report("invalid-url", at: location, "'\(key)' must be an https address", suggestion: "begin with https://")
        } else {
            return true
        }
        return false
    }

    /// What is wrong with an address, without a word of the address: it may hold a password.
    private static func fault(of address: String) -> (rule: String, what: String, remedy: String)? {
        let isPlain = address.utf8.allSatisfy(\.isVisibleASCII)
        if !isPlain, address.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0.isInvisibleControl }) {
            return (
                "url-characters", "holds white space or a control character", "remove it, or write it as %20 and so on"
            )
        }
        do throws(WebAddress.Fault) {
            _ = try WebAddress(filled(address))
            return nil
        } catch {
            switch error {
            case .credentials:
                return ("url-credentials", "holds a user name or a password", "remove what stands before the @")
            case .host:
                return (
                    "invalid-url", "has no valid host", "write a name in ASCII, and nothing else between the slashes"
                )
            case .port: return ("invalid-url", "has no valid port", "write a number up to 65535")
            case .scheme: return ("invalid-url", "must be an https address", "begin with https://")
            }
        }
    }

    /// Whether the host is the reader's own machine, or one that the reader fills in: `http://{host}:8080/v1`.
    private static func isLocal(_ text: String) -> Bool {
        if text.hasPrefix("http://{") { return true }
        let address = text.prefix { !$0.isWhitespace }
        return (try? WebAddress(filled(String(address))))?.isOwnMachine ?? false
    }

    /// The address with `1`, which is valid in a host, a port and a path, for each `{name}`.
    private static func filled(_ address: String) -> String {
        guard address.utf8.contains(UInt8(ascii: "{")) else { return address }
        var out = ""
        var rest = address[...]
        while let close = rest.firstIndex(of: "}") {
            let open = rest[..<close].lastIndex(of: "{")
            out += open.map { rest[..<$0] + "1" } ?? rest[...close]
            rest = rest[rest.index(after: close)...]
        }
        return out + rest
    }
}
