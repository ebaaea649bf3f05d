import Foundation
import SurveySupport
import SurveyTestSupport

/// An invented survey in which every rule of `lint` has something to say, and source trees to say it of.
enum LintSurvey {
    /// Writes `data` below the folder.
    static func write(to folder: URL) throws {
        for (path, text) in files { try put(text, folder.appending(path: "data/" + path)) }
    }

    /// Runs `lint` in `tree` below the folder, with this survey.
    static func lint(_ arguments: [String], in folder: URL) async throws -> Tool.Run {
        try await Tool.run(
            ["lint", "--data", "../data", "--today", "2026-06-01"] + arguments, in: folder.appending(path: "tree"))
    }

    /// The findings of a tree with these files, by their path.
    static func findings(_ tree: [String: String], _ arguments: [String] = []) async throws -> [Found] {
        try await withTree(tree) { folder in
            try found(in: await lint(["--format", "json"] + arguments, in: folder).output)
        }
    }

    static func withTree<Result>(_ tree: [String: String], _ body: (URL) async throws -> Result) async throws -> Result
    {
        try await withTemporaryFolder { folder in
            try write(to: folder)
            try FileManager.default.createDirectory(
                at: folder.appending(path: "tree"), withIntermediateDirectories: true)
            for (path, text) in tree { try put(text, folder.appending(path: "tree/" + path)) }
            return try await body(folder)
        }
    }

