import PageText
import SurveySupport
import Testing

@testable import PageMatch

/// What is named as the new value, and what is not.
@Suite struct SuccessorTests {
    private static let models = [
        ["Name", "Id", "Context"], ["Large", "acme-l-1", "200,000"], ["Medium", "acme-m-1", "128,000"],
        ["Small", "acme-s-1", "32,000"],
    ]

    private func docs(_ rows: [[String]], note: String = "Choose by size.") -> PageText {
        page(table(rows, under: ["Models"]) + [paragraph(note, under: ["Notes"])])
    }

    private func large(_ after: PageText) -> Place {
        check(.modelID, "acme-l-1", quote: "Large acme-l-1", before: docs(Self.models), after: after)
    }

    @Test func `a cell that kept its row and column names the new value, wherever the old one stands`() {
        var rows = Self.models
        rows[1] = ["Large", "acme-l-2", "400,000"]
        let place = large(docs(rows, note: "Until May, Large was acme-l-1."))
        #expect(place.outcome == .changed)
        #expect(place.found == "acme-l-2")
    }

    @Test func `rows that swapped their values have changed, rows that swapped their places have not`() {
        var values = Self.models
        (values[1][1], values[2][1]) = (values[2][1], values[1][1])
        #expect(large(docs(values)).found == "acme-m-1")
        var rows = Self.models
        rows.swapAt(1, 2)
        #expect(large(docs(rows)).outcome == .verified)
    }

    @Test func `a row that left is lost, though the next one moved up`() {
        #expect(large(docs(Self.models.filter { $0[0] != "Large" })).outcome == .lost)
    }

    @Test func `columns that swapped their places change nothing`() {
        #expect(large(docs(Self.models.map { [$0[0], $0[2], $0[1]] })).outcome == .verified)
    }

    private func keys(_ text: String) -> PageText {
        page([
            heading("Keys"), paragraph(text, under: ["Keys"]), heading("Support"),
            paragraph("Write to us if ACME_DEBUG does not help.", under: ["Support"]),
        ])
    }

    private func key(_ text: String) -> Place {
        let before = keys("The client takes its secret from ACME_API_KEY when it starts.")
        return check(
            .environmentVariable, "ACME_API_KEY", quote: "takes its secret from ACME_API_KEY", before: before,
            after: keys(text))
    }

    @Test func `the only new value of a rewritten section is named`() {
        let place = key("Export SERVICE_TOKEN; nothing else is needed nowadays.")
        #expect(place.outcome == .changed)
        #expect(place.found == "SERVICE_TOKEN")
    }

    @Test func `of several new values none is named, and at most three are listed`() {
        let place = key("Choose one: SERVICE_TOKEN, PROJECT_TOKEN, TEAM_TOKEN or ROOT_TOKEN will do nowadays.")
        #expect(place.outcome == .lost)
        #expect(place.candidates.count == 3)
    }

    @Test func `what stood on the page before is no new value`() {
        let place = key("Sign in with the browser. ACME_DEBUG shows how.")
        #expect(place.outcome == .lost)
        #expect(place.candidates.isEmpty)
    }

    @Test func `a code expression is no value`() {
        let before = page([code("client.chat(model=\"acme-large-1\")\nprint(answer.text)")])
        let after = page([code("client.chat(model=settings.models.default)\nprint(answer.text)")])
        let place = check(.modelID, "acme-large-1", quote: "model=\"acme-large-1\"", before: before, after: after)
        #expect(place.outcome == .lost)
    }

    @Test func `a number in a rewritten sentence is named with its unit alone`() {
        let before = page([paragraph("Requests time out after 30 seconds. Uploads are limited.")])
        let after = page([paragraph("After 90 seconds without an answer a request is given up. Uploads are limited.")])
        let place = check(
            .identifier, "30 seconds", quote: "Requests time out after 30 seconds", before: before, after: after)
        #expect(place.found == "90 seconds")
    }

