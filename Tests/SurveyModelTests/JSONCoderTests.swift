import SurveySupport
import Testing

/// `Codable` values as JSON and back, with the places of what does not fit.
@Suite struct JSONCoderTests {
    enum Colour: String, Codable, CaseIterable { case red, dark = "dark-blue" }

    struct Part: Codable, Equatable {
        var name: String
        var colour: Colour?
        var size = 1
        @OmittedWhenEmpty var isSpare = false
        @OmittedWhenEmpty var notes: [String] = []

        private enum CodingKeys: String, CodingKey {
            case size
            case name = "title"
            case colour, notes
            case isSpare = "spare"
        }
    }

    struct Box: Codable, Equatable {
        var parts: [Part]
        var byKey: [String: Part] = [:]
        var day: SurveyDate?
        @ReadableEntries var extra: [String: Part] = [:]
    }

    private static func decode<T: Decodable>(_ type: T.Type, _ text: String) throws -> T {
        try JSONNodeDecoder.decode(type, from: JSONParser.parse(Array(text.utf8)))
    }

    @Test func `members are written in the order of the keys, without nil, false and what is empty`() throws {
        let plain = Part(name: "a")
        #expect(try JSONWriter.write(encoding: plain) == "{ \"size\": 1, \"title\": \"a\" }\n")
        let full = Part(name: "a", colour: .dark, isSpare: true, notes: ["n"])
        let text = #"{ "size": 1, "title": "a", "colour": "dark-blue", "notes": [ "n" ], "spare": true }"# + "\n"
        #expect(try JSONWriter.write(encoding: full) == text)
        #expect(try Self.decode(Part.self, text) == full)
        #expect(try Self.decode(Part.self, #"{"title":"a","size":1,"colour":null,"later":[]}"#) == plain)
    }

    @Test func `dictionaries are written by key, and lists that are always there stay when empty`() throws {
        let parts = Dictionary(uniqueKeysWithValues: (0..<20).map { ("k\($0 + 10)", Part(name: "p")) })
        let box = Box(parts: [], byKey: parts, day: SurveyDate("2026-02-03"))
        let node = try JSONNodeEncoder.encode(box)
        #expect(node["byKey"]?.members?.map(\.key) == parts.keys.sorted())
        #expect(node["parts"]?.array == [])
        #expect(node["day"]?.string == "2026-02-03")
        #expect(try JSONNodeDecoder.decode(Box.self, from: node) == box)
    }

    @Test(arguments: [
        (
            #"{"parts":["# + "\n" + #"  {"title":7,"size":1}],"byKey":{},"extra":{}}"#,
            "'title' must be a string, found a number", 2, 12, "/parts/0/title"
        ),
        (
            #"{"parts":[{"title":"a","size":1.5}],"byKey":{},"extra":{}}"#,
            "'size' must be a whole number, found a number", 1, 31, "/parts/0/size"
        ),
        (#"{"parts":[{"size":1}],"byKey":{},"extra":{}}"#, "'title' is missing", 1, 11, "/parts/0"),
        (
            #"{"parts":[],"byKey":{"a/b":{"title":"a","size":1,"colour":"blue"}},"extra":{}}"#,
            "'colour' must be one of red, dark-blue", 1, 59, "/byKey/a~1b/colour"
        ),
        (
            #"{"parts":[],"byKey":{},"extra":{},"day":"2026-02-30"}"#,
            "'day' must be a day such as 2026-04-27", 1, 41, "/day"
        ),
        (#"{"parts":[null],"byKey":{},"extra":{}}"#, "element 1 must be an object, found null", 1, 11, "/parts/0"),
        ("\n []", "the document must be an object, found an array", 2, 2, ""),
    ])
    func `an error names the member and its place`(
        text: String, reason: String, line: Int, column: Int, path: String
    ) throws {
        let failure = try #require(throws: JSONNodeDecoder.Failure.self) { try Self.decode(Box.self, text) }
        #expect(failure.reason == reason)
        #expect(failure.position == SourcePosition(line: line, column: column))
        #expect(failure.path.description == path)
    }

    @Test func `one bad entry costs that entry alone where a type says so`() throws {
        let box = try Self.decode(
            Box.self, #"{"parts":[],"byKey":{},"extra":{"a":{"title":"a","size":1},"b":{"title":0}}}"#)
        #expect(box.extra == ["a": Part(name: "a")])
    }

    @Test func `a number that is not finite is refused`() {
        #expect(throws: JSONNodeEncoder.Failure.self) { try JSONNodeEncoder.encode([Double.nan]) }
    }
}
