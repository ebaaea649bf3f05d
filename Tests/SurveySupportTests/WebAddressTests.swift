import Foundation
import SurveySupport
import SurveyTestSupport
import Testing

/// Our reading of addresses beside that of ada, which follows the URL Standard.
@Suite(.timeLimit(.minutes(15))) struct WebAddressTests {
    private struct Case: Hashable {
        var text: String
        var base: String?

        init(_ text: String, _ base: String? = nil) { (self.text, self.base) = (text, base) }
    }

    @Test func `addresses read as the URL Standard says, but for what is refused on purpose`() async throws {
        let cases = Self.cases
        #expect(Set(cases).count > 900)
        var passed = 0
        var refused: [Refusal: Int] = [:]
        for (item, expected) in zip(cases, try await Self.read(cases)) {
            let ours = Result { () throws(WebAddress.Fault) in try Self.address(item).description }
            if (try? ours.get()) == expected {
                passed += 1
            } else if case .failure(let fault) = ours, let reason = Refusal(fault, item.text, expected) {
                refused[reason, default: 0] += 1
            } else {
                Issue.record("\(item): \(ours) instead of \(expected ?? "refused")")
            }
        }
        // Whether the letters behind "xn--" stand for a name is left to those who resolve it.
        let undecoded = try #require(try? WebAddress("https://xn--pokxncvks.example/"))
        #expect(undecoded.host == "xn--pokxncvks.example")
        #expect(passed + refused.values.reduce(0, +) == cases.count)
        // Each reason has examples.
        #expect(Set(refused.keys) == Set(Refusal.allCases), "\(refused)")
    }

    /// Why we refuse what the standard takes.
    private enum Refusal: CaseIterable {
        /// Nobody's name or password belongs into data that everybody reads; `https://@host` looks like one.
        case credentials
        /// Names beyond ASCII look like others. Data can hold their ASCII form, `xn--...`, which every reader takes.
        case hostBeyondASCII
        /// Nothing but https and http is fetched or linked to.
        case otherScheme

        init?(_ fault: WebAddress.Fault, _ text: String, _ expected: String?) {
            switch fault {
            case .credentials where text.contains("@"): self = .credentials
            case .host where PercentEncoding.decoded(text.utf8).contains { $0 >= 0x80 }: self = .hostBeyondASCII
            case .scheme where expected?.hasPrefix("http") == false: self = .otherScheme
            default: return nil
            }
        }
    }

    private static func address(_ item: Case) throws(WebAddress.Fault) -> WebAddress {
        guard let base = item.base else { return try WebAddress(item.text) }
        return try WebAddress(item.text, relativeTo: WebAddress(base))
    }

    @Test func `parts`() throws {
        let address = try WebAddress("HTTPS://Docs.Example:8443/a/./b?q=1#part")
        #expect(address.origin == "docs.example:8443" && address.port == 8443 && address.path == "/a/b")
        #expect(address.document == "https://docs.example:8443/a/b?q=1" && address.fragment == "part")
    }

    @Test(arguments: [
        ("https://user:pw@a.example/", WebAddress.Fault.credentials), ("//a.example/", .scheme),
        ("ftp://a.example", .scheme), ("https://", .host), ("https://a b/", .host), ("https://a:99999/", .port),
        ("https://b\u{FC}cher.example/", .host),
    ])
    func `why an address is refused`(text: String, fault: WebAddress.Fault) {
        #expect(throws: fault) { try WebAddress(text) }
    }

    // MARK: Cases, made from what each part of an address can be

    private static let hosts = [
        "a.example", "A.EXAMPLE", "a.example.", "a..example", ".example", ".", "localhost", "a_b.example", "-a.example",
        "%61.example", "a%2Eexample", "a%2f.example", "a%00.example", "a%.example", "a%20b", "a b", "a<b", "a>b", "a^b",
        "a|b", "a{b}", "a`b", "a\"b", "a!$&'()*+,;=~.example", "a[b", "a]b", "a@b", "a:b@c", "@a", ":@a", "", "%",
        "b\u{FC}cher.example", "b%C3%BCcher.example", "\u{FF41}.example", "a\u{3002}example", "xn--bcher-kva.example",
        "\u{AD}", "127.0.0.1", "127.1", "127.0.1", "0x7f.1", "0177.0.0.1", "2130706433", "0x7F000001", "017700000001",
        "127.0.0.1.", "127.0.0.1..", "256.0.0.1", "127.0.0.256", "127.0.0x100", "4294967295", "4294967296", "1.2.3.4.5",
        "1.2.3.08", "1.2.3.09a", "0x", "0x.0x.0", "a.0x1g", "a.1", "a.1.", "1.a", "0xg.1", "%31%32.0.0.1", "09", "0..0",
        "99999999999999999999", "[::1]", "[::]", "[1::]", "[1:2:3:4:5:6:7:8]", "[1:2:3:4:5:6:7::]", "[0:0:1:0:0:0:1:0]",
        "[1:0:2:0:3:0:4:0]", "[2001:DB8::00A]", "[::127.0.0.1]", "[::ffff:1.2.3.4]", "[::1.2.3]", "[::1.2.3.4.5]",
        "[::01.2.3.4]", "[::256.2.3.4]", "[1.2.3.4::]", "[1:2:3:4:5:6:7:1.2.3.4]", "[1::2::3]", "[:1]", "[1:]", "[:::]",
        "[1:2]", "[12345::]", "[g::]", "[::1", "::1]", "[]", "[::1]a", "[::1%25eth0]", "[::1%eth0]", "[v1.a]",
    ]

    private static let ports = [
        "", ":", ":0", ":80", ":443", ":00443", ":8080", ":65535", ":65536", ":a", ":8 0", ":-1",
    ]

    private static let paths = [
        "", "/", "//", "/a", "/a/", "/a//b", "/./a", "/a/.", "/a/..", "/..", "/../..", "/a/../../b", "/a/./b/../c",
        "/.a", "/..a", "/...", "/%2e", "/%2E%2e/a", "/.%2e/a", "/%2e./b/%2E", "/a%2fb", "/a%", "/a%zz", "/a b", "/a\tb",
        "/a\nb", "/\u{E4}\u{1F600}", "/a\"b", "/a<b>", "/a^b", "/a`b", "/a{b}", "/a|b", "/a\\b", "\\a\\..\\b", "/a;b=1",
        "/a:b", "/@a", "/~a", "/[a]", "/a'b", "/\u{7F}", "/a\u{0}b", "/a\u{1F}b",
    ]

    private static let tails = [
        "", "?", "#", "?#", "?a=b&c", "?a b", "?\"<>'", "?\u{E4}", "?%zz", "?a?b", "?a\\b/..", "?{}|^`", "#a b",
        "#\"<>`",
        "#a#b", "#\u{E4}", "#{}|^'", "?a#b?c", "#/../a", "?\u{0}", "#\u{0}",
    ]

    private static let references = [
        "", "#", "#f", "?", "?q", "c", "./c", "../c", "../../../c", "c/", ".", "..", "/c", "//b.example/c",
        "///b.example",
        "\\c", "\\\\b.example\\c", "/\\b.example", "https:c", "https:/c", "https://c", "https:", "http:c", "http:/c",
        "HTTPS:../c", "c:d", "1:d", ":d", "mailto:a@b", "javascript:x", "data:,x", " c ", "\tc\n", "c d", "c?q#f",
        "%2e%2E/c",
        "//", "//:80", "//u@b.example", ";x", "c;x", "a:b/c", "https:?q", "https:#f", "https:\\c", "?a/../b", "#a/../b",
    ]

    private static let bases = [
        "https://a.example", "https://a.example/x/y", "https://a.example/x/y/?q#f", "http://a.example:8080/x/../y",
        "https://a.example?q", "https://[::1]:9/x//y",
    ]

    private static let cases: [Case] = {
        var cases: [Case] = []
        for scheme in ["https", "http"] {
            cases += hosts.map { Case("\(scheme)://\($0)/p") }
            cases += ports.map { Case("\(scheme)://a.example\($0)/p") }
            cases += paths.map { Case("\(scheme)://a.example\($0)") }
        }
        cases += hosts.flatMap { host in [":8443/", "?q", "#f", "\\p"].map { Case("https://\(host)\($0)") } }
        cases += tails.flatMap { tail in ["", "/", "/a/b"].map { Case("https://a.example\($0)\(tail)") } }
        cases += bases.flatMap { base in references.map { Case($0, base) } }
        cases += [
            "https:a.example", "https:/a.example", "https:///a.example", "https:\\\\a.example", "https:/\\a.example",
            "hTTps://a.example", " https://a.example/ ", "\u{1}https://a.example\u{1F}", "ht\ntps://a.ex\tample/",
            "https ://a.example", "://a.example", "a.example", "/a", "", "https", "1https://a.example",
            "ht%74ps://a.example",
            "https://a.example/\u{FEFF}", "\u{FEFF}https://a.example", "ftp://a.example/", "mailto:a@b.example",
            "wss://a.example/",
        ].map { Case($0) }
        return cases
    }()

    /// The normal form of each address as ada sees it, nil for an invalid one.
    private static func read(_ cases: [Case]) async throws -> [String?] {
        let list = JSONNode.list(
            cases.map { .list([.text($0.text), $0.base.map(JSONNode.text) ?? JSONNode(.null)]) })
        let script = Tool.repository.appending(path: "Tests/SurveySupportTests/Support/read_addresses.py")
        let read = try await ForeignProgram.output(
            of: ForeignProgram.python, [script.path], input: JSONWriter.write(list))
        return try JSONParser.parse(Array(read.utf8)).array?.map(\.string) ?? []
    }
}
