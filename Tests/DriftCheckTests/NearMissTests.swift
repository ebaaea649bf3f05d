import PageText
import SurveyModel
import SurveySupport
import Testing

@testable import Corrections
@testable import DriftCheck
@testable import PageMatch

/// Pages made of what nearly is the cited value: ten thousand places, of which no pair may be compared. The time limit ends a
/// search that does.
@Suite(.timeLimit(.minutes(15))) struct NearMissTests {
    struct Kind: Sendable, CustomTestStringConvertible {
        var type: ValueType
        var value: String
        /// Words around the value.
        var words: String
        /// Values beside it, each for a number.
        var miss: @Sendable (Int) -> String

        var testDescription: String { type.rawValue }
        func line(_ value: String) -> String { words.replacing("…", with: value) }
    }

    static let kinds = [
        Kind(type: .baseURL, value: "https://api.acme.ai/v1", words: "Put … in front of paths") {
            "https://api.acme.ai/v1x\($0)"
        },
        Kind(type: .url, value: "https://acme.ai/keys", words: "Keys are made at … by yourself") {
            "https://acme.ai/keys/\($0)"
        },
        Kind(type: .environmentVariable, value: "ACME_KEY", words: "Export … before the start") { "ACME_KEY_\($0)" },
        Kind(type: .routingPrefix, value: "acme_ai/", words: "Ask for model=\"…large\" there") { "acme_ai_\($0)/" },
        Kind(type: .header, value: "x-acme-key", words: "Send … with each call") { "x-acme-key-\($0)" },
        Kind(type: .path, value: "/v1/models", words: "The list is at … below it") { "/v1/models/\($0)" },
        Kind(type: .modelID, value: "acme-large-2", words: "Name … in the body") { "acme-large-2-\($0)" },
        Kind(type: .identifier, value: "app_EMoamEEZ73f0", words: "The client is … for all") {
            "app_EMoamEEZ73f0\($0)"
        },
        Kind(type: .slug, value: "acme", words: "The picture … shows it") { "acme-\($0)" },
        Kind(type: .keyPrefix, value: "sk-acme-", words: "A key looks like … and more") { "sk-acm\($0)-" },
    ]

    @Test(arguments: kinds)
    func `a value behind ten thousand near misses is found`(_ kind: Kind) {
        let misses = (0..<10_000).map { kind.line(kind.miss($0)) }
        for page in [page(misses.map { item($0) } + [item(kind.line(kind.value))]), inOneBlock(misses, kind)] {
            let bare = place(kind.type, kind.value, quote: nil, after: page)
            #expect(bare.outcome == .verified)
            let quoted = place(kind.type, kind.value, quote: kind.line(kind.value), after: page)
            #expect(quoted.outcome == .verified)
            #expect(quoted.range?.upperBound ?? 0 > PageIndex(page).text.count - 80)
        }
    }

    private func inOneBlock(_ misses: [String], _ kind: Kind) -> PageText {
        page([paragraph((misses + [kind.line(kind.value)]).joined(separator: ". "))])
    }

    @Test(arguments: kinds)
    func `a value that gave way to thousands of near misses is missed, and one of them named`(_ kind: Kind) {
        let before = page([item("First words."), item(kind.line(kind.value)), item("Last words.")])
        let misses = (0..<2_000).map { item(kind.line(kind.miss($0))) }
        let after = place(
            kind.type, kind.value, quote: kind.line(kind.value), before: before,
            after: page([item("First words.")] + misses + [item("Last words.")]))
        #expect(after.outcome == .changed)
        #expect(after.found?.isEmpty == false)
    }

    /// The rule that asks whether a token stood in the value's row already looks at the whole row.
    @Test func `old neighbours ten thousand times in one paragraph are looked up once`() {
        let before = page([paragraph("Export ACME_KEY or ACME_OLD_KEY before the start")])
        let words = (0..<20_000).map { _ in "word" } + (0..<10_000).map { _ in "ACME_OLD_KEY" }
        let after = page([paragraph(words.joined(separator: " "))])
        #expect(
            place(.environmentVariable, "ACME_KEY", quote: nil, before: before, after: after).found == "ACME_OLD_KEY")
    }

    @Test func `only what agrees with the place, or is like the value, is weighed`() throws {
        let before = page([paragraph("The picture acme shows it")])
        let prose = (0..<2_000).map { paragraph("Nothing here is like what was cited, number \($0).") }
        let index = PageIndex(page(prose + [paragraph("The picture acmo shows it")]))
        let typed = TypedValue(.slug, "acme")
        let anchor = try #require(Locator(index: PageIndex(before)).anchor(of: MatchQuery(value: typed, quote: nil)))
        let score = PlaceScore(anchor: anchor, index: index)
        var search = OtherTokens(
            index: index, grammar: ValueGrammar(typed), score: score, neighbours: nil, valueIsAbsent: true)
        #expect(search.candidates().contains { index.string($0.range) == "acmo" })
        #expect(score.weighed < index.words.count / 100, "\(score.weighed) of \(index.words.count) words were weighed")
    }

    @Test func `what holds too many places to weigh raises no alarm, and still confirms`() {
        let value = "https://api.acme.ai/v1"
        let before = page([paragraph("Put \(value) in front of paths")])
        let lines = (0...Locator.mostWeighed).map { "Put https://api.acme.ai/v\($0 + 2) in front of paths" }
        let without = place(
            .baseURL, value, quote: nil, before: before, after: page([code(lines.joined(separator: "\n"))]))
        #expect(without.outcome == .undecided)
        #expect(without.reason?.contains("30000") == true)
        let with = page([paragraph("Put \(value) in front of paths"), code(lines.joined(separator: "\n"))])
        #expect(place(.baseURL, value, quote: nil, before: before, after: with).outcome == .verified)
    }

    @Test func `too many links to weigh raise no alarm`() {
        let value = "https://acme.ai/keys"
        func guide(_ destination: String) -> PageText.Block {
            paragraph("Make keys here today", links: [.init(text: "here", destination: destination)])
        }
        let before = page([guide(value)])
        let after = page((0...Locator.mostWeighed).map { guide("https://acme.ai/keys/\($0)") })
        #expect(place(.url, value, quote: nil, before: before, after: after).outcome == .undecided)
    }

    @Test func `headers without quotation marks are read once each`() {
        let before = page([paragraph("Send X-Acme: on with each call")])
        let after = page([paragraph(String(repeating: "X-Other: off ", count: 40_000))])
        let found = place(.identifier, "X-Acme: on", quote: nil, before: before, after: after)
        #expect(found.outcome != .verified)
        let header = place(.header, "X-Acme: on", quote: nil, before: before, after: after)
        #expect([.lost, .undecided, .changed].contains(header.outcome))
    }

    @Test func `links whose text is not found do not cost a look at the block each`() {
        let links = (0..<2_000).map { PageText.Link(text: "missing \($0)", destination: "https://acme.ai/\($0)") }
        let index = PageIndex(page([paragraph(String(repeating: "word ", count: 200_000), links: links)]))
        #expect(index.links.count == 2_000)
        #expect(index.links.allSatisfy { $0.bytes.isEmpty && $0.unit == 0 })
    }

    @Test func `a text of one letter is searched once`() {
        let text = [UInt8](repeating: 0x61, count: 1 << 20)
        let pattern = BytePattern([UInt8](repeating: 0x61, count: 1 << 18) + [0x62])
        #expect(pattern.first(in: text) == nil)
    }

    @Test func `patterns are found wherever they stand, overlapping too`() {
        var seed: UInt32 = 7
        func letter() -> UInt8 {
            seed = seed &* 1_664_525 &+ 1_013_904_223
            return 0x61 + UInt8(seed >> 24) % 2
        }
        for length in 1...6 {
            let text = (0..<300).map { _ in letter() }
            let needle = (0..<length).map { _ in letter() }
            let expected = (0...(text.count - length)).filter { text[$0..<$0 + length].elementsEqual(needle) }
            #expect(Bytes.occurrences(of: needle, in: text).map(\.lowerBound) == expected)
            let part = 40..<200
            #expect(
                BytePattern(needle).occurrences(in: text, range: part).map(\.lowerBound)
                    == expected.filter { $0 >= part.lowerBound && $0 + length <= part.upperBound })
        }
        #expect(Bytes.occurrences(of: [], in: [0x61]).map { $0 }.isEmpty)
    }
}
