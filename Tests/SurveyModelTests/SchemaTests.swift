import Foundation
import SurveyModel
import SurveySupport
import Testing

/// The JSON Schemas are for editors, the readers are for the tool: here they are held together.
@Suite struct SchemaTests {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(
            path: "data/schema")

    private static let files = ["provider", "tool", "consumer", "sources", "survey"]

    private func schema(_ name: String) throws -> JSONNode {
        let data = try Data(contentsOf: Self.folder.appending(path: "\(name).schema.json"))
        return try JSONParser.parse([UInt8](data))
    }

    @Test(arguments: files)
    func `a schema knows the keys that the readers know, and no others`(_ name: String) throws {
        let known = SurveyLoader.knownKeys(try FixtureSurvey.valid)
        let schema = try schema(name)
        var shapes = Dictionary(
            (schema["$defs"]?.members ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        shapes[name] = schema
        for (shape, definition) in shapes {
            guard let properties = definition["properties"]?.members else { continue }
            // `previously` entries may repeat any member of their claim beside their own.
            let keys = try #require(known[shape], "no reader for \(shape)")
            #expect(Set(properties.map(\.key)) == keys, "\(name).schema.json, \(shape)")
            if shape != "previous" { #expect(definition["additionalProperties"]?.value == .bool(false), "\(shape)") }
        }
    }

    @Test func `every shape that is read has a definition`() throws {
        let known = SurveyLoader.knownKeys(try FixtureSurvey.valid)
        var defined = Set(Self.files)
        for name in Self.files { defined.formUnion((try schema(name)["$defs"]?.members ?? []).map(\.key)) }
        #expect(Set(known.keys).subtracting(defined) == [])
    }

    @Test(arguments: [
        ("provider", "provider", "category", Provider.Category.allCases.map(\.rawValue)),
        ("provider", "status", "state", Status.State.allCases.map(\.rawValue)),
        ("provider", "consumerPlan", "grantsAPI", ConsumerPlan.Grant.allCases.map(\.rawValue)),
        ("provider", "oauth", "available", OAuth.Availability.allCases.map(\.rawValue)),
        ("provider", "endpoint", "protocol", Endpoint.WireProtocol.allCases.map(\.rawValue)),
        ("provider", "auth", "scheme", Endpoint.Auth.Scheme.allCases.map(\.rawValue)),
        ("provider", "credential", "kind", Credential.Kind.allCases.map(\.rawValue)),
        ("provider", "policy", "topic", Policy.Topic.allCases.map(\.rawValue)),
        ("provider", "policy", "stance", Stance.allCases.map(\.rawValue)),
        ("tool", "surface", "method", Tool.Surface.Method.allCases.map(\.rawValue)),
        ("consumer", "decision", "action", Consumer.Decision.Action.allCases.map(\.rawValue)),
        ("sources", "source", "kind", Source.Kind.allCases.map(\.rawValue)),
        ("sources", "unverifiable", "reason", Source.Unverifiable.Reason.allCases.map(\.rawValue)),
    ])
    func `closed lists have the same words`(_ file: String, _ shape: String, _ key: String, _ words: [String]) throws {
        let schema = try schema(file)
        let definition = shape == file ? schema : schema["$defs"]?[shape]
        var property = try #require(definition?["properties"]?[key])
        if let reference = property["$ref"]?.string, let pointer = JSONPointer(String(reference.dropFirst())) {
            property = try #require(pointer.resolve(in: schema))
        }
        #expect(property["enum"]?.array?.compactMap(\.string) == words)
    }
}
