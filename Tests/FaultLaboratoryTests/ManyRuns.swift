import Foundation
import SurveyModel
import SurveySupport
import SurveyTestSupport

/// A check of one provider that cites many pages, and how it went.
struct ManyRun: Sendable {
    var run: Laboratory.Run
    /// How many claims came to each outcome.
    var outcomes: [String: Int]
    /// Of the evidence that decided nothing.
    var reasons: [String]
    /// How many connections the server saw that never says anything.
    var silentConnections: Int

    /// Pages of a host that is well.
    static func pages(count: Int, bytes: Int) async throws -> ManyRun {
        try await of(count: count, pageBytes: bytes, options: ["--host-connections", "16"]) {
            "https://pages.example/\($0)"
        } routes: {
            $0.route("pages.example", to: .healthy)
        }
    }

    /// One page each on hosts that let every connection wait, and one on a host that is well.
    static func deadHosts(count: Int, options: [String] = []) async throws -> ManyRun {
        try await of(count: count + 1, options: options) {
            $0 == count ? "https://healthy.example/" : "https://dead-\($0).fault.example/page"
        } routes: {
            $0.route("healthy.example", to: .healthy) + $0.route("", to: .full)
        }
    }

    /// Pages on one host that accepts connections and never says anything, some of them behind redirects of another host,
    /// and one on a host that is well.
    static func silentHost(count: Int, options: [String] = []) async throws -> ManyRun {
        try await of(count: count + 1, options: options) { number in
            switch number {
            case count: "https://healthy.example/"
            case _ where number % 10 == 9: "https://to-silence.fault.example/page/\(number)"
            default: "https://silent.fault.example/page/\(number)"
            }
        } routes: {
            $0.route("healthy.example", to: .healthy) + $0.route("silent.fault.example", to: .silent)
                + $0.route("to-silence.fault.example", to: .faults)
        }
    }

    private static func of(
        count: Int, pageBytes: Int = 4_000, options: [String], address: @Sendable (Int) -> String,
        routes: @Sendable (Laboratory) -> [String]
    ) async throws -> ManyRun {
        try await withTemporaryFolder { folder in
            try await Laboratory.serving(in: folder, pageBytes: pageBytes) { laboratory in
                try LaboratorySurvey.write(pages: count, to: folder.appending(path: "data"), address: address)
                let report = folder.appending(path: "report.json")
                let run = try await laboratory.run(
                    ["check", "--state", folder.appending(path: "state").path, "--report", report.path] + options
                        + routes(laboratory), limit: 2 * Laboratory.hangSeconds)
                let claims = try JSONParser.parse([UInt8](Data(contentsOf: report)))["claims"]?.array ?? []
                let silent = folder.appending(path: "silent-connections").path
                return ManyRun(
                    run: run,
                    outcomes: Dictionary(grouping: claims) { $0["outcome"]?.string ?? "" }.mapValues(\.count),
                    reasons: claims.compactMap { $0["evidence"]?.array?.first?["reason"]?.string },
                    silentConnections: FileManager.default.contents(atPath: silent)?.count ?? 0)
            }
        }
    }
}
