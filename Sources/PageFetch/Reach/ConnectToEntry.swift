/// One entry of `--connect-to`, in curl's format `HOST1:PORT1:HOST2:PORT2`.
///
/// libcurl does the connecting; we read the entry as well, to know for which hosts the user has named another one.
struct ConnectToEntry: Sendable, Hashable {
    /// Nil means any host.
    let host: String?
    /// Nil means any port.
    let port: Int?
    /// Whether another host is named; a mapping of ports alone vouches for nothing.
    let namesHost: Bool
    let text: String

    init(_ text: String) throws(FetcherSetupError) {
        let parts = Self.split(text)
        guard parts.count == 4, !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }),
            !parts[2].isEmpty || !parts[3].isEmpty,
            Self.isPort(parts[1]), Self.isPort(parts[3])
        else { throw .invalidConnectTo(text) }
        self.text = text
        host = parts[0].isEmpty ? nil : parts[0].lowercased()
        port = Int(parts[1])
        namesHost = !parts[2].isEmpty
    }

    func covers(_ address: RequestAddress) -> Bool {
        (host == nil || host == address.host) && (port == nil || port == address.port)
    }

    private static func isPort(_ text: String) -> Bool {
        text.isEmpty || (UInt16(text).map { $0 > 0 } ?? false)
    }

    /// Splits at colons outside of square brackets, which enclose IPv6 addresses.
    private static func split(_ text: String) -> [String] {
        var parts = [""]
        var insideBrackets = false
        for character in text {
            switch character {
            case "[": insideBrackets = true
            case "]": insideBrackets = false
            case ":" where !insideBrackets:
                parts.append("")
                continue
            default: break
            }
            parts[parts.count - 1].append(character)
        }
        return parts
    }
}
