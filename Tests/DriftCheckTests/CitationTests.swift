import PageFetch
import SurveyModel
import SurveySupport
import Testing

@testable import Corrections
@testable import DriftCheck
@testable import PageMatch

@Suite struct CitationTests {
    private let today = SurveyDate(secondsSince1970: day)

    private func request(
        _ type: ValueType, _ value: String, phrase: String? = nil, kind: Source.Kind = .primary, names: [String] = []
    ) -> CitationRequest {
        let claim = claim(type, value)
        let source = Source(id: "page", url: address, kind: kind, asOf: today)
        return CitationRequest(claim: claim, field: claim.fields[0], phrase: phrase, source: source, names: names)
    }

    private func answer(_ request: CitationRequest, _ body: String, type: String = "text/html") -> CitationAnswer {
        CitationSearch(request).answer(on: Site.page(address, body, type: type))
    }

    private func proposals(_ answer: CitationAnswer) -> [CitationProposal] {
        if case .proposals(let proposals, _) = answer { return proposals }
        return []
    }

    /// What the check says of a proposal, on the page it was made from and on the same page with another value.
    private func claimOutcome(_ proposal: CitationProposal, _ type: ValueType, _ value: String, _ body: String) async
        -> ClaimOutcome?
    {
        await result(claim(type, value, proposal.evidence), [Site.page(address, body)]).report.claims.first?.outcome
    }

    @Test func `a quote is short, stands once, holds today, and turns red when its own value changes`() async throws {
        let body = Site.html(
            """
            <h1>Keys</h1><p>Every request needs a key.</p><p>Our SDK reads the key from the variable ACME_API_KEY in your
            environment when the client is made.</p><pre><code>export ACME_API_KEY=...
            curl -H "Authorization: Bearer $ACME_API_KEY" https://api.acme.ai/v1/models</code></pre>
            """)
        let found = proposals(answer(request(.environmentVariable, "ACME_API_KEY"), body))
        #expect(found.count == 4)
        for proposal in found {
            #expect(await claimOutcome(proposal, .environmentVariable, "ACME_API_KEY", body) == .verified)
            guard let quote = proposal.evidence.quote else { continue }
            #expect(quote.split(separator: " ").count <= 10)
            #expect(proposal.count == 1, "\(quote)")
        }
        let best = try #require(found.first)
        #expect(best.kind == "paragraph")
        #expect(best.heading == ["Keys"])
        #expect(best.evidence.quote?.split(separator: " ").count ?? 0 >= 4)
        let edited = body.replacing("the variable ACME_API_KEY", with: "the variable ACME_TOKEN")
        let cited = claim(.environmentVariable, "ACME_API_KEY", best.evidence)
        let first = await result(cited, [Site.page(address, body)])
        let accepted = Baseline().accepting(first.material, on: SurveyDate(secondsSince1970: day))
        let after = await result(cited, [Site.page(address, edited)], baseline: accepted)
        #expect(after.report.claims.first?.outcome == .changed)
        #expect(found.last?.evidence.quote == nil, "the value alone comes last")
    }

    @Test func `where the words are the same twice, the heading tells`() throws {
        let step = "<p>Set ACME_KEY.</p>"
        let body = Site.html("<h1>Guide</h1><h2>Python</h2>\(step)<h2>Swift</h2>\(step)<h2>Go</h2><p>Set GO_KEY.</p>")
        let found = proposals(answer(request(.environmentVariable, "ACME_KEY", names: ["swift"]), body))
        let headed = found.filter { $0.evidence.heading != nil }
        #expect(headed.map(\.evidence.heading) == ["Swift", "Python"], "the own heading first")
        #expect(headed.map(\.count) == [1, 1])
        let twice = proposals(
            answer(request(.environmentVariable, "ACME_KEY"), Site.html("<h1>Guide</h1>\(step)\(step)")))
        #expect(twice.first?.remarks.first?.contains("2 times") == true)
    }

    @Test func `a prefix is cited without the model behind it, a variable in code without what it is set to`() async {
        let body = Site.html(
            """
            <h1>Acme</h1><pre><code>os.environ["ACME_KEY"] = "your-api-key"
            completion(model="acme_ai/organisation/llama-2-7b-instruct-with-a-long-name", messages=messages)</code></pre>
            """)
        let prefix = proposals(answer(request(.routingPrefix, "acme_ai"), body)).first
        #expect(prefix?.evidence.quote == "completion(model=\"acme_ai/")
        let variable = proposals(answer(request(.environmentVariable, "ACME_KEY"), body)).first
        #expect(variable?.evidence.quote == "os.environ[\"ACME_KEY\"]")
        guard let prefix else { return }
        let newer = body.replacing("llama-2-7b-instruct", with: "llama-4")
        #expect(await claimOutcome(prefix, .routingPrefix, "acme_ai", newer) == .verified)
        let renamed = body.replacing("acme_ai/", with: "acme/")
        #expect(await claimOutcome(prefix, .routingPrefix, "acme_ai", renamed) == .changed)
    }

