import CCurl
import Foundation

/// What all transfers of one fetcher have in common, checked once.
struct TransferOptions: Sendable {
    let limits: FetchLimits
    let userAgent: String
    let proxy: String?
    let connectTo: [ConnectToEntry]
    let allowPrivateHosts: Bool
    /// The system's authorities and the user's; nil leaves the choice to libcurl.
    let certificates: CertificateBundle?

    /// A certificate file that is longer is refused.
    private static let certificateFileLimit = 16 << 20

    init(access: NetworkAccess, limits: FetchLimits) throws(FetcherSetupError) {
        guard access.userAgent.isHeaderValue, !access.userAgent.isEmpty else {
            throw .invalidUserAgent(access.userAgent)
        }
        self.limits = limits
        userAgent = access.userAgent
        proxy = access.proxy
        allowPrivateHosts = access.allowPrivateHosts
        var entries: [ConnectToEntry] = []
        for entry in access.connectTo { entries.append(try ConnectToEntry(entry)) }
        connectTo = entries
        certificates = try Self.certificates(with: access.caCertificateFile)
        if let proxy, !Self.isProxy(proxy) { throw .invalidProxy }
    }

    /// Whether the user has named the host to connect to, by `connectTo`. libcurl takes the first entry that covers an
    /// address.
    func namesHost(of address: RequestAddress) -> Bool {
        connectTo.first { $0.covers(address) }?.namesHost ?? false
    }

    /// Whether an answer, or its absence, tells something about the network.
    func needsNetwork(_ address: RequestAddress) -> Bool {
        address.needsNameResolution && !namesHost(of: address)
    }

    private static func isProxy(_ text: String) -> Bool {
        let schemes = ["http://", "https://", "socks5://", "socks5h://"]
        return text.isHeaderValue && schemes.contains { text.lowercased().hasPrefix($0) && text.count > $0.count }
    }

    /// libcurl takes one bundle, so one that adds an authority has to hold the system's too.
    private static func certificates(with path: String?) throws(FetcherSetupError) -> CertificateBundle? {
        guard let path else { return nil }
        guard let own = read(path) else { throw .unreadableCertificates(path: path) }
        guard String(decoding: own, as: UTF8.self).contains("-----BEGIN CERTIFICATE-----") else {
            throw .noCertificates(path: path)
        }
        let system = systemCertificateFile().flatMap(read) ?? []
        return try CertificateBundle(system + [UInt8(ascii: "\n")] + own)
    }

    /// Whether this libcurl knows the system's authorities as one file. It reads a folder again for each connection.
    static let hasSystemCertificateFile = systemCertificateFile().map(FileManager.default.isReadableFile) ?? false

    /// Where this libcurl was built to look.
    private static func systemCertificateFile() -> String? {
        guard let version = unsafe curl_version_info(CURLVERSION_SEVENTH), let path = unsafe version.pointee.cainfo
        else {
            return nil
        }
        return unsafe String(cString: path)
    }

    private static func read(_ path: String) -> [UInt8]? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        guard let data = try? file.read(upToCount: certificateFileLimit + 1), data.count <= certificateFileLimit else {
            return nil
        }
        return Array(data)
    }
}
