import Foundation
import SurveySupport
import SurveyTestSupport

/// An invented survey of the vendors' endpoints, and the report on them as a script reads it.
enum EndpointSurvey {
    static func write(_ vendors: [EndpointVendor], to folder: URL) throws {
        try SmallSurvey.write(to: folder, edition: "")
        let data = folder.appending(path: "data")
        for name in ["providers", "sources"] {
            try FileManager.default.removeItem(at: data.appending(path: name))
            try FileManager.default.createDirectory(at: data.appending(path: name), withIntermediateDirectories: false)
        }
        for vendor in vendors {
            try Data(vendor.file.utf8).write(to: data.appending(path: "providers/\(vendor.id).json"))
        }
    }

    /// A run of `check --endpoints` with no second attempts.
    static func check(
        _ options: [String], on day: String = "2026-06-01", in folder: URL, environment: [String: String] = [:]
    ) async throws -> (run: SurveyTestSupport.Tool.Run, report: CheckReportJSON) {
        let run = try await Tool.run(
            ["check", "--endpoints", "--retries", "0", "--format", "json", "--color", "never", "--today", day]
                + options,
            in: folder, environment: environment)
        return (run, try CheckReportJSON(run.output.isEmpty ? "{}" : run.output))
    }
}

extension CheckReportJSON {
    func endpoint(_ id: String) -> JSONNode? {
        root["endpoints"]?.array?.first { $0["id"]?.string == "\(id)/endpoints.global" }
    }

    func endpointOutcome(_ id: String) -> String? { endpoint(id)?["outcome"]?.string }
}
