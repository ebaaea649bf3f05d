#if canImport(Foundation)
    public import Foundation

    extension ProviderPreset {
        /// The preset whose endpoint answers at an address, such as the base URL that a user has configured.
        ///
        /// Of the presets at the host and port, the one whose path goes furthest along with the address wins:
        /// `https://opencode.ai/zen` is OpenCode Zen, `https://opencode.ai/zen/go/v1` OpenCode Go. Else as
        /// ``preset(forHost:in:)``. Without a port, the address means that of its scheme.
        public static func preset(for url: URL, in presets: [ProviderPreset] = all) -> ProviderPreset? {
            guard let host = url.host(), let scheme = url.scheme?.lowercased() else { return nil }
            let port = url.port ?? (["http", "ws"].contains(scheme) ? 80 : 443)
            return best(of: presets, at: Place(host: host, port: port, path: url.path()))
        }
    }
#endif
