import PageFetch
import SurveyModel
import SurveySupport
import Testing

@testable import DriftCheck
@testable import PageMatch

@Suite struct OutcomeTests {
    let cited = claim(.environmentVariable, "ACME_KEY", Evidence(source: "page", quote: "key in ACME_KEY before"))
    let good = Site.html("<h1>Auth</h1><p>Set the key in ACME_KEY before the first call.</p>")
    let renamed = Site.html("<h1>Auth</h1><p>Set the key in ACME_TOKEN before the first call.</p>")

    private func claimOutcome(_ claim: Claim, _ pages: Page...) async -> ClaimOutcome? {
        await result(claim, pages).report.claims.first?.outcome
    }

    @Test func verifiedChangedLost() async {
        #expect(await claimOutcome(cited, Site.page(address, good)) == .verified)
        let run = await result(cited, [Site.page(address, renamed)])
        let finding = run.report.claims.first
        #expect(finding?.outcome == .changed)
        #expect(finding?.found == "ACME_TOKEN")
        #expect(finding?.suggestion?.value == "ACME_TOKEN")
        #expect(run.exit.code == 1)
        #expect(
            await claimOutcome(cited, Site.page(address, Site.html("<h1>Auth</h1><p>Prices start low.</p>"))) == .lost)
    }

    @Test func aSecondFetchThatDisagreesStopsTheAlarm() async {
        let run = await result(cited, [Site.page(address, renamed), Site.page(address, good)])
        #expect(run.report.claims.first?.outcome == .verified)
        #expect(run.exit.code == 0)
        let wall = Site.page(address, "", status: 403)
        #expect(await claimOutcome(cited, Site.page(address, renamed), wall) == .undecided)
    }

    /// Pages that differ in one letter, in their length or in a header alone are read again.
    @Test func theSameAnswerOnceMoreConfirms() async {
        let run = await result(cited, [Site.page(address, renamed), Site.page(address, renamed)])
        #expect(run.report.claims.first?.outcome == .changed)
        #expect(run.report.claims.first?.found == "ACME_TOKEN")
        #expect(run.report.sources.first?.attempts == 2)
        let other = renamed.replacing("ACME_TOKEN", with: "ACME_TOKEM")
        #expect(await claimOutcome(cited, Site.page(address, renamed), Site.page(address, other)) == .undecided)
        var walled = Site.page(address, renamed)
        walled.hops[walled.hops.count - 1].headers.append(.init(name: "cf-mitigated", value: "challenge"))
        #expect(await claimOutcome(cited, Site.page(address, renamed), walled) == .undecided)
    }

    @Test func counterPhrasesInMainContentOnly() async {
        let guarded = claim(.term, "no", Evidence(source: "page", absent: ["OAuth app"]))
        let aside =
            "<html><body><nav><ul><li>OAuth app</li></ul></nav><main><h1>Keys</h1><p>Create a key, keep it safe.</p></main></body></html>"
        #expect(await claimOutcome(guarded, Site.page(address, aside)) == .verified)
        let said = Site.html("<h1>Keys</h1><p>Register an OAuth app to sign users in.</p>")
        #expect(await claimOutcome(guarded, Site.page(address, said)) == .contradicted)
    }

    @Test func deprecationContradicts() async {
        let old = Site.html(
            "<h1>Auth</h1><p>Set the key in ACME_KEY before the first call; ACME_KEY is deprecated.</p>")
        let plain = claim(.environmentVariable, "ACME_KEY", Evidence(source: "page", quote: "ACME_KEY is deprecated"))
        #expect(await claimOutcome(plain, Site.page(address, old)) == .contradicted)
    }

    @Test func goneWarnsUntilItLasts() async {
        let missing = [Site.page(address, Site.html("<h1>Not found</h1>"), status: 404)]
        var state = confirmed(survey([cited]))
        var codes: [Int] = []
        for run in 0..<4 {
            let result = await result(cited, missing, state: state, at: day + run * 3 * 86_400)
            #expect(result.report.claims.first?.outcome == .gone)
            codes.append(result.exit.code)
            state = result.state
        }
        #expect(codes == [0, 0, 0, 1])
        let final = await result(cited, [Site.page(address, "", status: 410)])
        #expect(final.exit.code == 1)
    }

    @Test func softNotFound() async {
        let sorry = Site.html(
            "<h1>Page not found</h1><p>We could not find what you were looking for.</p>", title: "Page not found")
        #expect(await claimOutcome(cited, Site.page(address, sorry)) == .gone)
        let links = (1...10).map { "<li><a href=\"/guide/\($0)\">Guide number \($0) for beginners</a></li>" }.joined()
        let home = Site.html("<h1>Welcome</h1><p>All about our models and prices.</p><ul>\(links)</ul>")
        let canary = NotFoundLook.canaryURL(for: address) ?? ""
        let site = Site(answers: [address: [Site.page(address, home)], canary: [Site.page(canary, home)]])
        let run = await DriftCheck(survey: survey([cited]), fetcher: site.fetcher, secondsSince1970: day).run()
        #expect(run.report.sources.first?.outcome == .softNotFound)
        // Too little to be a start page: something is in the way.
        let wall = Site.html("<h1>Welcome</h1><p>All about our models and prices.</p>")
        let closed = Site(answers: [address: [Site.page(address, wall)], canary: [Site.page(canary, wall)]])
        let second = await DriftCheck(survey: survey([cited]), fetcher: closed.fetcher, secondsSince1970: day).run()
        #expect(second.report.sources.first?.outcome == .blocked)
        #expect(second.report.claims.first?.outcome == .undecided)
    }

    @Test func movedOnlyWhereItHolds() async {
        let target = "https://docs.example.com/new"
        let moved = Site.redirect(address, to: Site.page(target, good))
        #expect(await claimOutcome(cited, moved) == .moved)
        let elsewhere = Site.redirect(
            address, to: Site.page(target, Site.html("<h1>Home</h1><p>Hello and welcome.</p>")))
        #expect(await claimOutcome(cited, elsewhere) == .lost)
        #expect(
            await claimOutcome(cited, Site.redirect(address, to: Site.page(target, good), status: 302)) == .verified)
    }

    @Test func wallsAndTroubleAreUndecided() async {
        for status in [401, 403, 451, 429, 500, 503] {
            #expect(
                await claimOutcome(cited, Site.page(address, Site.html("<p>no</p>"), status: status)) == .undecided,
                "\(status)")
        }
        let wall =
            "<html><head><title>Just a moment...</title><script src=\"https://challenges.cloudflare.com/turnstile/v0/api.js\"></script></head><body><p>Checking</p></body></html>"
        #expect(await claimOutcome(cited, Site.page(address, wall)) == .undecided)
        let shell =
            "<html><head><title>Docs</title><script src=\"/a.js\"></script></head><body><div id=\"root\"></div></body></html>"
        #expect(await claimOutcome(cited, Site.page(address, shell)) == .undecided)
        let run = await result(cited, [Site.page(address, "", status: 403)])
        #expect(run.exit.code == 3)
        #expect(run.report.claims.first?.since == SurveyDate(secondsSince1970: day))
        let later = await result(cited, [Site.page(address, "", status: 403)], state: run.state, at: day + 5 * 86_400)
        #expect(later.report.claims.first?.since == SurveyDate(secondsSince1970: day))
    }

    @Test func aPageThatShrankIsAWall() async {
        let long = Site.html(
            "<h1>Auth</h1><p>Set the key in ACME_KEY before the first call.</p><p>\(String(repeating: "More to read here. ", count: 60))</p>"
        )
        let first = await result(cited, [Site.page(address, long)])
        let baseline = Baseline().accepting(first.material, on: SurveyDate(secondsSince1970: day))
        let short = Site.html("<h1>Welcome</h1><p>Choose your language to go on.</p>")
        let second = await result(cited, [Site.page(address, short)], baseline: baseline)
        #expect(second.report.claims.first?.outcome == .undecided)
        #expect(second.report.sources.first?.outcome == .shrunk)
    }

    @Test func registries() async {
        let json =
            "{\"providers\":{\"acme\":{\"id\":\"acme\",\"env\":[\"ACME_KEY\"],\"api\":\"https://api.acme.ai/v1/\"}}}"
        let body = Site.page(address, json, type: "application/json")
        func pointed(_ type: ValueType, _ value: String, _ pointer: String) async -> ClaimOutcome? {
            await claimOutcome(claim(type, value, Evidence(source: "page", pointer: pointer)), body)
        }
        #expect(await pointed(.registryID, "acme", "/providers/acme") == .verified)
        #expect(await pointed(.environmentVariable, "ACME_KEY", "/providers/acme/env") == .verified)
        #expect(await pointed(.baseURL, "https://api.acme.ai/v1", "/providers/acme/api") == .verified)
        #expect(await pointed(.registryID, "acme2", "/providers/acme/id") == .changed)
        #expect(await pointed(.registryID, "beta", "/providers/beta") == .lost)
        let broken = Site.page(address, "<html><body><p>Sorry, an error.</p></body></html>")
        #expect(
            await claimOutcome(claim(.registryID, "acme", Evidence(source: "page", pointer: "/providers/acme")), broken)
                == .undecided)
    }

    @Test func patternsAndStatus() async {
        let yaml = Site.page(address, "- id: acme\n  name: Acme\n", type: "text/plain")
        let pattern = Evidence(source: "page", pattern: "id: ([a-z]+)")
        #expect(await claimOutcome(claim(.registryID, "acme", pattern), yaml) == .verified)
        let other = await result(claim(.registryID, "acne", pattern), [yaml])
        #expect(other.report.claims.first?.found == "acme")
        let logo = Site.page(address, "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>", type: "image/svg+xml")
        #expect(await claimOutcome(claim(.slug, "acme", Evidence(source: "page", status: 200)), logo) == .verified)
    }

    @Test func aTemplateThatAnswersForAnythingProvesNothing() async {
        let source = Source(
            id: "page", url: "https://cdn.example.com/{value}.svg", kind: .registry,
            asOf: SurveyDate(secondsSince1970: day), knownBad: "no-such")
        let picture = "<svg></svg>"
        let slug = claim(.slug, "acme", Evidence(source: "page", status: 200))
        func run(_ bad: Int) async -> ClaimOutcome? {
            let site = Site(answers: [
                "https://cdn.example.com/acme.svg": [
                    Site.page("https://cdn.example.com/acme.svg", picture, type: "image/svg+xml")
                ],
                "https://cdn.example.com/no-such.svg": [
                    Site.page("https://cdn.example.com/no-such.svg", picture, status: bad, type: "image/svg+xml")
                ],
            ])
            let check = DriftCheck(
                survey: survey([slug], sources: [source]), fetcher: site.fetcher, secondsSince1970: day)
            return await check.run().report.claims.first?.outcome
        }
        #expect(await run(404) == .verified)
        #expect(await run(200) == .undecided)
        #expect(await run(429) == .undecided)
        #expect(await run(503) == .undecided)
        #expect(await run(403) == .undecided)
    }

    @Test func bestPrimaryEvidenceDecides() async {
        let two = claim(
            .environmentVariable, "ACME_KEY", Evidence(source: "page", quote: "key in ACME_KEY before"),
            Evidence(source: "other"))
        let today = SurveyDate(secondsSince1970: day)
        let sources = [
            Source(id: "page", url: address, asOf: today),
            Source(id: "other", url: "https://other.example.com/", asOf: today),
        ]
        let site = Site(answers: [
            address: [Site.page(address, good)],
            "https://other.example.com/": [
                Site.page("https://other.example.com/", Site.html("<h1>Other</h1><p>Nothing of it.</p>"))
            ],
        ])
        let run = await DriftCheck(
            survey: survey([two], sources: sources), fetcher: site.fetcher, secondsSince1970: day
        )
        .run()
        #expect(run.report.claims.first?.outcome == .verified)
        #expect(run.report.claims.first?.lostSupport == ["other"])
        #expect(run.exit.code == 0)
        #expect(run.exit.strictCode == 1)
    }

    @Test func notModifiedKeepsAnOutcomeOnlyForTheSameData() async {
        let tagged = Site.page(address, good, headers: [.init(name: "ETag", value: "\"1\"")])
        let first = await result(cited, [tagged])
        #expect(first.state.pages[address]?.validators?.entityTag == "\"1\"")
        let unmodified = Site.page(address, "", status: 304)
        let second = await result(cited, [unmodified, Site.page(address, renamed)], state: first.state)
        #expect(second.report.claims.first?.outcome == .verified)
        #expect(second.report.sources.first?.outcome == .notModified)
        let edited = claim(
            .environmentVariable, "ACME_OTHER", Evidence(source: "page", quote: "key in ACME_KEY before"))
        let third = await result(edited, [unmodified, Site.page(address, good)], state: first.state)
        #expect(third.report.claims.first?.outcome != .verified)
    }

    @Test func acknowledgedFindingsDoNotFail() async {
        let first = await result(cited, [Site.page(address, renamed)])
        let finding = first.report.claims.first
        var options = CheckOptions()
        options.acknowledgements = [
            Acknowledgement(
                fingerprint: finding?.fingerprint ?? "", reason: .upstreamError,
                until: SurveyDate(secondsSince1970: day + 86_400))
        ]
        func code(at moment: Int, _ body: String) async -> Int {
            let site = Site(answers: [address: [Site.page(address, body)]])
            return await DriftCheck(
                survey: survey([cited]), state: confirmed(survey([cited])), fetcher: site.fetcher,
                secondsSince1970: moment, options: options
            ).run().exit.code
        }
        #expect(await code(at: day, renamed) == 0)
        #expect(await code(at: day + 3 * 86_400, renamed) == 1)
        #expect(await code(at: day, renamed.replacing("ACME_TOKEN", with: "ACME_SECRET")) == 1)
    }
}
