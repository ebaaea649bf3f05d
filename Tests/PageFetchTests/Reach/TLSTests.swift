import Testing

@testable import PageFetch

@Suite(.timeLimit(.minutes(15)))
struct TLSTests {
    @Test func trustsOnlyWhatIsValid() async throws {
        let certificates = try await TestCertificates.make()
        defer { certificates.remove() }
        let authority = certificates.path("ca.pem")
        let good = try await fetchOverTLS("good", of: certificates, ca: authority)
        #expect(try good.get().status == 200)
        #expect(try good.get().finalURL == "https://docs.example/")
        for (name, ca) in [("good", nil), ("other", authority), ("expired", authority), ("self", authority)] {
            let result = try await fetchOverTLS(name, of: certificates, ca: ca)
            guard case .tlsRejected(let reason) = result.failure else {
                Issue.record("\(name): \(result)")
                continue
            }
            #expect(!reason.isEmpty)
        }
    }

    private func fetchOverTLS(
        _ name: String, of certificates: TestCertificates, ca: String?
    ) async throws -> Result<Page, FetchFailure> {
        try await withTLSServer(certificate: name, of: certificates) { port in
            let access = NetworkAccess.guarded(connectTo: ["docs.example:443:127.0.0.1:\(port)"], ca: ca)
            return try await fetch("https://docs.example/", access: access)
        }
    }
}
