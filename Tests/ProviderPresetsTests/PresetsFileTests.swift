import Foundation
import PreviousPresets
import ProviderPresets
import Testing

@Suite struct PresetsFileTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func file(_ path: String) throws -> Data { try Data(contentsOf: root.appending(path: path)) }

    @Test func theFileIsTheTable() throws {
        let data = try Self.file("output/presets.json")
        #expect(try JSONDecoder().decode([ProviderPresets.ProviderPreset].self, from: data) == ProviderPreset.all)
        let file = try JSONDecoder().decode(PresetsFile.self, from: data)
        #expect(file.presets == ProviderPreset.all && file.surveyedOn?.count == 10)
    }

    /// An app of the version before updates its table with the file of today: what it knows of must say the same.
    @Test func typesOfTheVersionBeforeReadTheFile() throws {
        let data = try Self.file("output/presets.json")
        let old = try JSONDecoder().decode([PreviousPresets.ProviderPreset].self, from: data)
        #expect(old.count == ProviderPreset.all.count)
        try Self.expect(old, areIn: ProviderPreset.all)
    }

    /// An app of today reads a file that it stored when it was built with the version before.
    @Test func theFileOfTheVersionBeforeIsRead() throws {
        let data = try Self.file("Tests/PreviousPresets/presets.json")
        let old = try JSONDecoder().decode([PreviousPresets.ProviderPreset].self, from: data)
        let new = try JSONDecoder().decode([ProviderPresets.ProviderPreset].self, from: data)
        #expect(old.count == 9)
        try Self.expect(old, areIn: new)
        #expect(try JSONDecoder().decode(PresetsFile.self, from: data).surveyedOn == nil)
    }

    @Test func whatOtherReleasesWriteIsRead() throws {
        let text = """
            [{"formatVersion": 1, "id": "a", "name": "A", "mood": {"of": ["tomorrow"]}, "category": "moon-base",
              "endpoints": [{"id": "e", "host": "a.example", "region": "moon", "auth": {"scheme": "bearer"},
                             "headers": [{"name": "x"}], "orbit": 3}],
              "credentials": [{"id": "k", "kind": "api-key"}], "lifecycle": {"state": "asleep"},
              "consumerPlan": {"grantsAPI": "on-sundays", "verifiedOn": "2027-01-01"},
              "oauth": {"availability": "for-friends", "pkce": "twice", "verifiedOn": "2027-01-01"},
              "policies": [{"id": "p", "topic": "t", "stance": "shrugs", "text": "", "verifiedOn": ""}]}]
            """
        let presets = try JSONDecoder().decode([ProviderPresets.ProviderPreset].self, from: Data(text.utf8))
        let preset = try #require(presets.first)
        #expect(preset.category.rawValue == "moon-base" && preset.vendor == "" && preset.links == .init())
        #expect(preset.endpoints == [.init(id: "e", region: "moon", host: "a.example", headers: [.init(name: "x")])])
        #expect(preset.credentials == [.init(id: "k", kind: .apiKey)])
        #expect(preset.lifecycle?.state == .unknown && preset.consumerPlan?.grantsAPI == .unknown)
        #expect(preset.oauth?.availability == .unknown && preset.oauth?.pkce == nil)
        #expect(preset.policies.first?.stance == .unknown)
    }

    @Test func aFormatOfTomorrowIsRefused() throws {
        let data = Data(#"[{"formatVersion": 2, "id": "a", "name": "A"}]"#.utf8)
        #expect(throws: PresetsFile.UnsupportedFormat(formatVersion: 2)) {
            try JSONDecoder().decode(PresetsFile.self, from: data)
        }
    }

    /// Every member of the one is in the other, with the same value.
    private static func expect(
        _ old: [PreviousPresets.ProviderPreset], areIn new: [ProviderPresets.ProviderPreset]
    ) throws {
        for (old, new) in zip(old, new) {
            let missing = difference(try json(old), try json(new), at: old.id.rawValue)
            #expect(missing == [])
        }
    }

    private static func json(_ value: some Encodable) throws -> Any {
        try JSONSerialization.jsonObject(with: JSONEncoder().encode(value))
    }

    private static func difference(_ old: Any, _ new: Any?, at path: String) -> [String] {
        switch (old, new) {
        case (let old as [String: Any], let new as [String: Any]):
            return old.flatMap { difference($0.value, new[$0.key], at: path + "/" + $0.key) }
        case (let old as [Any], let new as [Any]) where old.count == new.count:
            return zip(old, new).enumerated().flatMap { difference($1.0, $1.1, at: path + "/\($0)") }
        case (let old as NSObject, let new as NSObject) where old == new: return []
        default: return [path]
        }
    }
}
