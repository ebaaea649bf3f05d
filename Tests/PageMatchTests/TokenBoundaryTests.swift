import SurveySupport
import Testing

@testable import PageMatch

@Suite struct TokenBoundaryTests {
    /// Type, value, text, whether the value stands in it as a whole token.
    static let cases: [(ValueType, String, String, Bool)] = [
        (.routingPrefix, "azure", "use azure/gpt-4o", true),
        (.routingPrefix, "azure", "use azure_ai/gpt-4o", false),
        (.routingPrefix, "ai", "use azure_ai/gpt-4o", false),
        (.routingPrefix, "together_ai/", "model=\"together_ai/meta\"", true),
        (.routingPrefix, "azure", "the azure cloud", false),
        (.environmentVariable, "FOO_KEY", "export FOO_KEY=1", true),
        (.environmentVariable, "FOO_KEY", "export FOO_KEY_ID=1", false),
        (.environmentVariable, "FOO_KEY", "export MY_FOO_KEY=1", false),
        (.environmentVariable, "FOO_KEY", "export foo_key=1", false),
        (.environmentVariable, "FOO_KEY", "设置FOO_KEY环境变量", true),
        (.baseURL, "https://h.example", "curl https://h.example/v1", false),
        (.baseURL, "https://h.example/v1", "curl https://h.example/v1/chat/completions", true),
        (.baseURL, "https://h.example/v1", "base https://h.example/v1/ and", true),
        (.baseURL, "https://h.example/v1", "base https://h.example/v10", false),
        (.baseURL, "https://h.example/v1", "base https://h.example/v1beta", false),
        (.baseURL, "https://h.example/v1", "It is https://h.example/v1.", true),
        (.baseURL, "https://h.example", "https://h.example.org", false),
        (.url, "https://h.example/keys", "(https://h.example/keys)", true),
        (.url, "https://h.example/keys", "https://h.example/keys?tab=1", false),
        (.path, "/v1", "POST /v1/chat", false),
        (.path, "/v1", "POST /v10", false),
        (.path, "/models", "GET https://h.example/v1/models", true),
        (.path, "~/.codex/auth.json", "stored in ~/.codex/auth.json.", true),
        (.modelID, "mistral-medium", "mistral-medium-latest", false),
        (.modelID, "mistral-medium", "use mistral-medium.", true),
        (.modelID, "mistral-3.5", "mistral-3-5", false),
        (.modelID, "gpt-4", "gpt-4.1", false),
        (.modelID, "gpt-4", "openai/gpt-4", false),
        (.header, "x-api-key", "send x-api-key: 1", true),
        (.header, "x-api-key", "send x-api-key-id: 1", false),
        (.keyPrefix, "sk-ant-", "keys begin with sk-ant-api03", true),
        (.keyPrefix, "sk-", "task-1", false),
        (.identifier, "OAuth 2.0", "secure OAuth 2.0 sign-in", true),
        (.identifier, "user:inference", "scope user:inference2", false),
        (.registryID, "together", "togetherai", false),
    ]

    @Test(arguments: cases)
    func boundary(_ type: ValueType, _ value: String, _ text: String, _ stands: Bool) {
        let found = ValueGrammar(TypedValue(type, value)).first(in: TextFolding.fold(text))
        #expect((found != nil) == stands, "\(type) \(value) in \(text)")
    }

    @Test func foldsTypographyAndNothingElse() {
        #expect(TextFolding.foldedString("a\u{2011}b\u{00AD}c \u{201C}d\u{201D}\u{00A0} `e`\u{200B}") == "a-bc \"d\" e")
        #expect(TextFolding.foldedString("Foo_Bar-1") == "Foo_Bar-1")
    }

    static let addresses: [(String, String, Bool)] = [
        ("https://h.example/a%20b?x=1&amp;y=2", "https://h.example/a%20b?x=1&y=2", true),
        ("https://H.example/a/", "https://h.example/a", true),
        ("https://h.example/%7Eme", "https://h.example/~me", true),
        ("https://h.example/A", "https://h.example/a", false),
        ("https://h.example/a%2Fb", "https://h.example/a/b", false),
    ]

    @Test(arguments: addresses)
    func addressesThatAreTheSame(_ destination: String, _ value: String, _ same: Bool) {
        #expect(AddressEquality(TypedValue(.url, value)).matches(destination) == same)
    }
}
