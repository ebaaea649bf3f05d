import Foundation
import SurveyModel
import SurveyTestSupport

/// A check of many healthy pages.
enum ManyPages {
    static func run(count: Int, pageBytes: Int) async throws -> Laboratory.Run {
        try await withTemporaryFolder { folder in
            try await Laboratory.serving(in: folder, pageBytes: pageBytes) { laboratory in
                try LaboratorySurvey.write(pages: count, to: folder.appending(path: "data")) {
                    "https://pages.example/\($0)"
                }
                return try await laboratory.run(
                    ["check", "--state", folder.appending(path: "state").path, "--host-connections", "16"]
                        + laboratory.route("pages.example", to: .healthy))
            }
        }
    }
}

/// A check of hosts that let every connection wait, and of one that is well.
enum DeadHosts {
    /// - Returns: how often each verdict was given.
    static func run(count: Int, options: [String]) async throws -> (Laboratory.Run, [String: Int]) {
        try await withTemporaryFolder { folder in
            try await Laboratory.serving(in: folder) { laboratory in
                try LaboratorySurvey.write(pages: count + 1, to: folder.appending(path: "data")) {
                    $0 == count ? "https://healthy.example/" : "https://dead-\($0).fault.example/page"
                }
                let report = folder.appending(path: "report.json")
                let routes = laboratory.route("healthy.example", to: .healthy) + laboratory.route("", to: .full)
                let run = try await laboratory.run(
                    ["check", "--state", folder.appending(path: "state").path, "--report", report.path] + options
                        + routes)
                let claims = try JSONParser.parse([UInt8](Data(contentsOf: report)))["claims"]?.array ?? []
                return (run, Dictionary(grouping: claims) { $0["outcome"]?.string ?? "" }.mapValues(\.count))
            }
        }
    }
}
