import Foundation
import SurveyModel
import SurveySupport
import SurveyTestSupport

/// An invented survey of a dozen providers, each with a source in a file of its own: small enough to be run hundreds of
/// times, and such that one run of a command writes several files.
enum SmallSurvey {
    static let count = 12
    static let today = ["--today", "2026-06-01"]

    /// The reports that belong to no consumer.
    static func copyTemplates(to folder: URL) throws {
        let templates = Tool.repository.appending(path: "templates")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in try FileManager.default.contentsOfDirectory(atPath: templates.path)
        where name.hasSuffix(".mustache") {
            try FileManager.default.copyItem(at: templates.appending(path: name), to: folder.appending(path: name))
        }
    }

    /// Writes `data`, and types for the Swift table, below `folder`. `edition` goes into names, so that generated files differ.
    static func write(to folder: URL, edition: String) throws {
        let data = folder.appending(path: "data")
        for name in ["providers", "sources"] {
            try FileManager.default.createDirectory(
                at: data.appending(path: name), withIntermediateDirectories: true)
        }
        let library = folder.appending(path: "Sources/ProviderPresets")
        try FileManager.default.createDirectory(at: library, withIntermediateDirectories: true)
        try put("struct ProviderPreset {}\n", to: library.appending(path: "ProviderPreset.swift"))
        try put(header, to: data.appending(path: "survey.json"))
        for number in 1...count {
            try put(provider(number, edition), to: data.appending(path: "providers/small-\(number).json"))
            try put(sources(number), to: data.appending(path: "sources/small-\(number).json"))
        }
    }

    /// Options that make the fingerprints those of the last run, whose state is written below `folder`.
    static func knowing(_ fingerprints: [String], in folder: URL) throws -> [String] {
        let state = folder.appending(path: "known")
        try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
        let findings = fingerprints.enumerated().map { ("small-\($0 + 1)/endpoints.global", JSONNode.text($1)) }
        let document = JSONNode.object([("version", .integer(1)), ("fingerprints", .object(findings))])
        try put(JSONWriter.write(document), to: state.appending(path: "state.json"))
        return ["--state", "known"]
    }

    static func files(in folder: URL) throws -> [SurveyLoader.File] {
        try SurveyLoader.files(in: folder.appending(path: "data").path)
    }

    static func isValid(in folder: URL) throws -> Bool {
        SurveyLoader.load(try files(in: folder), today: SurveyDate(daysSince1970: 21_000)).isValid
    }

    /// Pages on which everything holds.
    static func pages(in folder: URL) throws -> [SitePage] {
        let loaded = SurveyLoader.load(try files(in: folder), today: SurveyDate(daysSince1970: 21_000))
        return loaded.survey.map { PageMaker($0).pages() } ?? []
    }

    /// The same after every page has moved for good, which `check --fix` corrects.
    static func moved(_ pages: [SitePage]) -> [SitePage] {
        pages.flatMap { page in
            var there = page
            there.url = page.url.replacing("/old/", with: "/new/")
            return [SitePage(url: page.url, status: 301, headers: ["Location": there.url], body: ""), there]
        }
    }

    private static func put(_ text: String, to file: URL) throws { try Data(text.utf8).write(to: file) }

    private static let header = """
        { "$schema": "schema/survey.schema.json", "title": "A small survey", "issue": "#1", "dates": ["2026-01-10"],
          "methodology": [ { "id": "m", "text": "Invented.", "asOf": "2026-01-10", "dependsOn": [] } ],
          "questions": [ { "id": "q", "title": "Plan", "text": "Is there one?", "dimensions": ["consumerPlan"] } ],
          "bottomLine": [ { "id": "b", "title": "Keys", "text": "Keys.", "asOf": "2026-01-10", "dependsOn": [] } ],
          "considerations": [ { "id": "c", "text": "None.", "asOf": "2026-01-10", "dependsOn": [] } ] }

        """

    private static func provider(_ number: Int, _ edition: String) -> String {
        """
        { "$schema": "../schema/provider.schema.json", "id": "small-\(number)", "name": "Small \(edition) \(number)",
          "vendor": "Small Works", "category": "model-vendor",
          "endpoints": [
            { "region": "global", "baseURL": "https://api.small-\(number).example/v1", "protocol": "openai-chat",
              "auth": { "scheme": "bearer" }, "asOf": "2026-01-10", "evidence": [ { "source": "small-docs-\(number)" } ] } ] }

        """
    }

    private static func sources(_ number: Int) -> String {
        """
        { "$schema": "../schema/sources.schema.json", "publisher": "Small Works \(number)",
          "sources": [
            { "id": "small-docs-\(number)", "title": "Documentation", "url": "https://docs.small.example/old/\(number)",
              "kind": "primary", "asOf": "2026-01-10" } ] }

        """
    }
}
