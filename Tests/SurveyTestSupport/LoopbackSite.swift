package import Foundation
import Subprocess
import SurveyModel
import SurveySupport

/// A real HTTPS server on loopback that plays the invented pages at their real addresses, with a test CA of its own.
package struct LoopbackSite: Sendable {
    /// Port of the server on 127.0.0.1.
    package var port: Int
    /// The CA that signed the server's certificate.
    package var authority: String
    /// How the tool is told to find it: all hosts lead to the server.
    package var options: [String] {
        ["--connect-to", "::127.0.0.1:\(port)", "--cacert", authority, "--host-delay", "0", "--host-connections", "8"]
    }

    /// The same for some hosts alone; others are looked up, or are not there.
    package func options(for hosts: some Collection<String>) -> [String] {
        ["--cacert", authority, "--host-delay", "0"] + hosts.flatMap { ["--connect-to", "\($0)::127.0.0.1:\(port)"] }
    }

    /// Serves `pages` while `body` runs. `folder` takes the manifest and the keys.
    ///
    /// - Parameter log: gets a line of JSON for each request, with all that it held.
    package static func serving<Result: Sendable>(
        _ pages: [SitePage], in folder: URL, log: URL? = nil, _ body: (LoopbackSite) async throws -> Result
    ) async throws -> Result {
        let manifest = folder.appending(path: "site-\(UUID().uuidString).json")
        try Data(JSONWriter.write(node(of: pages)).utf8).write(to: manifest)
        let certificate = try await Certificate.make(
            hosts: Set(pages.compactMap { URL(string: $0.url)?.host() }), in: folder)
        guard let script = Bundle.module.path(forResource: "site_server", ofType: "py") else { throw MissingScript() }
        let run = try await Subprocess.run(
            ForeignProgram.pythonProgram,
            arguments: Arguments(
                [script, manifest.path, certificate.chain, certificate.key, log?.path].compactMap(\.self)),
            input: .inputWriter, output: .sequence, error: .discarded
        ) { execution in
            var lines = execution.standardOutput.strings().makeAsyncIterator()
            guard let line = try await lines.next(),
                let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines))
            else {
                throw NoPort()
            }
            let result = try await body(LoopbackSite(port: port, authority: certificate.authority))
            try await execution.standardInputWriter.finish()
            return result
        }
        return run.closureResult
    }

    struct MissingScript: Error {}
    struct NoPort: Error {}

    private static func node(of pages: [SitePage]) -> JSONNode {
        .object(
            pages.map { page in
                let headers = JSONNode.object(
                    page.headers.sorted { $0.key < $1.key }.map { ($0.key, JSONNode.text($0.value)) })
                return (
                    page.method == "GET" ? page.url : "\(page.method) \(page.url)",
                    .object([
                        ("status", .integer(page.status)), ("headers", headers), ("body", .text(page.body)),
                        ("delay", .integer(page.delay)),
                    ])
                )
            })
    }
}

/// A CA and a certificate that it signed, made by the system's openssl.
private struct Certificate {
    var authority: String
    var chain: String
    var key: String

    static func make(hosts: Set<String>, in folder: URL) async throws -> Certificate {
        func path(_ name: String) -> String { folder.appending(path: name).path }
        let result = Certificate(authority: path("ca.pem"), chain: path("server.pem"), key: path("server.key"))
        let names = hosts.sorted().map { "DNS:\($0)" }.joined(separator: ",")
        try Data("subjectAltName=\(names)\n".utf8).write(to: folder.appending(path: "extensions.cnf"))
        let newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        try await openssl(
            ["req", "-x509"] + newKey + [
                "-days", "2", "-subj", "/CN=Test CA", "-keyout", path("ca.key"), "-out", result.authority,
                "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign",
            ])
        try await openssl(
            ["req"] + newKey + ["-subj", "/CN=loopback", "-keyout", result.key, "-out", path("server.csr")])
        try await openssl([
            "x509", "-req", "-in", path("server.csr"), "-CA", result.authority, "-CAkey", path("ca.key"),
            "-CAcreateserial", "-days", "2", "-extfile", path("extensions.cnf"), "-out", result.chain,
        ])
        return result
    }

    private static func openssl(_ arguments: [String]) async throws {
        try await ForeignProgram.output(of: "openssl", arguments)
    }
}
