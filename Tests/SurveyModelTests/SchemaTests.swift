import Foundation
import SurveyModel
import SurveySupport
import Testing

/// The JSON Schemas are for editors and readers of the catalog; they are generated from the declarations.
@Suite struct SchemaTests {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(
            path: "data/schema")

    private static let names = SurveySchemas.all.map(\.name)

    private func schema(_ name: String) throws -> JSONNode {
        let data = try Data(contentsOf: Self.folder.appending(path: "\(name).schema.json"))
        return try JSONParser.parse([UInt8](data))
    }

    @Test(arguments: names)
    func `the schema in the repository is the one that the declarations give`(_ name: String) throws {
        let data = try Data(contentsOf: Self.folder.appending(path: "\(name).schema.json"))
        let generated = try #require(SurveySchemas.all.first { $0.name == name })
        #expect(String(decoding: data, as: UTF8.self) == JSONWriter.write(generated.document))
    }

    @Test(arguments: names)
    func `every reference of a schema leads to a definition, and every definition is used`(_ name: String) throws {
        let schema = try schema(name)
        var used: Set<String> = []
        func visit(_ node: JSONNode) throws {
            if let reference = node["$ref"]?.string {
                used.insert(reference)
                let pointer = try #require(JSONPointer(String(reference.dropFirst())))
                #expect(pointer.resolve(in: schema) != nil, "\(reference)")
            }
            for member in node.members ?? [] { try visit(member.value) }
            for element in node.array ?? [] { try visit(element) }
        }
        try visit(schema)
        let defined = (schema["$defs"]?.members ?? []).map { "#/$defs/\($0.key)" }
        #expect(Set(defined) == used)
    }

    /// A member that only the schema or only the reader knew would show here: each is put into a file by itself.
    @Test func `the reader takes each member that the schema has, and no other`() throws {
        let members = try schema("provider")["$defs"]?["credential"]?["properties"]?.members ?? []
        #expect(members.map(\.key).contains("keyPrefix"))
        for key in members.map(\.key) + ["keyprefix"] {
            let file = SurveyLoader.File(
                path: "data/providers/acme.json",
                bytes: Array("{ \"id\": \"acme\", \"credentials\": [ { \"\(key)\": null } ] }".utf8))
            let unknown = SurveyLoader.load([file], today: FixtureSurvey.today).diagnostics.filter {
                $0.rule == "unknown-key"
            }
            #expect(unknown.isEmpty == (key != "keyprefix"), "\(key)")
        }
    }

    @Test func `a question can be answered by every kind of fact`() throws {
        let words = try schema("survey")["$defs"]?["question"]?["properties"]?["dimensions"]?["items"]?["enum"]
        #expect(words?.array?.compactMap(\.string).contains("models") == true)
    }
}
