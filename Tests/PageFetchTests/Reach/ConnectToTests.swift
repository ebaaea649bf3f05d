import FlyingFox
import SurveyTestSupport
import Testing

@testable import PageFetch

@Suite(.timeLimit(.minutes(15)))
struct ConnectToTests {
    @Test func reachesMappedHostsOnLoopback() async throws {
        try await withServer(["GET /": { .text($0.headers[.host] ?? "") }]) { port async throws in
            let mapping = ["one.example:80:127.0.0.1:\(port)", "two.example:80:127.0.0.1:\(port)"]
            let fetcher = try CurlFetcher(access: .guarded(connectTo: mapping), limits: .quick)
            for host in ["one.example", "two.example"] {
                let page = try await fetcher.fetch(FetchRequest(url: "http://\(host)/")).get()
                #expect(page.text == host)
                #expect(page.finalURL == "http://\(host)/")
            }
        }
    }

    @Test(arguments: [
        "", "a", "a:80", "a:80:b", "a:x:b:80", "a:80:b:99999", "a:0:b:1", "a:80::", "a:80:b:80:c", "a b:80:c:80",
        "a:80:b:80\r\n",
    ])
    func refusesOtherForms(entry: String) {
        #expect(throws: FetcherSetupError.invalidConnectTo(entry)) { try ConnectToEntry(entry) }
    }

    @Test(arguments: [
        ("a.example:443:127.0.0.1:8443", "https://a.example/", true),
        ("A.example:443:127.0.0.1:8443", "https://A.EXAMPLE/", true),
        ("a.example:443:127.0.0.1:8443", "http://a.example/", false),
        ("a.example:443:127.0.0.1:8443", "https://b.example/", false),
        ("::127.0.0.1:8443", "https://b.example:9/", true),
        ("a.example::[::1]:", "https://a.example:9/", true),
        ("[2001:db8::1]:443:[::1]:8443", "https://[2001:db8::1]/", true),
    ])
    func covers(entry: String, url: String, isCovered: Bool) throws {
        let address = try RequestAddress(url)
        #expect(try ConnectToEntry(entry).covers(address) == isCovered)
    }

    @Test func wrongSettingsAreToldAtOnce() throws {
        func setup(_ change: (inout NetworkAccess) -> Void) throws {
            var access = NetworkAccess.guarded()
            change(&access)
            _ = try CurlFetcher(access: access)
        }
        #expect(throws: FetcherSetupError.invalidConnectTo("x")) { try setup { $0.connectTo = ["x"] } }
        #expect(throws: FetcherSetupError.invalidProxy) { try setup { $0.proxy = "x" } }
        #expect(throws: FetcherSetupError.invalidUserAgent("a\r\nb")) { try setup { $0.userAgent = "a\r\nb" } }
        #expect(throws: FetcherSetupError.unreadableCertificates(path: "/none")) {
            try setup { $0.caCertificateFile = "/none" }
        }
        #expect(throws: FetcherSetupError.noCertificates(path: #filePath)) {
            try setup { $0.caCertificateFile = #filePath }
        }
    }
}
