import Foundation
import SurveyModel
import SurveySupport

/// The invented survey below `Fixtures/valid`, and copies of it with one file broken.
enum FixtureSurvey {
    static let today = SurveyDate(daysSince1970: 20_600)  // 2026-05-27

    private static var root: URL { Bundle.module.bundleURL.appending(path: "Fixtures") }

    static var valid: [SurveyLoader.File] {
        get throws { try files(below: root.appending(path: "valid")) }
    }

    /// Names of the folders below `Fixtures/broken`: `<rule>--<what is wrong>`.
    static let brokenCases: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: "broken").path)
        return (names ?? []).sorted()
    }()

    /// The valid survey with the case's file in place, and the place that the file marks with `▶`.
    static func broken(_ name: String) throws -> (files: [SurveyLoader.File], expected: Location) {
        let overlay = try files(below: root.appending(path: "broken").appending(path: name))
        guard let file = overlay.first, overlay.count == 1 else { throw BadFixture(name: name) }
        let (text, position) = try unmark(String(decoding: file.bytes, as: UTF8.self), in: name)
        var files = try valid.filter { $0.path != file.path }
        files.append(.init(path: file.path, bytes: Array(text.utf8)))
        return (files.sorted { $0.path < $1.path }, Location(file: file.path, position: position))
    }

    struct BadFixture: Error { var name: String }

    private static func unmark(_ marked: String, in name: String) throws -> (String, SourcePosition) {
        let parts = marked.split(separator: "▶", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw BadFixture(name: name) }
        let before = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
        let column = (before.last?.unicodeScalars.count ?? 0) + 1
        return (parts.joined(), SourcePosition(line: before.count, column: column))
    }

    private static func files(below folder: URL) throws -> [SurveyLoader.File] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
        return try paths.sorted().map { path in
            .init(path: "data/" + path, bytes: [UInt8](try Data(contentsOf: folder.appending(path: path))))
        }
    }
}
