import Foundation
import SurveyTestSupport
import Testing

/// `render` and `codegen` write below the output folder and nowhere else, and neither writes the other's files.
@Suite(.timeLimit(.minutes(15))) struct OutputOwnershipTests {
    private func withProject(_ body: (URL) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let project = folder.appending(path: "project")
            try FileManager.default.createDirectory(at: project, withIntermediateDirectories: true)
            try SmallSurvey.write(to: project, edition: "one")
            try SmallSurvey.copyTemplates(to: project.appending(path: "templates"))
            try await body(project)
        }
    }

    private func contents(_ folder: URL) -> [String] {
        (try? FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()) ?? []
    }

    private func put(_ text: String, at path: String, in folder: URL) throws {
        try Data(text.utf8).write(to: folder.appending(path: path))
    }

    @Test(arguments: ["output", "output/"]) func `an output folder that is a link is not written to`(
        _ name: String
    ) async throws {
        try await withProject { project in
            let home = project.deletingLastPathComponent().appending(path: "home")
            try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                at: project.appending(path: "output"), withDestinationURL: home)
            let run = try await Tool.run(["render", "--output", name] + SmallSurvey.today, in: project)
            #expect(run.exitCode == 74)
            #expect(run.errors.contains("output") && run.errors.contains("a symbolic link"), "\(run.errors)")
            #expect(contents(home) == [])
        }
    }

    @Test func `a template that is a link to a file outside is not rendered`() async throws {
        try await withProject { project in
            let outside = project.deletingLastPathComponent()
            try put("{{% CONTENT_TYPE:MARKDOWN}}\nsecret\n", at: "secret.txt", in: outside)
            try FileManager.default.createSymbolicLink(
                atPath: project.appending(path: "templates/leak.md.mustache").path,
                withDestinationPath: "../../secret.txt")
            let run = try await Tool.run(["render"] + SmallSurvey.today, in: project)
            #expect(run.exitCode == 2)
            #expect(run.errors.contains("templates/leak.md.mustache"), "\(run.errors)")
            #expect(contents(project.appending(path: "output")) == [])
        }
    }

    @Test(arguments: [
        "catalog.json", "Catalog.JSON", "litellm", "swift/ProviderPresetsStandalone.swift",
        "goose/custom_providers/mine.json",
    ])
    func `a template for a file of codegen is refused before anything is written`(target: String) async throws {
        try await withProject { project in
            let template = project.appending(path: "templates/\(target).mustache")
            try FileManager.default.createDirectory(
                at: template.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("{{% CONTENT_TYPE:TEXT}}\nmine\n".utf8).write(to: template)
            let run = try await Tool.run(["render"] + SmallSurvey.today, in: project)
            #expect(run.exitCode == 2)
            let owner = target.lowercased().split(separator: "/")[0].split(separator: ".")[0]
            #expect(run.errors.contains("templates/\(target).mustache:1:1: error:"), "\(run.errors)")
            #expect(run.errors.contains("codegen's target '\(owner)"), "\(run.errors)")
            #expect(contents(project.appending(path: "output")) == [])
        }
    }

    /// codegen owns the files that it names; of a folder it owns all only where it writes a file for each provider.
    @Test func `a template may stand beside a file of codegen`() async throws {
        try await withProject { project in
            let folder = project.appending(path: "templates/swift")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try put("{{% CONTENT_TYPE:TEXT}}\nmine\n", at: "mine.md.mustache", in: folder)
            for command in ["render", "codegen", "render"] {
                let run = try await Tool.run([command] + (command == "render" ? SmallSurvey.today : []), in: project)
                #expect(run.exitCode == 0, "\(command): \(run.errors)")
            }
            let written = contents(project.appending(path: "output/swift"))
            #expect(written == ["ProviderPresets+Catalog.swift", "ProviderPresetsStandalone.swift", "mine.md"])
        }
    }

    @Test func `two templates for one path are refused`() async throws {
        try await withProject { project in
            try put("{{% CONTENT_TYPE:TEXT}}\nmine\n", at: "templates/Matrix.md.mustache", in: project)
            let run = try await Tool.run(["render"] + SmallSurvey.today, in: project)
            #expect(run.exitCode == 2)
            #expect(
                run.errors.contains("templates/Matrix.md.mustache")
                    && run.errors.contains("templates/matrix.md.mustache"),
                "\(run.errors)")
        }
    }

    @Test func `an array of millions of numbers is refused in little memory`() async throws {
        try await withProject { project in
            let numbers = "[" + String(repeating: "1,", count: 6_000_000) + "1]"
            try put(numbers, at: "data/providers/many.json", in: project)
            let run = try await Tool.run(
                ["validate"] + SmallSurvey.today, in: project,
                through: ["sh", "-c", "ulimit -v 1500000; exec \"$@\"", "sh"])
            #expect(run.exitCode == 2, "\(run.errors)")
            #expect(
                run.output.contains("many.json:1:1000000: error: more than 500000 values [invalid-json]"),
                "\(run.output)")
        }
    }

    @Test(arguments: [
        (["--category", "model-vender"], "unknown category 'model-vender'; did you mean 'model-vendor'?"),
        (["--protocol", "x"], "unknown protocol 'x'; use one of "), (["--auth", "x"], "unknown auth 'x'; use one of "),
        (["--decision", "shipp"], "unknown decision 'shipp'; did you mean 'ship'?"),
        (["--decision", "ship"], "--decision belongs to --consumer"),
        (["--region", "moon"], "unknown region 'moon'; use one of "),
    ]) func `list takes no word that it does not know`(options: [String], message: String) async throws {
        try await withProject { project in
            let run = try await Tool.run(["list"] + options + SmallSurvey.today, in: project)
            #expect(run.exitCode == 64)
            #expect(run.errors.contains(message), "\(run.errors)")
            #expect(!run.errors.contains("Usage"), "the usage of the whole tool explains nothing here")
            #expect(run.output.isEmpty)
        }
    }
}
