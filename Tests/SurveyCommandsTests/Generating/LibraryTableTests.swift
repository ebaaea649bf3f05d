import Foundation
import SurveyTestSupport
import Testing

/// The table that the `ProviderPresets` library compiles is a file of its own, and `codegen` answers for it.
@Suite(.timeLimit(.minutes(15))) struct LibraryTableTests {
    private static let library = "Sources/ProviderPresets/Generated/ProviderPresets+Catalog.swift"

    private static func withSurvey(_ body: (URL) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try SmallSurvey.write(to: folder, edition: "one")
            #expect(try await Tool.run(["codegen"], in: folder).exitCode == 0)
            try await body(folder)
        }
    }

    private static func read(_ path: String, in folder: URL) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: path)), as: UTF8.self)
    }

    @Test func `library and output hold the same table`() async throws {
        try await Self.withSurvey { folder in
            let table = try Self.read(Self.library, in: folder)
            #expect(table.contains("Small one 1"))
            #expect(table == (try Self.read("output/swift/ProviderPresets+Catalog.swift", in: folder)))
            let kept = try FileManager.default.contentsOfDirectory(
                atPath: folder.appending(path: "Sources/ProviderPresets/Generated").path)
            #expect(kept == ["ProviderPresets+Catalog.swift"])
            let types = try Self.read("output/swift/ProviderPresetsStandalone.swift", in: folder)
            #expect(types.ranges(of: "struct ProviderPreset {}").count == 1)
            #expect(types.ranges(of: "enum Catalog").count == 1)
        }
    }

    @Test func `a stale table of the library is named`() async throws {
        try await Self.withSurvey { folder in
            let old = try Self.read(Self.library, in: folder).replacing("Small one 1", with: "Small")
            try Data(old.utf8).write(to: folder.appending(path: Self.library))
            let stale = try await Tool.run(["codegen", "--check"], in: folder)
            #expect(stale.exitCode == 1)
            #expect(stale.output == "stale: \(Self.library)\n")
        }
    }

    @Test func `another output folder leaves the library alone`() async throws {
        try await Self.withSurvey { folder in
            let table = try Self.read(Self.library, in: folder)
            try SmallSurvey.write(to: folder, edition: "two")
            let elsewhere = ["codegen", "--output", "elsewhere"]
            #expect(try await Tool.run(elsewhere, in: folder).exitCode == 0)
            #expect(try Self.read(Self.library, in: folder) == table)
            let named = try await Tool.run(elsewhere + ["--presets", "Sources/ProviderPresets"], in: folder)
            #expect(named.exitCode == 0)
            #expect(try Self.read(Self.library, in: folder).contains("Small two 1"))
        }
    }

    @Test func `without the library only the Swift table is missed`() async throws {
        try await Self.withSurvey { folder in
            try FileManager.default.removeItem(at: folder.appending(path: "Sources"))
            let swift = try await Tool.run(["codegen", "swift"], in: folder)
            #expect(swift.exitCode == 2 && swift.errors.contains("--presets"))
            #expect(try await Tool.run(["codegen", "litellm", "--check"], in: folder).exitCode == 0)
        }
    }

    /// Neither sources nor templates nor output may be links: each has one direction, and a checkout needs no other part.
    @Test func `no folder of the repository is reached through a link`() throws {
        for name in ["Sources", "templates", "output", "data"] {
            let folder = Tool.repository.appending(path: name)
            let keys: [URLResourceKey] = [.isSymbolicLinkKey]
            let walk = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: keys))
            let links = try walk.compactMap { $0 as? URL }.filter { file in
                try file.resourceValues(forKeys: Set(keys)).isSymbolicLink == true
            }
            #expect(links == [], "\(name)")
        }
    }
}
