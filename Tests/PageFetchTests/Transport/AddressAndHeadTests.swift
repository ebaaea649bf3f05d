import Testing

@testable import PageFetch

struct AddressAndHeadTests {
    @Test(arguments: [
        ("HTTP://Example.ORG:80", "http://example.org/"),
        ("https://example.org:443/a/../b?q#f", "https://example.org/b?q"),
        ("https://example.org:8443/x", "https://example.org:8443/x"), ("http://[::1]/", "http://[::1]/"),
        ("http://2130706433/", "http://127.0.0.1/"), ("http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/"),
        ("http://a.example\\@b.example/?q x", "http://a.example/@b.example/?q%20x"),
    ])
    func normalises(text: String, url: String) throws {
        #expect(try RequestAddress(text).url == url)
    }

    @Test(arguments: [
        ("c", "https://example.org/a/c"), ("/c", "https://example.org/c"),
        ("//other.example/c", "https://other.example/c"),
        ("?q", "https://example.org/a/b?q"), ("http://other.example", "http://other.example/"),
        ("/with space", "https://example.org/with%20space"), ("#part", "https://example.org/a/b"),
    ])
    func resolvesRedirects(location: String, url: String) throws {
        #expect(try RequestAddress("https://example.org/a/b").redirected(to: location).url == url)
    }

    @Test(arguments: ["http://\u{24DB}ocalhost/", "http://a%2Fb.example/", "http://a b.example/", "http://1.2.3.4.5/"])
    func hostsThatCouldBeReadTwiceAreRefused(text: String) {
        #expect(throws: FetchFailure.invalidURL) { try RequestAddress(text) }
    }

    @Test func redirectsCannotBringCredentials() throws {
        let start = try RequestAddress("https://example.org/")
        #expect(throws: FetchFailure.malformedResponse("redirect to an invalid address")) {
            try start.redirected(to: "https://user:secret@example.org/")
        }
    }

    @Test func longAddressesAreRefused() {
        #expect(throws: FetchFailure.invalidURL) {
            try RequestAddress("https://a.example/" + String(repeating: "x", count: 9000))
        }
    }

    @Test(arguments: ["", "HTTP/1.1", "HTTP/1.1 20", "HTTP/1.1 2000", "HTTP/1.1 099", "ICY 200 OK", "HTTP/1.1 +20 OK"])
    func noHead(text: String) {
        #expect(HTTPHead(Array(text.utf8)) == nil)
    }

    @Test func headsOfAllVersions() throws {
        for line in ["HTTP/1.0 200 OK", "HTTP/1.1 200", "HTTP/2 200 ", "HTTP/3 200"] {
            #expect(HTTPHead(Array("\(line)\r\nA:b\r\n\r\nC: d".utf8))?.headers == [Page.Header(name: "A", value: "b")])
        }
    }
}
