import SurveySupport
import Testing

@testable import SurveyModel

@Suite struct ValidationTests {
    @Test func `a survey without mistakes has no diagnostics`() throws {
        let loaded = SurveyLoader.load(try FixtureSurvey.valid, today: FixtureSurvey.today)
        #expect(loaded.diagnostics.map(\.line) == [])
        #expect(loaded.isValid)
    }

    @Test func `there is a fixture for every kind of mistake`() {
        #expect(FixtureSurvey.brokenCases.count >= 25)
    }

    @Test(arguments: FixtureSurvey.brokenCases)
    func `a broken file is reported once, by its rule, line and column`(_ name: String) throws {
        let (files, expected) = try FixtureSurvey.broken(name)
        let loaded = SurveyLoader.load(files, today: FixtureSurvey.today)
        let errors = loaded.diagnostics.filter { $0.severity == .error }
        let rule = name.split(separator: "--").first.map(String.init) ?? ""
        #expect(errors.map { "\($0.location) \($0.rule)" } == ["\(expected) \(rule)"], "\(errors.map(\.line))")
        #expect(!loaded.isValid)
    }

    @Test func `all mistakes of all files come in one run, in the order of their places`() throws {
        var files: [SurveyLoader.File] = try FixtureSurvey.valid
        for name in ["unknown-source--typo", "insecure-url--link"] {
            let broken = try FixtureSurvey.broken(name).files.first { $0.path.hasSuffix("acme.json") }
            if let broken, name.hasPrefix("unknown") { files = files.map { $0.path == broken.path ? broken : $0 } }
        }
        let tool = try FixtureSurvey.broken("missing-key--name").files.first { $0.path == "data/tools/acme-cli.json" }
        if let tool { files = files.map { $0.path == tool.path ? tool : $0 } }
        let loaded = SurveyLoader.load(files, today: FixtureSurvey.today)
        #expect(loaded.diagnostics.map(\.rule) == ["unknown-source", "missing-key"])
    }

    @Test func `a near miss is suggested`() throws {
        let (files, _) = try FixtureSurvey.broken("unknown-source--typo")
        let loaded = SurveyLoader.load(files, today: FixtureSurvey.today)
        #expect(
            loaded.diagnostics.first?.line.contains("unknown source 'acme-dosc'; did you mean 'acme-docs'?") == true)
    }

    @Test func `an expired promise to look again is a warning`() throws {
        let loaded = SurveyLoader.load(try FixtureSurvey.valid, today: SurveyDate(daysSince1970: 21_000))
        #expect(loaded.diagnostics.map(\.rule) == ["expired"])
        #expect(loaded.isValid)
    }

    @Test(arguments: [
        "sk-ant-oat01-", "TOGETHER_API_KEY", "key-prefix-with-many-words-but-no-secret",
        "https://api.acme.example/v1/models",
        "nvapi-", "model=\"together_ai/togethercomputer/llama-2-7b\"",
    ])
    func `ordinary text is no credential`(_ text: String) {
        #expect(SecretPattern.kind(of: text) == nil)
    }

    @Test(arguments: [
        "sk-ant-api03-AbCdEf0123456789AbCdEf0123456789", "AKIAABCDEFGHIJKLMNOP", "-----BEGIN RSA PRIVATE KEY-----",
        "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N",
        "AIzaAbCdEf0123456789AbCdEf0123456789AbCdE", "ghp_AbCdEf0123456789AbCdEf0123456789AbCd",
        "export KEY=gsk_AbCdEf0123456789AbCdEf0123456789",
    ])
    func `the shapes of issued keys are credentials`(_ text: String) {
        #expect(SecretPattern.kind(of: text) != nil)
    }

    /// Beginnings of credentials without end: what is looked at grows as the text does.
    @Test(arguments: [
        "sk-", "key_", "eyJ-", "eyJ.", "AIza-", "AKIA-", "ghp_x-", "eyJ-aaaaaaaaaaaa.bbbbbbbbbbbb.",
    ])
    func `looking for credentials is linear`(_ beginning: String) {
        func reads(_ count: Int) -> Int {
            let text = String(repeating: beginning, count: count) + ".aaaaaaaaaaaaaaaaaaaa.short"
            let bytes = CountedBytes(bytes: Array(text.utf8))
            _ = CredentialSearch(bytes).kind
            return bytes.reads.count
        }
        #expect(reads(5_000) <= reads(500) * 11)
    }
}

/// Counts how often one of its bytes was looked at.
private struct CountedBytes: RandomAccessCollection {
    final class Reads { var count = 0 }

    let bytes: [UInt8]
    let reads = Reads()

    var startIndex: Int { bytes.startIndex }
    var endIndex: Int { bytes.endIndex }

    subscript(index: Int) -> UInt8 {
        reads.count += 1
        return bytes[index]
    }
}
