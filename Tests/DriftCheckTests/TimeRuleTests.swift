import PageFetch
import SurveyModel
import SurveySupport
import Testing

@testable import DriftCheck
@testable import PageMatch
@testable import Reports

/// Sequences of runs on an injected clock: what a scheduled job sees over weeks.
@Suite struct TimeRuleTests {
    let cited = claim(.environmentVariable, "ACME_KEY", Evidence(source: "page", quote: "key in ACME_KEY before"))
    let good = Site.page(address, Site.html("<h1>Auth</h1><p>Set the key in ACME_KEY before the first call.</p>"))
    let renamed = Site.page(address, Site.html("<h1>Auth</h1><p>Set the key in ACME_TOKEN before the first call.</p>"))
    let other = Site.page(address, Site.html("<h1>Auth</h1><p>Set the key in ACME_SECRET before the first call.</p>"))
    let missing = Site.page(address, Site.html("<h1>Not found</h1>"), status: 404)
    let wall = Site.page(address, Site.html("<p>no</p>"), status: 403)

    private struct Seen: Equatable, CustomStringConvertible {
        var outcome: ClaimOutcome?
        var since: Int?
        var code: Int
        var description: String { "\(outcome?.rawValue ?? "-") since \(since.map(String.init) ?? "-") exit \(code)" }

        init(_ outcome: ClaimOutcome?, since: Int? = nil, code: Int) {
            self.outcome = outcome
            self.since = since
            self.code = code
        }
    }

    /// One run per entry: the day, and what the page answers on it. `since` is told in days, too. The state goes through
    /// its file, as it does in practice.
    private func runs(_ days: [(Int, [Page])]) async throws -> [Seen] {
        var state = confirmed(survey([cited]))
        var seen: [Seen] = []
        let start = SurveyDate(secondsSince1970: day)
        for (number, pages) in days {
            let run = await result(cited, pages, state: state, at: day + number * 86_400)
            let finding = run.report.claims.first
            seen.append(Seen(finding?.outcome, since: finding?.since?.days(since: start), code: run.exit.code))
            state = try #require(RunState(JSONParser.parse(Array(JSONWriter.write(encoding: run.state).utf8))))
        }
        return seen
    }

