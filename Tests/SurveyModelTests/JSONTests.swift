import SurveyModel
import SurveySupport
import Testing

@Suite struct JSONTests {
    @Test func `positions count lines and Unicode scalars from 1`() throws {
        let root = try JSONParser.parse(Array("{\n  \"ключ\": [1, \"x\"]\n}".utf8))
        #expect(root["ключ"]?.position == SourcePosition(line: 2, column: 11))
        #expect(root["ключ"]?.array?[1].position == SourcePosition(line: 2, column: 15))
        #expect(root["ключ"]?.array?[1].range == 20..<23)
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\" 1}", "{\"a\":1,}", "01", "1.", "+1", "nul", "\"a", "\"\\x\"", "\"\\ud800\"",
        "\"\u{1}\"", "[1] 2", "'a'",
        "\"\\u12\"", "-",
    ])
    func `text that is not JSON is refused`(_ text: String) {
        #expect(throws: JSONParser.Failure.self) { try JSONParser.parse(Array(text.utf8)) }
    }

    @Test func `invalid UTF-8 in a string is refused`() {
        #expect(throws: JSONParser.Failure.self) { try JSONParser.parse([0x22, 0xFF, 0x22]) }
    }

    @Test func `nesting beyond the limit is refused without exhausting the stack`() {
        let deep = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
        #expect(throws: JSONParser.Failure.self) { try JSONParser.parse(deep) }
    }

    @Test func `a document may not hold values without end`() throws {
        let zeros = { Array(("[" + String(repeating: "0,", count: $0 - 2) + "0]").utf8) }
        let most = JSONParser.maximumValues
        #expect(try JSONParser.parse(zeros(most)).array?.count == most - 1)
        #expect(throws: JSONParser.Failure.self) { try JSONParser.parse(zeros(most + 1)) }
    }

    @Test func `escapes and surrogate pairs are decoded`() throws {
        let root = try JSONParser.parse(Array(#""\u00e9\ud83d\ude00\n\/""#.utf8))
        #expect(root.string == "é😀\n/")
    }

    @Test func `what is written reads back the same, hidden characters escaped`() throws {
        let value = "a\"b\\c\n\u{0}\u{202E}\u{2028}\u{FEFF}é😀"
        let text = JSONWriter.write(.object([("k", .text(value)), ("n", .integer(3)), ("none", nil)]))
        #expect(try JSONParser.parse(Array(text.utf8))["k"]?.string == value)
        #expect(!text.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{2028}" || $0 == "\u{0}" })
        #expect(text.hasSuffix("}\n"))
    }

    @Test func `pointers follow RFC 6901`() throws {
        let root = try JSONParser.parse(Array(#"{"a/b": [10, {"m~n": "v"}], "": 1}"#.utf8))
        #expect(JSONPointer("/a~1b/1/m~0n")?.resolve(in: root)?.string == "v")
        #expect(JSONPointer("/")?.resolve(in: root)?.scalarText == "1")
        #expect(JSONPointer("/a~1b/01")?.resolve(in: root) == nil)
        #expect(JSONPointer("/a~1b/2")?.resolve(in: root) == nil)
        #expect(JSONPointer("a") == nil)
        #expect(JSONPointer("/~2") == nil)
        #expect(JSONPointer("/a~1b/1")?.description == "/a~1b/1")
        let tokens = ["a/b", "", "m~n", "~1", "é"]
        #expect(JSONPointer(tokens: tokens).description == "/a~1b//m~0n/~01/é")
        #expect(JSONPointer(tokens: tokens).tokens == tokens)
        #expect(JSONPointer(tokens: ["x"]).appending(["a/b", "1"]) == JSONPointer("/x/a~1b/1"))
    }
}
