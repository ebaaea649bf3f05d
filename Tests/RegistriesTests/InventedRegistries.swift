import Foundation
import SurveySupport
import SurveyTestSupport
import Testing

/// A survey of invented providers and registries that agree with it, in files that a test changes.
struct InventedRegistries {
    let folder: URL
    static let today = "2026-06-01"
    /// The day of the registries' files unless a test names another one: before the statements of the survey.
    static let day = "2026-03-01"

    static func inFolder<Result>(_ body: (InventedRegistries) async throws -> Result) async throws -> Result {
        try await withTemporaryFolder { folder in
            let registries = InventedRegistries(folder: folder)
            try registries.writeSurvey()
            for (name, text) in files { try registries.put(text, as: name) }
            return try await body(registries)
        }
    }

    /// Writes the file of a registry, with a day of its own.
    func put(_ text: String, as name: String, day: String = Self.day) throws {
        let file = folder.appending(path: "registries/\(name).json")
        try Data(text.utf8).write(to: file)
        let date = try #require(SurveyDate(day)).daysSince1970
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: Double(date) * 86_400 + 43_200)], ofItemAtPath: file.path)
    }

    /// Changes a file that a registry or the survey has; the text must stand in it.
    func replace(_ old: String, with new: String, in path: String, day: String = Self.day) throws {
        let file = folder.appending(path: path)
        let text = try String(contentsOf: file, encoding: .utf8)
        try #require(text.contains(old), "\(path) has no \(old)")
        let changed = text.replacing(old, with: new)
        guard path.hasPrefix("registries/") else { return try Data(changed.utf8).write(to: file) }
        try put(changed, as: file.deletingPathExtension().lastPathComponent, day: day)
    }

    func run(_ arguments: [String]) async throws -> Tool.Run {
        try await Tool.run(arguments + ["--today", Self.today], in: folder)
    }

    func offline(_ command: String, _ arguments: [String] = []) async throws -> Tool.Run {
        try await run([command, "--offline", "registries"] + arguments)
    }

    // MARK: What the registries say

    static let modelsDev = """
        { "acme": { "id": "acme", "name": "Acme", "env": ["ACME_API_KEY"], "npm": "@ai-sdk/openai-compatible",
            "api": "https://api.acme.example/v1", "doc": "https://docs.acme.example/models",
            "models": { "rocket-1": { "id": "rocket-1" } } } }
        """
    static let files = [
        "models-dev": modelsDev,
        "litellm-providers": """
        { "providers": { "acme": { "display_name": "Acme (`acme`)", "url": "https://docs.litellm.example/acme",
            "endpoints": { "chat_completions": true } } } }
        """,
        "litellm-json-providers": """
        { "acme": { "base_url": "https://api.acme.example/v1", "api_key_env": "ACME_API_KEY" } }
        """,
        "litellm-models": """
        { "sample_spec": { "mode": "chat" }, "acme/rocket-1": { "litellm_provider": "acme", "mode": "chat" } }
        """,
        "catwalk": """
        [ { "name": "Acme", "id": "acme", "api_key": "$ACME_API_KEY", "api_endpoint": "https://api.acme.example/v1",
            "type": "openai-compat", "models": [ { "id": "rocket-1" } ] } ]
        """,
        "genai-prices": """
        [ { "id": "acme", "name": "Acme", "pricing_urls": ["https://acme.example/prices"],
            "api_pattern": "https://api\\\\.acme\\\\.example", "models": [ { "id": "rocket-1" } ] } ]
        """,
        "lobe-icons-toc": """
        [ { "id": "Acme", "title": "Acme", "fullTitle": "Acme", "desc": "https://acme.example", "color": "#000" } ]
        """,
    ]

    // MARK: What the survey says

    private func writeSurvey() throws {
        for name in ["data/providers", "data/sources", "registries"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        let survey = [
            "data/survey.json": Self.overview, "data/providers/acme.json": Self.provider,
            "data/sources/acme.json": Self.sources, "data/sources/registries.json": Self.registrySources,
        ]
        for (path, text) in survey { try Data(text.utf8).write(to: folder.appending(path: path)) }
    }

    private static let overview = """
        { "$schema": "schema/survey.schema.json", "title": "An invented survey", "issue": "#1", "dates": ["2026-04-01"],
          "methodology": [ { "id": "m", "text": "Invented.", "asOf": "2026-04-01", "dependsOn": [] } ],
          "questions": [ { "id": "q", "title": "Plan", "text": "Is there one?", "dimensions": ["consumerPlan"] } ],
          "bottomLine": [ { "id": "b", "title": "Keys", "text": "Keys.", "asOf": "2026-04-01", "dependsOn": [] } ],
          "considerations": [ { "id": "c", "text": "None.", "asOf": "2026-04-01", "dependsOn": [] } ] }
        """

    private static let provider = """
        { "$schema": "../schema/provider.schema.json", "id": "acme", "name": "Acme", "vendor": "Acme Works",
          "category": "inference-platform", "aliases": ["acme-rockets"],
          "endpoints": [
            { "region": "global", "baseURL": "https://api.acme.example/v1", "protocol": "openai-chat",
              "auth": { "scheme": "bearer" }, "note": "Acme says so.", "asOf": "2026-04-01",
              "evidence": [ { "source": "acme-docs", "quote": "send requests to" } ],
              "previously": [ { "baseURL": "https://acme.example/api/v1", "until": "2026-02-01", "asOf": "2026-01-01" } ] },
            { "id": "asia", "region": "singapore", "baseURL": "https://asia.acme.example/v1", "protocol": "anthropic-messages",
              "asOf": "2026-04-01", "evidence": [ { "source": "acme-docs" } ] },
            { "id": "first-host", "region": "global", "state": "former", "baseURL": "https://first.acme.example/v1",
              "protocol": "openai-chat", "asOf": "2026-04-01", "evidence": [ { "source": "acme-docs" } ] } ],
          "credentials": [
            { "kind": "api-key", "environment": ["ACME_API_KEY", "ACME_KEY"], "asOf": "2026-04-01",
              "evidence": [ { "source": "acme-docs" } ],
              "previously": [ { "environment": ["ACME_TOKEN"], "until": "2026-02-01", "asOf": "2026-01-01" } ] } ],
          "routing": {
            "litellm": { "prefix": "acme", "asOf": "2026-03-01", "evidence": [ { "source": "litellm-providers", "pointer": "/providers/acme" } ] },
            "models-dev": { "id": "acme", "asOf": "2026-03-01", "evidence": [ { "source": "models-dev", "pointer": "/acme/id" } ] },
            "catwalk": { "id": "acme", "asOf": "2026-03-01", "evidence": [ { "source": "models-dev", "mention": true } ], "unguarded": "judgement" },
            "genai-prices": { "id": "acme", "asOf": "2026-03-01", "evidence": [ { "source": "models-dev", "mention": true } ], "unguarded": "judgement" } },
          "models": {
            "models-dev": { "id": "rocket-1", "asOf": "2026-03-01", "evidence": [ { "source": "models-dev", "pointer": "/acme/models/rocket-1" } ] },
            "litellm": { "id": "acme/rocket-1", "asOf": "2026-03-01", "evidence": [ { "source": "models-dev", "mention": true } ], "unguarded": "judgement" } },
          "logo": { "slug": "acme", "asOf": "2026-04-01", "evidence": [ { "source": "acme-docs", "mention": true } ], "unguarded": "judgement" } }
        """

    private static let sources = """
        { "$schema": "../schema/sources.schema.json", "publisher": "Acme Works",
          "sources": [ { "id": "acme-docs", "title": "Acme: quickstart", "url": "https://docs.acme.example/start",
                         "kind": "primary", "asOf": "2026-04-01" } ] }
        """

    private static let registrySources = """
        { "$schema": "../schema/sources.schema.json", "publisher": "Registries",
          "sources": [
            { "id": "models-dev", "title": "models.dev", "url": "https://models.dev/api.json", "kind": "registry", "asOf": "2026-03-01" },
            { "id": "litellm-providers", "title": "LiteLLM", "url": "https://raw.githubusercontent.com/BerriAI/litellm/main/provider_endpoints_support.json",
              "kind": "registry", "asOf": "2026-03-01" } ] }
        """
}
