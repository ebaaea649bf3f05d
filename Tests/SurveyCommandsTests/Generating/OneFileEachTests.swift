import Foundation
import SurveyTestSupport
import Testing

/// What CONTRIBUTING promises: one data file adds a provider; one data file and a template add a consumer.
@Suite(.timeLimit(.minutes(15))) struct OneFileEachTests {
    private static let provider = """
        {
          "$schema": "../schema/provider.schema.json",
          "id": "acme-cloud",
          "name": "Acme Cloud",
          "vendor": "Acme",
          "category": "inference-platform",
          "endpoints": [
            {
              "region": "global",
              "baseURL": "https://api.acme.example/v1",
              "protocol": "openai-chat",
              "auth": { "scheme": "bearer", "header": "Authorization" },
              "asOf": "2026-11-01",
              "unguarded": "not-published"
            }
          ],
          "credentials": [
            { "kind": "api-key", "environment": ["ACME_API_KEY"], "asOf": "2026-11-01", "unguarded": "not-published" }
          ]
        }

        """
    private static let consumer = """
        {
          "$schema": "../schema/consumer.schema.json",
          "id": "acme-shell",
          "name": "Acme Shell",
          "homepage": "https://shell.acme.example",
          "vocabulary": { "api-key": "key" },
          "decisions": [
            {
              "provider": "acme-cloud",
              "action": "ship",
              "presetID": "acme",
              "reason": "The shell's own cloud.",
              "asOf": "2026-11-01",
              "dependsOn": ["acme-cloud/endpoints.global"]
            }
          ]
        }

        """
    private static let template = """
        {{% CONTENT_TYPE:MARKDOWN}}
        # {{#consumer}}{{name}}{{/consumer}}

        {{#consumer}}
        {{#decisions}}
        - {{heading}}: {{reason}}
        {{/decisions}}
        {{/consumer}}

        """

    private static func write(_ text: String, to path: String, in folder: URL) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private static func read(_ path: String, in folder: URL) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: path)), as: UTF8.self)
    }

    private static func succeed(_ arguments: String..., in folder: URL) async throws {
        let run = try await Tool.run(arguments, in: folder)
        #expect(run.exitCode == 0, "\(arguments): \(run.errors)\(run.output)")
    }

    @Test func `a provider is one file`() async throws {
        try await ShippedSurvey.withCopy { folder in
            try Self.write(Self.provider, to: "data/providers/acme-cloud.json", in: folder)
            try await Self.succeed("validate", in: folder)
            try await Self.succeed("render", in: folder)
            try await Self.succeed("codegen", in: folder)
            #expect(try Self.read("output/matrix.md", in: folder).contains("Acme Cloud"))
            let table = "ProviderPresets+Catalog.swift"
            let copies = ["output/swift/\(table)", "output/swift/ProviderPresetsStandalone.swift"]
            for file in copies + ["Sources/ProviderPresets/Generated/\(table)"] {
                let source = try Self.read(file, in: folder)
                #expect(source.contains("ProviderID(rawValue: \"acme-cloud\")"), "\(file)")
                #expect(source.contains("host: \"api.acme.example\""), "\(file)")
            }
            #expect(try Self.read("output/litellm/config.yaml", in: folder).contains("os.environ/ACME_API_KEY"))
        }
    }

    @Test func `a consumer is one file and its templates`() async throws {
        try await ShippedSurvey.withCopy { folder in
            try Self.write(Self.provider, to: "data/providers/acme-cloud.json", in: folder)
            try Self.write(Self.consumer, to: "data/consumers/acme-shell.json", in: folder)
            try Self.write(Self.template, to: "templates/acme-shell/providers.md.mustache", in: folder)
            try await Self.succeed("validate", in: folder)
            try await Self.succeed("render", in: folder)
            let document = try Self.read("output/acme-shell/providers.md", in: folder)
            #expect(document.contains("# Acme Shell"))
            #expect(document.contains("- Acme Cloud: The shell's own cloud."), "\(document)")
            let listed = try await Tool.run(["list", "--consumer", "acme-shell"], in: folder)
            #expect(listed.output.contains("acme-cloud"))
        }
    }
}
