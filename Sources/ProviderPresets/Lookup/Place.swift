extension ProviderPreset {
    /// Where a client sends its requests, to be compared with endpoints.
    struct Place {
        /// In lower case; `localhost` for this machine.
        private let host: String
        /// Nil where any will do.
        private let port: Int?
        /// The segments of the path; nil where only the host is known.
        private let path: [Substring]?

        init(host: String, port: Int?, path: String) {
            self.host = Self.normal(host)
            self.port = port
            self.path = path.split(separator: "/")
        }

        /// - Parameter host: perhaps with a port behind a colon.
        init(host text: String) {
            var host = text
            port = text.lastIndex(of: ":").flatMap { colon in
                guard !text.hasSuffix("]"), let port = Int(text[text.index(after: colon)...]) else { return nil }
                host = String(text[..<colon])
                return port
            }
            self.host = Self.normal(host)
            path = nil
        }

        private static func normal(_ host: String) -> String {
            let host = host.lowercased()
            return ["127.0.0.1", "::1", "[::1]"].contains(host) ? "localhost" : host
        }

        /// How well an endpoint fits: more segments of the path first, then a host that is written out.
        struct Fit: Comparable {
            var segments: Int
            var isWrittenOut: Bool

            static func < (one: Fit, other: Fit) -> Bool {
                (one.segments, one.isWrittenOut ? 1 : 0) < (other.segments, other.isWrittenOut ? 1 : 0)
            }
        }

        /// Nil unless host and port are those of the endpoint. A path that is not the endpoint's counts as none.
        func fit(of endpoint: Endpoint) -> Fit? {
            let isPlain = ["http", "ws"].contains(endpoint.scheme)
            guard port == nil || port == endpoint.port ?? (isPlain ? 80 : 443) else { return nil }
            let own = Self.normal(endpoint.host)
            guard own == host || own.contains("{") && Self.matches(host[...], pattern: own[...]) else { return nil }
            let segments = endpoint.basePath.lowercased().split(separator: "/")
            let isBelow =
                path.map { path in
                    path.count >= segments.count
                        && zip(path, segments).allSatisfy { Self.matches($0.lowercased()[...], pattern: $1) }
                } ?? false
            return Fit(segments: isBelow ? segments.count : -1, isWrittenOut: own == host)
        }

        /// A placeholder stands for one or more characters other than a dot.
        private static func matches(_ text: Substring, pattern: Substring) -> Bool {
            guard let open = pattern.firstIndex(of: "{") else { return text == pattern }
            guard let close = pattern[open...].firstIndex(of: "}"), text.hasPrefix(pattern[..<open]) else {
                return false
            }
            let rest = pattern[pattern.index(after: close)...]
            var tail = text.dropFirst(pattern[..<open].count)
            guard let first = tail.first, first != "." else { return false }
            while let next = tail.first, next != "." {
                tail = tail.dropFirst()
                if matches(tail, pattern: rest) { return true }
            }
            return false
        }
    }
}
