package import Foundation
package import SurveyModel
import SurveySupport

/// The survey in this repository, read once, and working copies of it for runs of the tool.
package enum ShippedSurvey {
    private static let loaded = Result { try read() }

    package static func load() throws -> Survey { try loaded.get() }

    private static func read() throws -> Survey {
        let files = try SurveyLoader.files(in: Tool.repository.appending(path: "data").path)
        let loaded = SurveyLoader.load(files, today: SurveyDate(daysSince1970: 21_000))
        guard let survey = loaded.survey else { throw Unreadable(lines: loaded.diagnostics.map(\.line)) }
        return survey
    }

    struct Unreadable: Error { var lines: [String] }

    /// Runs `body` in a folder that holds copies of `data`, `templates` and the presets library.
    package static func withCopy<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
        try await withTemporaryFolder { folder in
            try FileManager.default.createDirectory(
                at: folder.appending(path: "Sources"), withIntermediateDirectories: false)
            for name in ["data", "templates", "Sources/ProviderPresets"] {
                try FileManager.default.copyItem(
                    at: Tool.repository.appending(path: name), to: folder.appending(path: name))
            }
            return try await body(folder)
        }
    }
}