    @Test func `a page that comes and goes never alarms, and its date starts again`() async throws {
        let seen = try await runs([(0, [missing]), (7, [good]), (14, [missing]), (21, [good]), (28, [missing])])
        #expect(
            seen == [
                Seen(.gone, since: 0, code: 0), Seen(.verified, code: 0), Seen(.gone, since: 14, code: 0),
                Seen(.verified, code: 0), Seen(.gone, since: 28, code: 0),
            ])
    }

    @Test func `a 404 alarms once it has lasted three runs and seven days`() async throws {
        let daily = try await runs((0...8).map { ($0, [missing]) })
        #expect(daily.map(\.code) == [0, 0, 0, 0, 0, 0, 0, 1, 1])
        #expect(Set(daily.map(\.since)) == [0])
        // Eight days, but two runs only: not yet.
        #expect(try await runs([(0, [missing]), (8, [missing])]).map(\.code) == [0, 0])
    }

    @Test func `a 410 alarms at once`() async throws {
        let final = Site.page(address, "", status: 410)
        #expect(try await runs([(0, [final])]) == [Seen(.gone, since: 0, code: 1)])
    }

    @Test func `a wall in between neither ends an absence nor adds to it`() async throws {
        let seen = try await runs([(0, [missing]), (4, [wall]), (5, [missing]), (9, [wall]), (10, [missing])])
        #expect(
            seen == [
                Seen(.gone, since: 0, code: 0), Seen(.undecided, since: 4, code: 3), Seen(.gone, since: 0, code: 0),
                Seen(.undecided, since: 9, code: 3), Seen(.gone, since: 0, code: 1),
            ])
    }

    @Test func `blocked for weeks is undecided since its first day, whatever the obstacle, until the page is back`()
        async throws
    {
        let busy = Site.page(address, "", status: 503)
        let seen = try await runs([(0, [good]), (7, [wall]), (14, [busy]), (42, [wall]), (49, [good]), (56, [wall])])
        #expect(
            seen == [
                Seen(.verified, code: 0), Seen(.undecided, since: 7, code: 3), Seen(.undecided, since: 7, code: 3),
                Seen(.undecided, since: 7, code: 3), Seen(.verified, code: 0), Seen(.undecided, since: 56, code: 3),
            ])
        let run = await result(cited, [wall])
        let later = await result(cited, [busy], state: run.state, at: day + 20 * 86_400)
        #expect(later.report.sources.first?.since == SurveyDate(secondsSince1970: day))
    }

    @Test func `two fetches of one run that disagree alarm nobody`() async throws {
        #expect(try await runs([(0, [renamed, good])]).map(\.code) == [0])
        #expect(try await runs([(0, [renamed, other])]) == [Seen(.undecided, since: 0, code: 0)])
        #expect(try await runs([(0, [missing, good])]) == [Seen(.verified, code: 0)])
        #expect(try await runs([(0, [renamed, missing])]) == [Seen(.undecided, since: 0, code: 0)])
        #expect(try await runs([(0, [renamed, wall])]).map(\.outcome) == [.undecided])
        #expect(try await runs([(0, [renamed, renamed])]) == [Seen(.changed, code: 1)])
        let run = await result(cited, [renamed, other])
        #expect(run.report.claims.first?.reason?.contains("ACME_SECRET") == true)
        #expect(run.report.claims.first?.suggestion == nil)
    }

    @Test func `a neighbour's alarm does not drag a claim along that stood in the first fetch`() async throws {
        let neighbour = claim(
            .environmentVariable, "ACME_HOST", Evidence(source: "page", quote: "host in ACME_HOST before"),
            id: "acme/host")
        func text(_ key: String, _ host: String) -> Page {
            let body =
                "<h1>Auth</h1><p>Set the key in \(key) before the call.</p><p>Set the host in \(host) before it.</p>"
            return Site.page(address, Site.html(body))
        }
        let site = Site(answers: [address: [text("ACME_TOKEN", "ACME_HOST"), text("ACME_TOKEN", "ACME_DOMAIN")]])
        let run = await DriftCheck(survey: survey([cited, neighbour]), fetcher: site.fetcher, secondsSince1970: day)
            .run()
        #expect(run.report.claims.map(\.outcome) == [.verified, .changed])
    }

    @Test func `a not-found page in one of two fetches starts no absence`() async throws {
        let run = await result(cited, [renamed, missing])
        #expect(run.state.pages[address]?.absence == nil)
        let next = await result(cited, [missing], state: run.state, at: day + 86_400)
        #expect(next.report.claims.first?.since == SurveyDate(secondsSince1970: day + 86_400))
    }

    // MARK: - Validators

    private func tagged(_ page: Page, _ tag: String) -> Page {
        var page = page
        page.hops[0].headers.append(.init(name: "ETag", value: tag))
        return page
    }

    @Test func `validators come from a page on which everything stood, and from nothing else`() async throws {
        func tag(_ pages: Page...) async -> String? {
            await result(cited, pages).state.pages[address]?.validators?.entityTag
        }
        #expect(await tag(tagged(good, "\"1\"")) == "\"1\"")
        #expect(await tag(tagged(renamed, "\"1\"")) == nil)
        #expect(await tag(tagged(missing, "\"1\"")) == nil)
        #expect(await tag(tagged(wall, "\"1\"")) == nil)
        #expect(await tag(tagged(renamed, "\"1\""), tagged(good, "\"2\"")) == nil, "a page that flaps")
        #expect(await tag(Site.redirect(address, to: tagged(good, "\"1\""))) == nil, "a moved page")
    }

    @Test func `a wall does not cost the validators of the page behind it, a drift does`() async throws {
        let first = await result(cited, [tagged(good, "\"1\"")])
        let walled = await result(cited, [wall], state: first.state, at: day + 86_400)
        #expect(walled.state.pages[address]?.validators?.entityTag == "\"1\"")
        let unmodified = Site.page(address, "", status: 304)
        let back = await result(cited, [unmodified, renamed], state: walled.state, at: day + 2 * 86_400)
        #expect(back.report.claims.first?.outcome == .verified)
        #expect(back.state.pages[address]?.trouble == nil)
        let drifted = await result(cited, [renamed], state: back.state, at: day + 3 * 86_400)
        #expect(drifted.state.pages[address]?.validators == nil)
    }

    @Test func `a 304 is not enough for a claim that was edited meanwhile`() async throws {
        let first = await result(cited, [tagged(good, "\"1\"")])
        let asked = Asked()
        let fetcher = PageFetcher { request in
            await asked.note(request.validators != nil)
            return .success(request.validators == nil ? renamed : Site.page(address, "", status: 304))
        }
        func check(_ claim: Claim) async -> ClaimOutcome? {
            await DriftCheck(survey: survey([claim]), state: first.state, fetcher: fetcher, secondsSince1970: day).run()
                .report.claims.first?.outcome
        }
        #expect(await check(cited) == .verified)
        #expect(await asked.conditional == [true])
        let edited = claim(
            .environmentVariable, "ACME_OTHER", Evidence(source: "page", quote: "key in ACME_OTHER before"))
        #expect(await check(edited) != .verified)
        #expect(await asked.conditional.dropFirst().contains(true) == false)
    }

    private actor Asked {
        var conditional: [Bool] = []
        func note(_ isConditional: Bool) { conditional.append(isConditional) }
    }

    // MARK: - Several sources, and age

    @Test func `a claim is gone for good only when its last equal source is`() async throws {
        let two = claim(
            .environmentVariable, "ACME_KEY", Evidence(source: "page", quote: "key in ACME_KEY before"),
            Evidence(source: "other"))
        let today = SurveyDate(secondsSince1970: day)
        let second = "https://other.example.com/"
        let sources = [Source(id: "page", url: address, asOf: today), Source(id: "other", url: second, asOf: today)]
        var state = confirmed(survey([two], sources: sources))
        let old = RunState.Trouble(
            outcome: .gone, since: SurveyDate(secondsSince1970: day - 40 * 86_400), runs: 5, lastRun: today)
        state.pages[address] = RunState.PageState()
        state.pages[address]?.absence = old
        func check(_ state: RunState) async -> CheckResult {
            await DriftCheck(
                survey: survey([two], sources: sources), state: state, fetcher: Site(answers: [:]).fetcher,
                secondsSince1970: day
            ).run()
        }
        let fresh = await check(state)
        #expect(fresh.report.claims.first?.isWarning == true)
        #expect(fresh.report.claims.first?.since == today)
        state.pages[second] = state.pages[address]
        #expect(await check(state).exit.code == 1)
    }

    @Test(arguments: [(180, false), (181, true), (400, true)])
    func `old confirmations are counted and named, and fail only a strict run that did not see them stand`(
        _ age: Int, _ isOld: Bool
    ) async throws {
        var aged = cited
        aged.asOf = SurveyDate(secondsSince1970: day - age * 86_400)
        let walled = await result(aged, [wall])
        let standing = await result(aged, [good])
        for run in [walled, standing] {
            let text = try ReportFormat.text.write(run.report)
            #expect(text.contains("last confirmed \(age) days ago") == isOld, "\(text)")
            #expect(run.exit.code == (run.exit.reason == nil ? 0 : 3))
            let claim = try JSONParser.parse(Array(ReportFormat.json.write(run.report).utf8))["claims"]?.array?.first
            #expect(claim?["asOf"]?.string == aged.asOf.description)
            #expect(claim?["ageDays"]?.scalarText == String(age))
        }
        #expect(standing.exit.strictCode == 0)
        // A second page that could be read keeps the run from being blind.
        let unread = claim(.environmentVariable, "ACME_KEY", Evidence(source: "other"), id: "acme/other")
        var old = unread
        old.asOf = aged.asOf
        let today = SurveyDate(secondsSince1970: day)
        let sources = [
            Source(id: "page", url: address, asOf: today),
            Source(id: "other", url: "https://other.example.com/", asOf: today),
        ]
        let site = Site(answers: [
            address: [good],
            "https://other.example.com/": [Site.page("https://other.example.com/", "", status: 403)],
        ])
        let run = await DriftCheck(
            survey: survey([cited, old], sources: sources), fetcher: site.fetcher, secondsSince1970: day
        ).run()
        #expect(run.exit.code == 0)
        #expect(run.exit.strictCode == (isOld ? 1 : 0))
    }
}