    static func put(_ text: String, _ file: URL) throws {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// What of a finding the tests look at.
    struct Found: Hashable {
        var rule: String
        var severity: String
        var place: String
        var text: String
        var replacement: String?
        var claim: String
        var message: String
        var fingerprint: String

        /// `warning moved-host a.swift:1:10 api.old.example`
        var line: String { "\(severity) \(rule) \(place) \(text)" }
    }

    static func found(in json: String) throws -> [Found] {
        let document = try JSONParser.parse(Array(json.utf8))
        return (document["findings"]?.array ?? []).map { node in
            func text(_ key: String) -> String { node[key]?.scalarText ?? "" }
            return Found(
                rule: text("rule"), severity: text("severity"),
                place: "\(text("file")):\(text("line")):\(text("column"))", text: text("text"),
                replacement: node["replacement"]?.string, claim: text("claim"), message: text("message"),
                fingerprint: text("fingerprint"))
        }
    }

    private static let files = [
        "survey.json": """
        { "$schema": "schema/survey.schema.json", "title": "A survey", "issue": "#1", "dates": ["2026-01-10"],
          "methodology": [ { "id": "m", "text": "Invented.", "asOf": "2026-01-10", "dependsOn": [] } ],
          "questions": [ { "id": "q", "title": "Plan", "text": "Is there one?", "dimensions": ["consumerPlan"] } ],
          "bottomLine": [ { "id": "b", "title": "Keys", "text": "Keys.", "asOf": "2026-01-10", "dependsOn": [] } ],
          "considerations": [ { "id": "c", "text": "None.", "asOf": "2026-01-10", "dependsOn": [] } ] }
        """,
        "sources/vendor.json": """
        { "$schema": "../schema/sources.schema.json", "publisher": "Vendor", "sources": [
          { "id": "docs", "title": "Docs", "url": "https://docs.vendor.example/api", "kind": "primary", "asOf": "2026-03-01" },
          { "id": "blog", "title": "Blog", "url": "https://blog.somebody.example/", "kind": "secondary", "asOf": "2026-03-01" } ] }
        """,
        "providers/acme.json": """
        { "$schema": "../schema/provider.schema.json", "id": "acme", "name": "Acme", "vendor": "Acme", "category": "inference-platform",
          "consumerPlan": { "grantsAPI": "yes", "asOf": "2026-03-01", "evidence": [ { "source": "docs", "quote": "included" } ],
            "previously": [ { "grantsAPI": "no", "until": "2026-03-01", "asOf": "2026-01-10" } ] },
          "oauth": { "available": "first-party-only", "thirdParty": "prohibited",
            "authorizeURL": "https://login.acme.example/oauth/authorize", "asOf": "2026-03-01",
            "evidence": [ { "source": "docs", "quote": "own clients only" } ] },
          "endpoints": [
            { "region": "global", "baseURL": "https://api.acme.example/v1", "protocol": "openai-chat", "asOf": "2026-03-01",
              "evidence": [ { "source": "docs" } ],
              "previously": [ { "baseURL": "https://api.old-acme.example/v1", "until": "2026-02-01", "asOf": "2026-01-10" } ] },
            { "id": "older", "region": "global", "state": "former", "baseURL": "https://api.acme.example/openai", "protocol": "openai-chat",
              "asOf": "2026-03-01", "evidence": [ { "source": "docs" } ] },
            { "id": "strict", "region": "global", "baseURL": "https://strict.acme.example/v1", "protocol": "openai-responses",
              "headers": [ { "name": "x-acme-session", "varies": "conversation" } ], "asOf": "2026-03-01",
              "evidence": [ { "source": "docs" } ] } ],
          "credentials": [ { "kind": "api-key", "environment": ["ACME_API_KEY"], "keyPage": "https://console.acme.example/keys",
            "asOf": "2026-03-01", "evidence": [ { "source": "docs" } ],
            "previously": [ { "environment": ["ACME_SECRET"], "keyPage": "https://console.old-acme.example/keys",
              "until": "2026-02-01", "asOf": "2026-01-10" } ] } ],
          "routing": { "litellm": { "prefix": "acme_ai", "asOf": "2026-03-01", "evidence": [ { "source": "docs" } ],
            "previously": [ { "prefix": "acme-old", "until": "2026-02-01", "asOf": "2026-01-10" } ] } },
          "logo": { "slug": "acme", "asOf": "2026-03-01", "evidence": [ { "source": "docs" } ],
            "previously": [ { "slug": "acme-works", "until": "2026-02-01", "asOf": "2026-01-10" } ] } }
        """,
        "providers/gone.json": """
        { "$schema": "../schema/provider.schema.json", "id": "gone", "name": "Gone", "vendor": "Gone", "category": "inference-platform",
          "status": { "state": "retired", "on": "2026-05-01", "successor": "acme", "asOf": "2026-03-01",
            "evidence": [ { "source": "docs", "quote": "ends" } ] },
          "endpoints": [ { "region": "global", "baseURL": "https://api.gone.example/v1", "protocol": "openai-chat", "asOf": "2026-03-01",
            "evidence": [ { "source": "docs" } ] } ] }
        """,
        "providers/shift.json": """
        { "$schema": "../schema/provider.schema.json", "id": "shift", "name": "Shift", "vendor": "Shift", "category": "model-vendor",
          "endpoints": [ { "region": "global", "baseURL": "https://api.shift.example/v1", "protocol": "openai-responses",
            "asOf": "2026-03-01", "evidence": [ { "source": "docs" } ],
            "previously": [ { "baseURL": "https://api.shift.example", "protocol": "openai-chat", "until": "2026-02-01",
              "asOf": "2026-01-10" } ] } ] }
        """,
        "providers/rumour.json": """
        { "$schema": "../schema/provider.schema.json", "id": "rumour", "name": "Rumour", "vendor": "Rumour", "category": "inference-platform",
          "endpoints": [ { "region": "global", "baseURL": "https://api.rumour.example/v1", "protocol": "openai-chat", "asOf": "2026-03-01",
            "unguarded": "not-published",
            "previously": [ { "baseURL": "https://api.old-rumour.example/v1", "until": "2026-02-01", "asOf": "2026-01-10" } ] } ] }
        """,
        "providers/deep.json": """
        { "$schema": "../schema/provider.schema.json", "id": "deep", "name": "Deep", "vendor": "Deep", "category": "model-vendor",
          "endpoints": [ { "region": "global", "baseURL": "https://api.deep.example/openai/v1", "protocol": "openai-chat",
            "asOf": "2026-03-01", "evidence": [ { "source": "docs" } ] } ] }
        """,
        "providers/twin.json": """
        { "$schema": "../schema/provider.schema.json", "id": "twin", "name": "Twin", "vendor": "Twin", "category": "model-vendor",
          "endpoints": [
            { "region": "international", "realm": "world", "baseURL": "https://api.twin.example/v1", "protocol": "openai-chat",
              "asOf": "2026-03-01", "evidence": [ { "source": "docs" } ] },
            { "region": "china", "realm": "cn", "baseURL": "https://api.twin-cn.example/v1", "protocol": "openai-chat",
              "asOf": "2026-03-01", "evidence": [ { "source": "docs" } ] } ],
          "credentials": [
            { "id": "world", "kind": "api-key", "realm": "world", "environment": ["TWIN_API_KEY"],
              "keyPage": "https://keys.twin.example/new", "asOf": "2026-03-01", "evidence": [ { "source": "docs" } ] },
            { "id": "cn", "kind": "api-key", "realm": "cn", "environment": ["TWIN_API_KEY"],
              "keyPage": "https://keys.twin-cn.example/new", "asOf": "2026-03-01", "evidence": [ { "source": "docs" } ] } ] }
        """,
    ]
}
