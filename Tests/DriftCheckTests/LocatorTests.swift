import Foundation
import PageReading
import PageText
import SurveyModel
import SurveySupport
import Testing

@testable import Corrections
@testable import DriftCheck
@testable import PageMatch

@Suite struct LocatorTests {
    @Test func nearestPlaceWinsOverTheValueElsewhere() {
        let before = page([
            paragraph("Set the key in ACME_KEY before the first call.", under: ["Keys"]),
            code("export ACME_KEY=...\nacme run", under: ["Shell"]),
        ])
        let after = page([
            paragraph("Set the key in ACME_API_KEY before the first call.", under: ["Keys"]),
            code("export ACME_KEY=...\nacme run", under: ["Shell"]),
        ])
        let found = place(
            .environmentVariable, "ACME_KEY", quote: "the key in ACME_KEY before", before: before, after: after)
        #expect(found.outcome == .changed)
        #expect(found.found == "ACME_API_KEY")
        let without = place(.environmentVariable, "ACME_KEY", quote: "the key in ACME_KEY before", after: after)
        #expect(without.found == "ACME_API_KEY")
    }

    @Test func rewordedNeighboursDoNotAlarm() {
        let before = page([item("Base URL: https://api.acme.ai/v1 (all regions)"), item("Header: x-acme-key")])
        let after = page([item("Use the base URL https://api.acme.ai/v1, in every region"), item("Header: x-key")])
        let found = place(
            .baseURL, "https://api.acme.ai/v1", quote: "Base URL: https://api.acme.ai/v1 (all", before: before,
            after: after)
        #expect(found.outcome == .verified)
    }

    @Test func valueJoinedByAnother() {
        let before = page([paragraph("Available on acme-small-1 via the effort parameter.")])
        let after = page([paragraph("Available on acme-small-1 and acme-medium-2 via the effort parameter.")])
        let found = place(
            .modelID, "acme-small-1", quote: "Available on acme-small-1 via the", before: before, after: after)
        #expect(found.outcome == .verified)
    }

    @Test func oldValueIsAPartOfTheNewOne() {
        let before = page(table([["Model", "Price"], ["acme-medium", "2 EUR"], ["acme-large", "8 EUR"]]))
        let after = page(table([["Model", "Price"], ["acme-medium-latest", "2 EUR"], ["acme-large", "8 EUR"]]))
        let found = place(.modelID, "acme-medium", quote: "acme-medium 2 EUR", before: before, after: after)
        #expect(found.outcome == .changed)
        #expect(found.found == "acme-medium-latest")
    }

    @Test func aRemovedRowIsLost() {
        let rows = [
            ["Model", "Context", "Released"], ["acme-tiny-1", "8k", "May 2024, our first small model"],
            ["acme-mid-1", "32k", "June 2024, for translation"], ["acme-big-1", "128k", "July 2024, for everything"],
        ]
        let before = page(table(rows))
        let after = page(table(rows.filter { $0[0] != "acme-mid-1" }))
        let found = place(.modelID, "acme-mid-1", quote: "acme-mid-1 32k June 2024", before: before, after: after)
        #expect(found.outcome == .lost)
    }

    @Test func aBaseIsChangedInsideALongerAddress() {
        let before = page([code("curl https://api.acme.ai/v1/chat/completions \\\n  -H 'x: y'")])
        let after = page([code("curl https://api.acme.com/v2/chat/completions \\\n  -H 'x: y'")])
        let found = place(
            .baseURL, "https://api.acme.ai/v1", quote: "curl https://api.acme.ai/v1/chat/completions", before: before,
            after: after)
        #expect(found.outcome == .changed)
        #expect(found.found == "https://api.acme.com/v2")
    }

    @Test func linkTargets() {
        func docs(_ destination: String) -> PageText {
            page([
                paragraph(
                    "Create a key on the console page, then copy it.",
                    links: [.init(text: "console page", destination: destination)]),
                paragraph("Read the terms.", links: [.init(text: "terms", destination: "https://acme.ai/terms")]),
            ])
        }
        let before = docs("https://console.acme.ai/keys")
        let quote = "Create a key on the console page"
        let same = place(.url, "https://console.acme.ai/keys", quote: quote, before: before, after: before)
        #expect(same.outcome == .verified)
        let moved = docs("https://platform.acme.ai/settings/keys")
        let changed = place(.url, "https://console.acme.ai/keys", quote: quote, before: before, after: moved)
        #expect(changed.outcome == .changed)
        #expect(changed.found == "https://platform.acme.ai/settings/keys")
        let first = place(.url, "https://console.acme.ai/keys", quote: quote, after: moved)
        #expect(first.outcome == .changed)
        let alone = place(.url, "https://console.acme.ai/keys", quote: nil, after: before)
        #expect(alone.outcome == .verified)
    }

