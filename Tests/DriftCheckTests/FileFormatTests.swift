import PageFetch
import PageMatch
import SurveySupport
import Testing

@testable import DriftCheck

/// The tool's own files, member by member: what earlier versions wrote is read, and written again byte for byte.
@Suite struct FileFormatTests {
    private static let anchors = """
        { "t2": { "claim": "acme/auth", "source": "docs", "acceptedOn": "2026-01-10", "heading": [ "Keys" ],
          "kind": "cell", "row": "a", "column": "b", "linkText": "c", "prefix": "p", "suffix": "s", "left": "00ff1234",
          "leftInUnit": 1, "right": "", "rightInUnit": 0, "leftInRow": 2, "rightInRow": 3, "peers": "0001",
          "settled": "0002", "deprecated": true, "elsewhere": [ { "left": "0003", "right": "" } ] },
          "t1": { "claim": "beta/auth", "source": "docs", "acceptedOn": "2026-01-11", "prefix": "", "suffix": "",
          "left": "", "leftInUnit": 0, "right": "", "rightInUnit": 0 } }
        """
    private static let baseline = """
        { "$schema": "schema/baseline.schema.json", "version": 1, "anchors": \(anchors),
          "pages": { "https://a.example": { "acceptedOn": "2026-01-10", "length": 5, "sections": [
            { "heading": "", "hash": "ab" }, { "heading": "Keys", "hash": "cd", "volatile": true } ] },
            "https://b.example": { "acceptedOn": "2026-01-10", "length": 0, "sections": [] } } }
        """
    private static let trouble = #"{ "outcome": "gone", "since": "2026-01-02", "runs": 2, "lastRun": "2026-01-03" }"#
    private static let state = """
        { "version": 1, "pages": {
          "https://a.example": { "etag": "\\"1\\"", "lastModified": "x", "finalURL": "https://a.example/x",
            "extractor": 3, "matcher": 4, "length": 5, "verified": { "k1": "f1", "k2": "f2" }, "trouble": \(trouble),
            "absence": \(trouble) },
          "https://b.example": { "extractor": 0, "matcher": 0, "length": 0 } },
          "confirmed": { "k1": "c1" }, "undecided": { "acme/auth": "2026-01-02" },
          "fingerprints": { "acme/auth": "f" },
          "verdicts": { "acme/auth": { "outcome": "changed", "day": "2026-01-03", "expected": "a", "found": "b",
            "reason": "r", "verifiedOn": "2026-01-01" }, "beta/auth": { "outcome": "lost", "day": "2026-01-03" } } }
        """
    private static let acknowledged = """
        { "$schema": "schema/acknowledged.schema.json", "acknowledged": [
          { "fingerprint": "f", "reason": "cosmetic", "until": "2026-01-02" },
          { "fingerprint": "a", "claim": "acme/auth", "reason": "page-ambiguous", "until": "2026-01-03", "note": "n" } ] }
        """

    private static let report = """
        { "schemaVersion": 1, "checkedAt": "2026-11-20T06:00:00Z", "mode": "replay", "maximumAgeDays": 180,
          "part": { "number": 2, "count": 3, "plan": "p" },
          "summary": { "review": 0, "claims": \(counts(ClaimOutcome.allCases, of: .changed)),
            "sources": \(counts(SourceOutcome.allCases, of: .ok)) },
          "claims": [ { "id": "acme/auth", "outcome": "changed", "expected": "A", "found": "B", "fingerprint": "f",
            "location": { "file": "a.json", "line": 16, "column": 33 }, "asOf": "2026-01-02", "ageDays": 9,
            "reason": "r", "since": "2026-01-03", "warning": true, "review": true, "weakenedBy": [ "s" ],
            "acknowledged": { "reason": "cosmetic", "until": "2026-12-01", "note": "n" }, "citedByWords": true,
            "evidence": [ { "number": 1, "source": "s", "field": "auth/header", "kind": "registry", "url": "https://a.example",
              "outcome": "changed", "expected": "A", "heading": "h", "found": "B", "certain": true, "similarity": 0.50,
              "nearest": "C", "reason": "r", "since": "2026-01-03", "warning": true, "review": true, "link": "https://a.example#x" },
              { "number": 2, "source": "t", "kind": "primary", "url": "https://b.example", "outcome": "lost" } ],
            "impact": [ "x" ], "suggestion": { "file": "a.json", "path": "/a", "value": "B" } } ],
          "sources": [ { "id": "s", "url": "https://a.example", "finalURL": "https://a.example", "outcome": "ok",
            "status": 200, "attempts": 1, "bytes": 5, "changedSections": [ "h" ], "reason": "r",
            "since": "2026-01-03", "location": { "file": "s.json", "line": 5, "column": 5 } } ] }
        """

