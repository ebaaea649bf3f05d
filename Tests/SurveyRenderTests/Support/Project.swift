import Foundation
import SurveyModel
import SurveySupport
import SurveyTestSupport

@testable import SurveyRender

/// The project's own folders and data, for tests that render them.
enum Project {
    static let root = Tool.repository

    static func path(_ name: String) -> String { root.appending(path: name).path(percentEncoded: false) }

    static var output: String { root.appending(path: "output").path(percentEncoded: false) }

    static func templates() throws -> [TemplateFile] { try TemplateFile.load(from: path("templates")) }

    static func presetTypes() throws -> PresetTypes? { try PresetTypes.load(from: path("Sources/ProviderPresets")) }

    static func survey(asOf: String? = nil) throws -> Survey {
        guard let asOf else { return try current.get() }
        return try load(SurveyLoader.files(in: path("data")), asOf: asOf)
    }

    /// Read once for all tests.
    private static let current = Result { try load(SurveyLoader.files(in: path("data"))) }

    /// Reads a survey; what only concerns its checking is no reason to fail here.
    static func load(_ files: [SurveyLoader.File], asOf: String? = nil) throws -> Survey {
        let today = try date("2027-01-01")
        let loaded = SurveyLoader.load(files, today: today, asOf: asOf.flatMap(SurveyDate.init(_:)))
        guard let survey = loaded.survey else { throw Unreadable(lines: loaded.diagnostics.map(\.line)) }
        return survey
    }

    static func date(_ text: String) throws -> SurveyDate {
        guard let date = SurveyDate(text) else { throw Unreadable(lines: [text]) }
        return date
    }

    static var isRecording: Bool { ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" }

    struct Unreadable: Error {
        var lines: [String]
    }
}
