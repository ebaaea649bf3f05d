import FlyingFox
import SurveyTestSupport
import Testing

@testable import PageFetch

@Suite(.timeLimit(.minutes(15)))
struct PrivateAddressTests {
    @Test(arguments: [
        "127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "017700000001", "127.1", "[::ffff:127.0.0.1]",
        "0.0.0.0",
    ])
    func refusesLoopbackHoweverItIsWritten(host: String) async throws {
        let hits = Counter()
        let result = try await withServer([
            "GET /": { _ in
                hits.begin()
                return .text("secret")
            }
        ]) { try await fetch("http://\(host):\($0)/", access: .guarded()) }
        guard case .privateAddress = result.failure else {
            Issue.record("\(result)")
            return
        }
        #expect(hits.total == 0)
    }

    @Test func refusesOnEveryHop() async throws {
        let hits = Counter()
        try await withServer([
            "GET /go": { request in .redirect(302, to: "http://127.0.0.1:\(request.query["port"] ?? "")/secret") },
            "GET /secret": { _ in
                hits.begin()
                return .text("secret")
            },
        ]) { port async throws in
            let url = "http://docs.example:80/go?port=\(port)"
            let mapping = ["docs.example:80:127.0.0.1:\(port)"]
            let refused = try await fetch(url, access: .guarded(connectTo: mapping))
            #expect(refused.failure == .privateAddress("127.0.0.1"))
            #expect(hits.total == 0)
            var open = NetworkAccess.guarded(connectTo: mapping)
            open.allowPrivateHosts = true
            let allowed = try await fetch(url, access: open).get()
            #expect(allowed.text == "secret")
        }
    }

    @Test func aMappingIsForItsHostOnly() async throws {
        let access = NetworkAccess.guarded(connectTo: ["docs.example:80:127.0.0.1:9"])
        let result = try await fetch("http://127.0.0.1:9/", access: access)
        #expect(result.failure == .privateAddress("127.0.0.1"))
    }

    @Test func goesThroughAProxyButNotToWrittenPrivateAddresses() async throws {
        try await withServer(["GET /page": { _ in .text("by proxy") }]) { port async throws in
            let access = NetworkAccess(userAgent: "test", proxy: "http://127.0.0.1:\(port)")
            #expect(try await fetch("http://docs.example/page", access: access).get().text == "by proxy")
            let literal = try await fetch("http://169.254.169.254/page", access: access)
            #expect(literal.failure == .privateAddress("169.254.169.254"))
            #expect(try await fetch("http://localhost/page", access: access).failure == .privateAddress("localhost"))
        }
    }

    /// What only the proxy will look up is judged by how it is written.
    @Test(arguments: [
        "2130706433", "0x7f.1", "017700000001", "127.1", "[::ffff:10.0.0.1]", "[fd00:ec2::254]", "router", "db.local",
        "metadata.google.internal", "nas.home.arpa", "x.localhost", "LOCALHOST.", "\u{24DB}ocalhost",
        "127\u{3002}0\u{3002}0\u{3002}1", "\u{FF11}27.0.0.1", "168.63.129.16", "0", "[::]",
    ])
    func localNamesDoNotReachAProxy(host: String) async throws {
        let hits = Counter()
        try await withServer([
            "GET *": { _ in
                hits.begin()
                return .text("secret")
            }
        ]) { port async throws in
            let access = NetworkAccess(userAgent: "test", proxy: "http://127.0.0.1:\(port)")
            let result = try await fetch("http://\(host)/page", access: access)
            #expect(result.failure != nil)
            #expect(hits.total == 0)
        }
    }

    /// An entry without a second host leaves the address to whoever answers for the name.
    @Test func aMappingOfPortsVouchesForNoAddress() async throws {
        try await withServer(["GET /": { _ in .text("secret") }]) { port async throws in
            let access = NetworkAccess.guarded(connectTo: ["localhost:80::\(port)"])
            guard case .privateAddress = try await fetch("http://localhost/", access: access).failure else {
                Issue.record("reached a private address")
                return
            }
        }
    }

    /// A connection that was allowed for a mapped host is not used for the address itself.
    @Test func anOpenConnectionIsForItsHostOnly() async throws {
        try await withServer(["GET /": { _ in .text("page") }]) { port async throws in
            let access = NetworkAccess.guarded(connectTo: ["docs.example:80:127.0.0.1:\(port)"])
            let fetcher = try CurlFetcher(access: access, limits: .quick)
            #expect(try await fetcher.fetch(FetchRequest(url: "http://docs.example/")).get().text == "page")
            let direct = await fetcher.fetch(FetchRequest(url: "http://127.0.0.1:\(port)/"))
            #expect(direct.failure == .privateAddress("127.0.0.1"))
        }
    }

    @Test(arguments: ["http://user:word@docs.example/", "https://user@docs.example/"])
    func credentialsInAnAddressAreRefused(url: String) async throws {
        #expect(try await fetch(url).failure == .invalidURL)
        try await withServer(["GET /": { _ in .redirect(302, to: url) }]) { port async throws in
            let result = try await fetch("http://127.0.0.1:\(port)/")
            #expect(result.failure == .malformedResponse("redirect to an invalid address"))
        }
    }

    @Test(arguments: [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.255", "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.19.0.1",
        "203.0.113.9",
        "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:10.0.0.1",
        "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::169.254.169.254", "64:ff9b:1::1", "2002:7f00:1::",
        "2002:a9fe:a9fe::1", "2001::1", "2001:db8::1", "2001:10::1", "2001:2::1", "3fff::1", "fc00::1", "fd00:ec2::254",
        "fe80::1", "fec0::1", "ff02::1", "100::1", "[::1]", "fe80::1%eth0",
    ])
    func notPublic(literal: String) throws {
        #expect(try #require(NetworkAddress(literal: literal)).isPublic == false)
    }

    @Test(arguments: [
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.255.255.255",
        "128.0.0.1",
        "172.15.0.1", "172.32.0.1", "192.0.1.1", "192.167.0.1", "198.20.0.1", "223.255.255.255", "2606:4700::1111",
        "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1", "2001:4860::8888",
    ])
    func isPublic(literal: String) throws {
        #expect(try #require(NetworkAddress(literal: literal)).isPublic)
    }

    @Test(arguments: ["", "example.org", "1.2.3", "1.2.3.4.5", "256.1.1.1", ":::"])
    func noAddress(literal: String) {
        #expect(NetworkAddress(literal: literal) == nil)
    }
}
