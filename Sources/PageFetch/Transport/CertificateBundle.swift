import CShims
import Foundation

/// Certificate authorities as the one file that libcurl takes. On Linux it lies in memory and ends with the process, however
/// that ends; elsewhere it lies in the temporary folder, and is removed with the last reference.
///
/// A file rather than libcurl's option for bytes: libcurl keeps what it read of a file for all connections, and reads bytes
/// again for each, which costs more than all the rest of a connection.
final class CertificateBundle: Sendable {
    let path: String
    /// Keeps a file in memory alive.
    private let file: FileHandle
    private let isTemporary: Bool

    init(_ certificates: [UInt8]) throws(FetcherSetupError) {
        let descriptor = unsafe ps_memory_file("provider-survey.pem")
        isTemporary = descriptor < 0
        do {
            if isTemporary {
                (path, file) = try Self.temporaryFile()
            } else {
                path = "/proc/self/fd/\(descriptor)"
                file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            }
            try file.write(contentsOf: certificates)
        } catch {
            throw .unwritableCertificates
        }
    }

    deinit {
        if isTemporary { try? FileManager.default.removeItem(atPath: path) }
    }

    private static func temporaryFile() throws -> (path: String, file: FileHandle) {
        let url = FileManager.default.temporaryDirectory.appending(path: "provider-survey-\(UUID().uuidString).pem")
        let path = url.path(percentEncoded: false)
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: attributes)
        return (path, try FileHandle(forWritingTo: url))
    }
}
