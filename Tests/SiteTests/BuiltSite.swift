import Foundation
import SurveyTestSupport

/// Sites that the built tool has made of the shipped survey, once for all tests.
struct BuiltSite {
    /// On this day all tests look at the survey, so that ages do not depend on the day of the test.
    static let today = "2026-12-01"
    /// Days on which the slider must show what `--as-of` shows.
    static let earlierDays = ["2026-04-27", "2026-07-02", "2026-09-29"]

    let folder: URL
    /// The survey's own catalog: other code, the same facts.
    let catalog: URL

    /// The site as it is now, with the report of a run.
    var current: URL { folder.appending(path: "now") }

    func site(on day: String) -> URL { folder.appending(path: day) }

    static let shipped = Task {
        let folder = FileManager.default.temporaryDirectory.appending(path: "provider-survey-site-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let built = BuiltSite(folder: folder, catalog: folder.appending(path: "output/catalog.json"))
        try await built.make()
        return built
    }

    private func make() async throws {
        // A run that may fetch nothing still reports every claim; its findings are those of a machine without a network.
        let report = folder.appending(path: "run.json")
        try Data().write(to: folder.appending(path: "nothing.warc"))
        _ = try await Tool.run(
            [
                "check", "together-ai", "openai", "--replay", folder.appending(path: "nothing.warc").path, "--report",
                report.path, "--state", folder.appending(path: "state").path, "--today", Self.today,
            ],
            in: Tool.repository)
        try await tool(["codegen", "catalog.json", "--output", folder.appending(path: "output").path])
        try await tool(["site", "--report", report.path, "--output", current.path])
        for day in Self.earlierDays { try await tool(["site", "--as-of", day, "--output", site(on: day).path]) }
    }

    private func tool(_ arguments: [String]) async throws {
        let run = try await Tool.run(arguments + ["--today", Self.today], in: Tool.repository)
        guard run.exitCode == 0 else { throw Failed(arguments: arguments, errors: run.errors) }
    }

    struct Failed: Error {
        var arguments: [String]
        var errors: String
    }
}

/// A check of `Tests/SiteTests/Support`: a Python program that ends with what is wrong.
enum SiteCheck {
    static func run(_ script: String, _ arguments: [String]) async throws {
        let path = Tool.repository.appending(path: "Tests/SiteTests/Support/\(script)").path
        try await ForeignProgram.output(of: ForeignProgram.python, ["-B", path] + arguments)
    }
}
