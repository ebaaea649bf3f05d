import Foundation
import SurveyTestSupport
import Testing

@testable import PageFetch

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What `--cacert` takes, and what becomes of it.
struct CertificateTests {
    private static let pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"

    private func options(_ path: String?) throws -> TransferOptions {
        try TransferOptions(access: .guarded(ca: path), limits: FetchLimits())
    }

    @Test func withoutAnOwnAuthorityLibcurlChooses() throws {
        #expect(try options(nil).certificates == nil)
    }

    @Test func anOwnAuthorityStandsBesideTheSystems() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: "own.pem")
            try Data(Self.pem.utf8).write(to: file)
            let bundle = try #require(try options(file.path).certificates)
            let text = try String(contentsOfFile: bundle.path, encoding: .utf8)
            #expect(text.hasSuffix("\n" + Self.pem))
            let count = text.split(separator: "-----BEGIN CERTIFICATE-----").count - 1
            #expect((count > 1) == TransferOptions.hasSystemCertificateFile)
            #expect(bundle.path != file.path)
        }
    }

    @Test func theBundleGoesWithItsLastUser() throws {
        var (before, after) = (stat(), stat())
        let path = try {
            let bundle = try CertificateBundle(Array(Self.pem.utf8))
            #expect(stat(bundle.path, &before) == 0)
            #expect(before.st_mode & 0o777 == 0o600)
            return bundle.path
        }()
        // Another test may have the number of the descriptor by now.
        #expect(stat(path, &after) != 0 || after.st_ino != before.st_ino || after.st_dev != before.st_dev)
    }

    @Test func whatIsNoCertificateFileIsSaid() async throws {
        try await withTemporaryFolder { folder in
            let other = folder.appending(path: "notes.txt").path
            try Data("notes".utf8).write(to: URL(filePath: other))
            let missing = folder.appending(path: "missing.pem").path
            #expect(throws: FetcherSetupError.unreadableCertificates(path: folder.path)) { try options(folder.path) }
            #expect(throws: FetcherSetupError.unreadableCertificates(path: missing)) { try options(missing) }
            #expect(throws: FetcherSetupError.noCertificates(path: other)) { try options(other) }
        }
    }

    @Test func anEndlessCertificateFileIsNotReadToItsEnd() {
        #expect(throws: FetcherSetupError.unreadableCertificates(path: "/dev/zero")) { try options("/dev/zero") }
    }
}
