import Foundation
import PageFetch
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing

@testable import DriftCheck
@testable import PageMatch
@testable import Reports

/// Reports of pages that were written against us, read by parsers that are not ours.
@Suite(.timeLimit(.minutes(15))) struct HostileReportTests {
    private let hostile = HostileReport.report { HostileReport.texts[$0 % HostileReport.texts.count] }
    private let harmless = HostileReport.report { _ in "word" }

    @Test(arguments: ReportFormat.allCases)
    func `nothing that a terminal obeys gets through`(_ format: ReportFormat) throws {
        for scalar in try format.write(hostile, style: ReportStyle(usesColor: false, isVerbose: true)).unicodeScalars {
            #expect(scalar == "\n" || !scalar.isInvisibleControl, "U+\(String(scalar.value, radix: 16))")
        }
    }

    @Test func `text from a page begins no line and no annotation`() throws {
        for format in [ReportFormat.text, .github] {
            let style = ReportStyle(usesColor: false, isVerbose: true)
            let shape = { (report: CheckReport) in
                try format.write(report, style: style).split(separator: "\n", omittingEmptySubsequences: false)
                    .map { $0.prefix { $0 == " " || $0 == ":" } }
            }
            #expect(try shape(hostile) == shape(harmless))
        }
        let lines = try ReportFormat.github.write(hostile).split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("::") } == hostile.entries.count + hostile.listedEndpoints.count)
        for line in lines where line.hasPrefix("::") {
            // The first line break, colon or comma that is not encoded would end a property.
            let properties = line.dropFirst(2).prefix { $0 != ":" }
            #expect(properties.split(separator: ",").count == 4, "\(line)")
        }
    }

    @Test func `JSON holds the texts and nothing of their own making`() throws {
        let root = try JSONParser.parse(Array(ReportFormat.json.write(hostile).utf8))
        #expect(root["claims"]?.array?.count == hostile.claims.count)
        #expect(root["claims"]?.array?.compactMap { $0["found"]?.string } == hostile.claims.compactMap(\.found))
    }

    @Test func `junitparser reads the JUnit report`() async throws {
        let facts = try await read(.junit, as: "report.xml", by: ["junit"])
        let endpoints = hostile.endpoints ?? []
        let answers = { (endpoints: [EndpointFinding]) in endpoints.map { $0.id + " (its own answer)" } }
        // What is gone fails as one page, and not once for each claim.
        let failed =
            hostile.claims.filter { $0.isAlarm && $0.outcome != .gone }.map(\.id)
            + answers(endpoints.filter(\.isAlarm))
            + hostile.entries.filter { $0.page != nil && $0.isAlarm }.map(\.title)
        let waiting: Set<ClaimOutcome> = [.gone, .undecided, .unchecked]
        let pages = hostile.entries.filter { $0.page != nil }
        let skipped =
            hostile.claims.filter { waiting.contains($0.outcome) }.map(\.id)
            + answers(endpoints.filter { [.undecided, .skipped].contains($0.outcome) })
            + pages.filter { !$0.isAlarm }.map(\.title)
        #expect(facts["names"]?.texts == hostile.claims.map(\.id) + answers(endpoints) + pages.map(\.title))
        #expect(facts["failed"]?.texts == failed)
        #expect(facts["skipped"]?.texts == skipped)
        let declared = facts["declared"]?.array?.compactMap { $0.scalarText.flatMap(Int.init) }
        let count = hostile.claims.count + endpoints.count + pages.count
        #expect(declared == [count, failed.count, skipped.count])
    }

    @Test func `the SARIF report is valid, and sarif-pydantic reads it`() async throws {
        let ours = Self.support("sarif-2.1.0-subset.schema.json").path
        let facts = try await read(.sarif, as: "report.sarif", by: ["sarif"], and: [ours])
        #expect(facts["errors"]?.texts == [])
        #expect(facts["unknownRules"]?.texts == [])
        let rules = hostile.entries.filter(\.isDriftOrReview).map(\.outcome.rawValue)
        #expect(Set(rules) == ["changed", "lost", "contradicted", "gone", "moved"])
        let endpoints = hostile.listedEndpoints.map(\.endpoint.outcome).filter(\.isAbsence)
        #expect(facts["results"]?.texts == rules + endpoints.map { "endpoint-" + $0.rawValue })
    }

    @Test func `Markdown keeps its shape, its table and its links`() async throws {
        let hostile = try await skeleton(ReportFormat.markdown.write(hostile))
        let harmless = try await skeleton(ReportFormat.markdown.write(harmless))
        #expect(hostile.elements == harmless.elements)
        #expect(harmless.elements.contains("table"))
        let rows = self.hostile.entries.count + (self.hostile.endpoints?.count ?? 0)
        #expect(hostile.elements.count { $0 == "table_row" } == rows)
        #expect(!hostile.elements.contains { $0.hasPrefix("html") || $0 == "image" })
        #expect(
            hostile.destinations.allSatisfy { $0.hasPrefix("https://docs.example.com/") }, "\(hostile.destinations)")
    }

    // MARK: Readers

    private static func support(_ name: String) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Support").appending(path: name)
    }

    private func read(
        _ format: ReportFormat, as name: String, by arguments: [String], and more: [String] = []
    ) async throws -> JSONNode {
        try await withTemporaryFolder { folder in
            let file = folder.appending(path: name)
            try Data(format.write(hostile).utf8).write(to: file)
            let script = Self.support("read_reports.py").path
            let facts = try await ForeignProgram.output(
                of: ForeignProgram.python, [script] + arguments + [file.path] + more)
            return try JSONParser.parse(Array(facts.utf8))
        }
    }

    /// The elements of a document in their order, without text and code, and where its links lead.
    private func skeleton(_ markdown: String) async throws -> (elements: [String], destinations: [String]) {
        let extensions = ["table", "autolink", "strikethrough", "tasklist"].flatMap { ["-e", $0] }
        let xml = try await ForeignProgram.output(of: "cmark-gfm", extensions + ["-t", "xml"], input: markdown)
        var elements: [String] = []
        var destinations: [String] = []
        for match in xml.matches(of: /<([a-z_]+)(?:[^<>]*?destination="([^"]*)")?/) {
            let name = String(match.output.1)
            if !["text", "code", "softbreak", "linebreak"].contains(name) { elements.append(name) }
            if let destination = match.output.2 { destinations.append(String(destination)) }
        }
        return (elements, destinations)
    }
}