    @Test func wholeLinesOfCode() {
        let before = page([code("import os\nfrom acme import Client\n\nclient = Client()")])
        let after = page([code("import os\nfrom acme.sdk import Client\n\nclient = Client()")])
        let found = place(
            .identifier, "from acme import Client", quote: "from acme import Client", before: before, after: after)
        #expect(found.found == "from acme.sdk import Client")
    }

    @Test func statementsWithoutAValue() {
        let quote = "Keys are scoped to one project"
        func outcome(of text: String) -> Place.Outcome {
            place(.text, "in our own words", quote: quote, after: page([paragraph(text)])).outcome
        }
        #expect(outcome(of: "Note: keys are scoped to one project.") == .verified)
        #expect(outcome(of: "Keys are always scoped to one project.") == .verified)
        #expect(outcome(of: "Keys are not scoped to one project.") == .changed)
        #expect(outcome(of: "Pricing depends on the region.") == .lost)
    }

    @Test func navigationIsNoEvidence() {
        let only = page([navigation("ACME_KEY"), paragraph("Nothing here.")])
        #expect(place(.environmentVariable, "ACME_KEY", quote: nil, after: only).outcome == .lost)
    }

    @Test func unchangedPagesAlwaysVerify() {
        let docs = page(
            [paragraph("Call https://api.acme.ai/v1 with header x-acme-key.", under: ["API"])]
                + table([["Name", "Use"], ["ACME_KEY", "the key"], ["ACME_URL", "the address"]])
                + [code("export ACME_KEY=sk-acme-123\nacme --model acme-large-1", under: ["Shell"])])
        let cited: [(ValueType, String, String)] = [
            (.baseURL, "https://api.acme.ai/v1", "Call https://api.acme.ai/v1 with"),
            (.header, "x-acme-key", "header x-acme-key"),
            (.environmentVariable, "ACME_KEY", "ACME_KEY the key"), (.modelID, "acme-large-1", "--model acme-large-1"),
            (.keyPrefix, "sk-acme-", "ACME_KEY=sk-acme-"),
        ]
        for (type, value, quote) in cited {
            #expect(place(type, value, quote: quote, before: docs, after: docs).outcome == .verified, "\(value)")
            #expect(place(type, value, quote: quote, after: docs).outcome == .verified, "\(value) without baseline")
        }
    }

    @Test func approximateSearchAgreesWithEditDistance() {
        let text = Array(
            "the quick brown fox jumps over the lazy dog and runs away into the deep dark forest at night".utf8)
        let pattern = Array("jumped over the lazzy dog and run".utf8)
        let match = ApproximateSearch(pattern)?.best(in: text, maximumEdits: 10)
        #expect(match?.edits == 3)
        let long = Array(String(repeating: "abcdefghij", count: 20).utf8)
        #expect(ApproximateSearch(long)?.best(in: [0x20] + long + [0x20], maximumEdits: 3)?.edits == 0)
        #expect(ApproximateSearch(Array("zzzz".utf8))?.best(in: text, maximumEdits: 2) == nil)
    }

    /// Words that are all alike, among which a quote stands only by and large; a page that fuzzing made up.
    @Test(arguments: ValueType.allCases)
    func noPlaceIsNotedThatWouldNotBeFoundAgain(_ type: ValueType) throws {
        let page = try #require(
            Data(
                base64Encoded: """
                    PC9tYWluPm4gbiASbm4KbGEg4m6ApmFuIBJuPGgwPm4gEm5uCmxhIOJugKYSbm48bGk+CmxhIOJugKZhPG5hYW5hbiBsYW4gbiASYTyt\
                    bmFhbiBuIH4Sbm4KbGEg4m6ApmFuIBJuPGgwPqYgbiB+Em6Z9ZOeIG5uCmxhIOJugKZhbiASbjxoMD5uIBJubgpsYf//////////PGw8\
                    dHI+YSDiboCmYTytbmFhbiBuIH4Sbm4KbGEg4m6ApmFuIBJuPGgwPqYgbiB+Em6Z9ZOeIOJugKZhbiASbjxoMD5uIBJubgpsYQotLRQA\
                    AAAAAAAALS0KPHY+c3MKIA==
                    """))
        let read = try PageReader.read(Array(page), contentType: "text/html", url: "https://a.example/")
        let locator = Locator(index: PageIndex(read))
        let value = TypedValue(type, "n")
        let quote = "n <h1>n \u{12}nn"
        let anchor = locator.anchor(of: MatchQuery(value: value, quote: quote))
        let place = locator.find(MatchQuery(value: value, quote: quote, anchor: anchor))
        #expect(anchor == nil || place.outcome == .verified)
    }
}
