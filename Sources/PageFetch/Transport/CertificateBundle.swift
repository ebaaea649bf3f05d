import Foundation

/// Certificate authorities as the one file that libcurl takes, which goes when nobody needs it any more.
///
/// A file rather than bytes in memory: libcurl keeps what it read of a file for all connections, and reads bytes in
/// memory again for each, which costs more than all the rest of a connection.
final class CertificateBundle: Sendable {
    let path: String

    init(_ certificates: [UInt8]) throws(FetcherSetupError) {
        let file = FileManager.default.temporaryDirectory.appending(path: "provider-survey-\(UUID().uuidString).pem")
        path = file.path(percentEncoded: false)
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        guard FileManager.default.createFile(atPath: path, contents: Data(certificates), attributes: attributes) else {
            throw .unwritableCertificates(path: path)
        }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