extension JSONNode {
    fileprivate var texts: [String]? { array?.compactMap(\.string) }
}

/// A report with one finding of every kind, whose texts come from pages.
private enum HostileReport {
    static let texts = [
        "\u{1B}[31mred\u{1B}[0m \u{1B}]8;;https://evil.example/\u{7}link\u{1B}]8;;\u{7}", "\u{9B}2J\u{90}x\u{9C}",
        "\u{202E}desrever\u{2066}\u{200B}\u{FEFF}", "a|b|c", "| --- | --- |", "\r\n| new | row |\n",
        "`tick` ``two`` ```three```",
        "``", "`", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
        "![x](https://evil.example/x.png)", "<https://evil.example/>",
        "https://evil.example/ www.evil.example a@evil.example",
        "# heading", "\n# heading\n\n- item\n", "1. item", "- [ ] task", "+ item", "> quote", "    code", "~~~", "---",
        "***bold*** __bold__ ~~gone~~",
        "\n::error file=x,line=1::boom", "::stop-commands::x", "%0A::warning::x", "a%2Cb%3Ac,d:e", "]]><failure>",
        "</failure></testcase>",
        "<!-- x -->", "&amp; &lt; &#x1B; &bogus;", "\u{0}\u{1}\u{B}\u{C}\u{7F}\u{85}", "\u{FFFE}\u{FFFF}\u{1FFFF}",
        "@team #1 GH-1 user/repo#2",
        "${{ secrets.TOKEN }} $(id) `id`", "\\", "\\\\|", "x\u{2028}y\u{2029}z", "[^1]: note",
        "[ref]: https://evil.example/", "$$x$$", ":smile:",
        String(repeating: "long ", count: 900), "\u{1F600}\u{1F468}\u{200D}\u{1F469}e\u{301}", "",
    ]

    /// - Parameter text: the text with this number.
    static func report(_ text: (Int) -> String) -> CheckReport {
        var number = 0
        func next() -> String {
            number += 1
            return text(number - 1)
        }
        var claims: [CheckReport.ClaimFinding] = []
        for round in 0..<texts.count {
            let outcome = ClaimOutcome.allCases[round % ClaimOutcome.allCases.count]
            let evidence = CheckReport.EvidenceReport(
                source: "page", url: "https://docs.example.com/a", outcome: outcome, heading: "h \(next())",
                found: next(),
                similarity: Share(0.5), nearest: next(), reason: next(),
                link: TextFragment.link("https://docs.example.com/a", passage: "p \(next())"))
            var claim = CheckReport.ClaimFinding(
                id: "acme/quirks.q\(round + 100)", outcome: outcome, expected: "VALUE", found: "f" + next(),
                fingerprint: "0123456789abcdef",
                location: Location(file: "data/providers/acme.json"), asOf: SurveyDate(daysSince1970: 20_000),
                ageDays: 9,
                evidence: [evidence], impact: ["output/x.swift"],
                suggestion: outcome == .changed
                    ? CheckReport.Suggestion(file: "data/providers/acme.json", path: "/quirks/0", value: "v" + next())
                    : nil)
            claim.reason = "r " + next()
            if outcome == .verified { claim.lostSupport = ["other"] }
            claims.append(claim)
        }
        let source = CheckReport.SourceFinding(
            id: "page", url: "https://docs.example.com/a", finalURL: "https://docs.example.com/b", outcome: .ok,
            status: 200, attempts: 1,
            bytes: 9, changedSections: (0..<5).map { _ in "s" + next() }, reason: nil, since: nil)
        let endpoints = (0..<texts.count).map { round in
            let outcome = EndpointOutcome.allCases[round % EndpointOutcome.allCases.count]
            // Why an endpoint is not asked is in our own words.
            let reason = outcome == .skipped ? "own" : "r " + next()
            return EndpointFinding(
                id: "acme/endpoints.e\(round + 100)", baseURL: "https://docs.example.com/v1",
                location: Location(file: "data/providers/acme.json"), outcome: outcome, reason: reason, method: .get,
                url: "https://docs.example.com/v1/models", status: 404, attempts: 1, message: "m " + next(),
                auth: .init(surveyed: "bearer", named: ["n" + next()], agreement: .namesAnother),
                fingerprint: "0123456789abcdef")
        }
        return CheckReport(
            checkedAt: "2026-11-20T06:00:00Z", mode: "replay", claims: claims, sources: [source], endpoints: endpoints)
    }
}