    @Test func `words without an end are cut between names, text without spaces between characters`() throws {
        let line =
            "{\"" + String(repeating: "first_name\":1,\"", count: 9) + "k\":\"ACME_KEY\""
            + String(repeating: ",\"last_name\":2", count: 9) + "}"
        let dense = try #require(
            proposals(answer(request(.environmentVariable, "ACME_KEY"), Site.html("<h1>A</h1><pre>\(line)</pre>")))
                .first)
        #expect(dense.count == 1)
        #expect(dense.evidence.quote?.count ?? 200 < 60, "\(dense.evidence.quote ?? "")")
        let prose = String(repeating: "请先在控制台创建密钥然后", count: 4) + "ACME_KEY" + String(repeating: "再调用接口完成认证", count: 4)
        let foreign = try #require(
            proposals(answer(request(.environmentVariable, "ACME_KEY"), Site.html("<h1>A</h1><p>\(prose)</p>"))).first)
        #expect(foreign.evidence.quote?.contains("\u{FFFD}") == false)
        #expect(prose.contains(foreign.evidence.quote ?? "?"), "\(foreign.evidence.quote ?? "")")
    }

    @Test func `a table cell is cited with its row`() throws {
        let body = Site.html(
            """
            <h1>Providers</h1><table><tr><th>Provider</th><th>Variable</th></tr><tr><td>Acme</td><td>ACME_KEY</td></tr>
            <tr><td>Other</td><td>OTHER_KEY</td></tr></table>
            """)
        let best = try #require(proposals(answer(request(.environmentVariable, "ACME_KEY"), body)).first)
        #expect(best.kind == "cell")
        #expect(best.row == "Acme")
        #expect(best.column == "Variable")
        #expect(best.evidence.quote == "Acme ACME_KEY")
    }

    @Test func `an address is found behind a link, too`() async throws {
        let body = Site.html(
            "<h1>Keys</h1><p>Create a key on the <a href=\"https://acme.ai/settings/keys\">key page</a> first.</p>")
        let found = proposals(answer(request(.url, "https://acme.ai/settings/keys"), body))
        let best = try #require(found.first)
        #expect(best.kind == "link")
        #expect(await claimOutcome(best, .url, "https://acme.ai/settings/keys", body) == .verified)
        let edited = body.replacing("settings/keys", with: "console/keys")
        #expect(await claimOutcome(best, .url, "https://acme.ai/settings/keys", edited) != .verified)
    }

    @Test func `a statement is cited by a phrase, in the page's own words`() async throws {
        let body = Site.html("<h1>Terms</h1><p>Plan members may NOT use their subscription with third-party tools.</p>")
        let found = proposals(answer(request(.term, "prohibited", phrase: "may not use their subscription"), body))
        let best = try #require(found.first)
        #expect(best.evidence.quote == "may NOT use their subscription")
        #expect(await claimOutcome(best, .term, "prohibited", body) == .verified)
        let edited = body.replacing("may NOT use", with: "may use")
        #expect(await claimOutcome(best, .term, "prohibited", edited) != .verified)
    }

    @Test func `a registry is cited by pointer, the provider's own member first`() async throws {
        let json = """
            {"other":{"keys":["ACME_KEY"]},"acme":{"env":["ACME_KEY"],"api":"https://api.acme.ai/v1/"},"z":{"name":"ACME_KEY"}}
            """
        let wanted = request(.environmentVariable, "ACME_KEY", kind: .registry, names: ["acme"])
        let found = proposals(answer(wanted, json, type: "application/json"))
        #expect(found.map(\.evidence.pointer) == ["/acme/env", "/other/keys", "/z/name"])
        let base = proposals(
            answer(request(.baseURL, "https://api.acme.ai/v1", kind: .registry), json, type: "application/json"))
        #expect(base.map(\.evidence.pointer) == ["/acme/api"])
    }

    @Test func `what the page does not say is not proposed, and the nearest text is named`() {
        let wanted = request(.environmentVariable, "ACME_API_KEY")
        func reason(_ body: String) -> (String, String?)? {
            if case .missing(let reason, let nearest, _, _) = answer(wanted, body) { return (reason, nearest) }
            return nil
        }
        let renamed = reason(Site.html("<h1>Keys</h1><p>Set ACME_API_TOKEN before the call.</p>"))
        #expect(renamed?.0.contains("does not stand") == true)
        #expect(renamed?.1?.contains("ACME_API_TOKEN") == true)
        let longer = reason(Site.html("<h1>Keys</h1><p>Set ACME_API_KEY_ID before the call.</p>"))
        #expect(longer?.0.contains("does not stand") == true)
        let aside =
            "<html><body><nav><ul><li>ACME_API_KEY</li></ul></nav><main><h1>Keys</h1><p>Create one.</p></main></body></html>"
        #expect(reason(aside)?.0.contains("navigation") == true)
    }

    @Test func `a deprecated place is proposed with a warning, a wall not at all`() {
        let wanted = request(.environmentVariable, "ACME_KEY")
        let old = Site.html("<h1>Keys</h1><p>The variable ACME_KEY is deprecated.</p>")
        #expect(proposals(answer(wanted, old)).first?.remarks.contains { $0.contains("deprecated") } == true)
        let wall = CitationSearch(wanted).answer(on: Site.page(address, "", status: 403))
        guard case .unread(let reason) = wall else {
            Issue.record("a wall was read")
            return
        }
        #expect(reason.contains("403"))
    }

    @Test func `nothing of a page reaches a terminal raw`() throws {
        let wanted = request(.environmentVariable, "ACME_KEY")
        let body = Site.html("<h1>Ke\u{1B}[31mys</h1><p>Set \u{202E}the key ACME_KEY \u{7}before the first call.</p>")
        guard case .proposals(let found, let places) = answer(wanted, body) else {
            Issue.record("no proposals")
            return
        }
        let text = CitationText(wanted).text(found, places: places)
        #expect(!text.unicodeScalars.contains { $0 != "\n" && $0.isInvisibleControl }, "\(text.debugDescription)")
        #expect(
            try JSONParser.parse(Array(JSONWriter.write(CitationText(wanted).json(.proposals(found, places: 1))).utf8))[
                "proposals"] != nil)
    }
}