    /// One for `single`, none for the others.
    private static func counts<Outcome: RawRepresentable<String> & Equatable>(
        _ all: [Outcome], of single: Outcome
    ) -> String {
        "{ " + all.map { "\"\($0.rawValue)\": \($0 == single ? 1 : 0)" }.joined(separator: ", ") + " }"
    }

    private static func parse(_ text: String) throws -> JSONNode { try JSONParser.parse(Array(text.utf8)) }

    @Test func `a baseline is written as it was read`() throws {
        let root = try Self.parse(Self.baseline)
        let baseline = try #require(try Baseline(root))
        #expect(baseline.anchors["t2"]?.place.rightInRow == 3)
        #expect(baseline.anchors["t1"]?.place.leftInRow == 0)
        #expect(try JSONWriter.write(encoding: baseline) == JSONWriter.write(root))
        #expect(try Baseline(Self.parse(#"{ "version": 2, "anchors": 7 }"#)) == nil)
    }

    @Test func `a run state is written as it was read`() throws {
        let root = try Self.parse(Self.state)
        let state = try #require(RunState(root))
        #expect(state.pages["https://a.example"]?.validators?.url == "https://a.example/x")
        #expect(try JSONWriter.write(encoding: state) == JSONWriter.write(root))
    }

    @Test func `what cannot be read in a run state costs that entry alone`() throws {
        let text = Self.state.replacing(#""outcome": "changed""#, with: #""outcome": "unheard of""#)
        let state = try #require(RunState(Self.parse(text)))
        #expect(state.outcomes.keys.sorted() == ["beta/auth"])
        #expect(state.pages.count == 2)
        let old = Self.state.replacing(#""confirmed": { "k1": "c1" }, "#, with: "")
        #expect(try RunState(Self.parse(old))?.pages.count == 2, "a state of before")
        #expect(RunState(try Self.parse(#"{ "version": 2, "pages": {}, "undecided": {}, "verdicts": {} }"#)) == nil)
    }

    @Test func `acknowledgements are written as they were read`() throws {
        let root = try Self.parse(Self.acknowledged)
        let known = try JSONNodeDecoder.decode(AcknowledgedFile.self, from: root).acknowledged
        #expect(try JSONWriter.write(encoding: AcknowledgedFile(known.reversed())) == JSONWriter.write(root))
    }

    @Test func `a report is written as it was read`() throws {
        let root = try Self.parse(Self.report)
        let report = try JSONNodeDecoder.decode(CheckReport.self, from: root)
        #expect(report.claims.first?.evidence.first?.similarity?.percent == 50)
        #expect(try JSONWriter.write(encoding: report) == JSONWriter.write(root))
    }

    @Test(arguments: [
        (#""schemaVersion": 1"#, #""schemaVersion": 2"#, "the document must have schemaVersion 1", 1),
        (#""number": 2, "count": 3"#, #""number": 4, "count": 3"#, "'part' is no shard of a check", 2),
        (#""attempts": 1, "#, "", "'attempts' is missing", 14),
        (
            #""kind": "registry""#, #""kind": "rumour""#,
            "'kind' must be one of primary, secondary, registry, endpoint", 9
        ),
    ])
    func `what is no report of a check is an error with its place`(
        old: String, new: String, reason: String, line: Int
    ) throws {
        let root = try Self.parse(Self.report.replacing(old, with: new))
        let failure = #expect(throws: JSONNodeDecoder.Failure.self) {
            try JSONNodeDecoder.decode(CheckReport.self, from: root)
        }
        #expect(failure?.reason == reason)
        #expect(failure?.position.line == line)
    }

    @Test(arguments: [
        (-1, "0.00"), (0, "0.00"), (0.004, "0.00"), (0.07, "0.07"), (0.926, "0.93"), (0.999, "1.00"), (1e308, "1.00"),
        (Double.infinity, "1.00"), (Double.nan, "0.00"),
    ])
    func `a similarity has two decimals`(value: Double, digits: String) throws {
        #expect(try JSONWriter.writeInline(JSONNodeEncoder.encode(Share(value))) == digits)
    }

    @Test(arguments: [
        (#""until": "2026-01-02""#, #""until": "soon""#, "'until' must be a day such as 2026-04-27", 2),
        (#""reason": "cosmetic","#, "", "'reason' is missing", 2),
    ])
    func `an acknowledgement that cannot be is an error with its place`(
        old: String, new: String, reason: String, line: Int
    ) throws {
        let root = try Self.parse(Self.acknowledged.replacing(old, with: new))
        let failure = #expect(throws: JSONNodeDecoder.Failure.self) {
            try JSONNodeDecoder.decode(AcknowledgedFile.self, from: root)
        }
        #expect(failure?.reason == reason)
        #expect(failure?.position.line == line)
    }
}
