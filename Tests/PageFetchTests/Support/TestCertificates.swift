import Foundation
import Subprocess
import SurveyTestSupport

/// A certificate authority and certificates signed by it, made by the `openssl` command in a folder of their own.
struct TestCertificates {
    let folder: URL

    static func make() async throws -> TestCertificates {
        let folder = FileManager.default.temporaryDirectory.appending(path: "certificates-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let certificates = TestCertificates(folder: folder)
        try await certificates.authority("ca")
        try await certificates.certificate("good", host: "docs.example")
        try await certificates.certificate("other", host: "other.example")
        try await certificates.certificate("expired", host: "docs.example", days: "-1")
        try await certificates.authority("self", host: "docs.example")
        return certificates
    }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func remove() {
        try? FileManager.default.removeItem(at: folder)
    }

    private func authority(_ name: String, host: String = "Test Authority") async throws {
        try await openssl(
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
            "-subj", "/CN=\(host)", "-addext", "subjectAltName=DNS:\(host.replacing(" ", with: ""))",
            "-keyout", path("\(name).key"), "-out", path("\(name).pem"))
    }

    private func certificate(_ name: String, host: String, days: String = "2") async throws {
        try Data("subjectAltName=DNS:\(host)\n".utf8).write(to: folder.appending(path: "\(name).ext"))
        try await openssl(
            "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=\(host)",
            "-keyout", path("\(name).key"), "-out", path("\(name).csr"))
        try await openssl(
            "x509", "-req", "-in", path("\(name).csr"), "-CA", path("ca.pem"), "-CAkey", path("ca.key"),
            "-CAcreateserial", "-days", days, "-extfile", path("\(name).ext"), "-out", path("\(name).pem"))
    }

    private func openssl(_ arguments: String...) async throws {
        try await ForeignProgram.output(of: "openssl", arguments)
    }
}

struct OpenSSLFailure: Error {
    var text: String
}

/// An HTTPS server of the `openssl` command on a free port of 127.0.0.1. It answers every GET with a page of its own.
func withTLSServer<Result: Sendable>(
    certificate name: String, of certificates: TestCertificates, body: @Sendable (_ port: Int) async throws -> Result
) async throws -> Result {
    let arguments: Arguments = [
        "s_server", "-accept", "127.0.0.1:0", "-www", "-cert", certificates.path("\(name).pem"),
        "-key", certificates.path("\(name).key"),
    ]
    return try await run(
        .name("openssl"), arguments: arguments, input: .none, output: .sequence, error: .discarded
    ) { execution in
        for try await line in execution.standardOutput.strings() where line.hasPrefix("ACCEPT") {
            guard let port = line.split(separator: ":").last.flatMap({ Int($0.filter(\.isNumber)) }) else { continue }
            let result = try await body(port)
            await execution.teardown(using: [.gracefulShutDown(allowedDurationToNextStep: .milliseconds(100))])
            return result
        }
        throw OpenSSLFailure(text: "the server does not listen")
    }.closureResult
}