    @Test func `a repeated quote does not hide that the accepted place says another value`() {
        func docs(_ first: String) -> PageText {
            page([
                paragraph("Width and height are set by", under: ["Sizes"]),
                code("{\n\"model\": \"\(first)\",\n\"width\": 10\n}", under: ["Sizes"]),
                paragraph("A ratio needs no height:", under: ["Ratios"]),
                code("{\n\"model\": \"acme-image-2\",\n\"ratio\": 2\n}", under: ["Ratios"]),
            ])
        }
        let place = check(
            .modelID, "acme-image-1", quote: "\"model\": \"acme-image-1\",", before: docs("acme-image-1"),
            after: docs("acme-image-3"))
        #expect(place.found == "acme-image-3")
    }

    @Test func `a longer path that holds the cited one twice is weighed like any other`() {
        func docs(_ paragraphs: String...) -> PageText {
            page([heading("Calls")] + paragraphs.map { paragraph($0, under: ["Calls"]) })
        }
        let place = check(
            .path, "/chat/completions", quote: nil,
            before: docs("To chat, send POST /chat/completions to the host."),
            after: docs(
                "POST /v1/chat/completions/chat/completions", "POST /chat/complete",
                "To chat, send POST /v1/chat/completions to"))
        // The end of a longer path is the cited one, as in an address.
        #expect(place.outcome == .verified)
    }

    @Test func `a link that stood on the page before has not taken another one's place`() {
        let terms = PageText.Link(text: "terms", destination: "https://acme.ai/terms")
        let console = PageText.Link(text: "the console", destination: "https://console.acme.ai/keys")
        let before = page([
            paragraph("Keys are made in the console.", under: ["Keys"], links: [console]),
            paragraph("Read the terms.", under: ["Keys"], links: [terms]),
        ])
        let after = page([
            paragraph("Ask your owner for one.", under: ["Keys"]),
            paragraph("Read the terms.", under: ["Keys"], links: [terms]),
        ])
        let quote = "Keys are made in the console"
        let value = "https://console.acme.ai/keys"
        #expect(check(.url, value, quote: quote, before: before, after: after).outcome == .lost)
        let moved = page([
            paragraph(
                "Press New on your page of keys.", under: ["Keys"],
                links: [.init(text: "your page", destination: value)])
        ])
        #expect(check(.url, value, quote: quote, before: before, after: moved).outcome == .verified)
    }

    /// A page on which the value stands on the old side of a change alone.
    static let oldSides: [[PageText.Block]] = [
        [code("- key = ACME_KEY\n+ key = ACME_TOKEN")],
        [code("# Before\nkey = ACME_KEY\n# After\nkey = ACME_TOKEN")],
        [paragraph("Before"), code("key = ACME_KEY"), paragraph("After"), code("key = ACME_TOKEN")],
        [
            heading("Old"), code("key = ACME_KEY", under: ["Old"]), heading("New"),
            code("key = ACME_TOKEN", under: ["New"]),
        ],
        table([["Before", "Now"], ["ACME_KEY", "ACME_TOKEN"]]),
        [paragraph("ACME_KEY → ACME_TOKEN")],
    ]

    @Test(arguments: oldSides.indices)
    func `the old side of a change states nothing`(number: Int) {
        let before = page([code("key = ACME_KEY")])
        let place = check(
            .environmentVariable, "ACME_KEY", quote: "key = ACME_KEY", before: before,
            after: page(Self.oldSides[number]))
        #expect(place.outcome == .lost || place.found == "ACME_TOKEN")
    }

    @Test func `a section called Before you begin is no old side`() {
        let docs = page([
            heading("Before you begin"), code("key = ACME_KEY", under: ["Before you begin"]), heading("New models"),
            paragraph("There are some.", under: ["New models"]),
        ])
        let place = check(.environmentVariable, "ACME_KEY", quote: "key = ACME_KEY", before: docs, after: docs)
        #expect(place.outcome == .verified)
    }
}
