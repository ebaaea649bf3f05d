import Foundation
import SurveyTestSupport

/// Sites that the built tool has made of the shipped survey, once for all tests.
struct BuiltSite {
    /// On this day all tests look at the survey, so that ages do not depend on the day of the test.
    static let today = "2026-12-01"
    /// Days on which the slider must show what `--as-of` shows.
    static let earlierDays = ["2026-04-27", "2026-07-02", "2026-09-29"]

    let folder: URL
    /// What other commands make of the same survey.
    let output: URL
    /// The report of the run that the site shows.
    let report: URL

    /// The survey's own catalog: other code, the same facts.
    var catalog: URL { output.appending(path: "catalog.json") }

    /// The site as it is now, with the report of a run.
    var current: URL { folder.appending(path: "now") }

    func site(on day: String) -> URL { folder.appending(path: day) }

    static let shipped = Task {
        let folder = FileManager.default.temporaryDirectory.appending(path: "provider-survey-site-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let built = BuiltSite(
            folder: folder, output: folder.appending(path: "output"), report: folder.appending(path: "run.json"))
        try await built.make()
        return built
    }

    private func make() async throws {
        try await withThrowingTaskGroup { tasks in
            tasks.addTask {
                try await check()
                try await tool(["site", "--report", report.path, "--output", current.path])
            }
            tasks.addTask {
                try await tool(["codegen", "catalog.json", "--output", output.path])
                try await tool(["render", "--output", output.path])
            }
            for day in Self.earlierDays {
                tasks.addTask { try await tool(["site", "--as-of", day, "--output", site(on: day).path]) }
            }
            try await tasks.waitForAll()
        }
    }

    /// A run over pages that have drifted in every way since they were accepted, recorded and replayed.
    private func check() async throws {
        let survey = try ShippedSurvey.load()
        let subjects = Set(DriftingSite.affected.compactMap { $0.split(separator: "/").first.map(String.init) })
        let day = subjects.sorted() + ["--today", Self.today]
        try await ShippedSurvey.withCopy { copy in
            try await LoopbackSite.serving(PageMaker(survey).pages(), in: copy) { site in
                try await Self.tool(["accept"] + day + site.options, in: copy)
            }
            try await LoopbackSite.serving(DriftingSite.pages(of: survey), in: copy) { site in
                let recording = ["check", "--record", "drift.warc", "--state", "recording"]
                try await Self.tool(recording + day + site.options, in: copy, ends: 1)
            }
            let replay = ["check", "--replay", "drift.warc", "--state", "replaying", "--report", report.path]
            try await Self.tool(replay + day, in: copy, ends: 1)
        }
    }

    private func tool(_ arguments: [String]) async throws {
        try await Self.tool(arguments + ["--today", Self.today], in: Tool.repository)
    }

    private static func tool(_ arguments: [String], in folder: URL, ends exitCode: Int = 0) async throws {
        let run = try await Tool.run(arguments, in: folder)
        guard run.exitCode == exitCode else { throw Failed(arguments: arguments, errors: run.errors) }
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
