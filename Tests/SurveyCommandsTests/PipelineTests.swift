import ArgumentParser
import DriftCheck
import Foundation
import SurveyModel
import SurveyRender
import SurveySupport
import Testing

@testable import SurveyCommands

/// Commands do their work through the pipeline: a stage that is replaced changes what the command does.
@Suite struct PipelineTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    @Test func `render writes what the render stage gives`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        var command = try #require(
            try Render.parseAsRoot([
                "--data", Self.root + "/data", "--templates", Self.root + "/templates", "--output", folder.path,
            ]) as? Render)
        command.survey.pipeline.render = Stage { input throws(RenderFailure) in
            #expect(!input.survey.providers.isEmpty && !input.templates.isEmpty)
            return [RenderedFile(path: "only.md", contents: "replaced\n", group: .reports)]
        }
        try command.run()
        let written = try String(contentsOf: folder.appending(path: "only.md"), encoding: .utf8)
        #expect(written == "replaced\n")
    }

    @Test func `acknowledge writes what the acknowledge stage gives`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try SmallSurvey.knowing(["3f9a2c71d0b4e865"], in: folder)
        var command = try #require(
            try Acknowledge.parseAsRoot([
                "3f9a2c71d0b4e865", "--because", "cosmetic", "--until", "2027-01-31", "--data", folder.path, "--today",
                "2026-12-01", "--state", folder.appending(path: "known").path,
            ]) as? Acknowledge)
        command.survey.pipeline.acknowledge = Stage { input in
            #expect(input.known.isEmpty && input.new.map(\.fingerprint) == ["3f9a2c71d0b4e865"])
            #expect(input.new.map(\.claim) == ["small-1/endpoints.global"])
            return [Acknowledgement(fingerprint: "replaced", reason: .cosmetic, until: input.today)]
        }
        try command.run()
        let written = try String(contentsOf: folder.appending(path: "acknowledged.json"), encoding: .utf8)
        #expect(written.contains("\"fingerprint\": \"replaced\", \"reason\": \"cosmetic\", \"until\": \"2026-12-01\""))
    }

    @Test func `a report that cannot be written is an error, not an empty report`() throws {
        let options = try ReportOptions.parse(["--format", "json"])
        let report = CheckReport(checkedAt: "2026-11-20T06:00:00Z", mode: "replay", claims: [], sources: [])
        #expect(throws: JSONNodeEncoder.Failure.self) {
            try options.publish(
                report, isBlind: false, usesColor: false,
                through: Stage { _ throws(JSONNodeEncoder.Failure) in try JSONWriter.write(encoding: Double.nan) })
        }
    }

    @Test func `validate ends with what the load stage found`() throws {
        var command = try #require(try Validate.parseAsRoot(["--data", Self.root + "/data"]) as? Validate)
        command.survey.pipeline.load = Stage { input in
            guard case .paths(let paths) = input.files else { return SurveyLoader.load([], today: input.today) }
            return SurveyLoader.load(paths: paths.filter { !$0.contains("/sources/") }, today: input.today)
        }
        #expect(throws: ExitCode.invalid) { try command.run() }
    }
}
