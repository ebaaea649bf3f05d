import DriftCheck
import PageFetch
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing

/// Silence about noise, and words about edits: invented articles in shells that differ on every fetch.
@Suite(.timeLimit(.minutes(15))) struct ShellTests {
    private static let moment = 1_790_000_000
    /// What `accept` noted of all pages; made once for all tests.
    private static let accepted = Task {
        let site = ShellSite()
        return (site, await site.baseline(at: moment))
    }

    @Test func `a thousand fetches of unchanged pages raise no alarm`() async throws {
        let (site, baseline) = await Self.accepted.value
        #expect(baseline.anchors.count == site.claims.count)
        var fetches = 0
        var alarms: [String] = []
        var sections: [String] = []
        var seed: UInt64 = 100
        while fetches < 1_000 {
            seed += 1
            let report = await site.check(baseline, at: Self.moment, seed: seed)
            fetches += report.sources.count
            alarms += report.claims.filter { $0.outcome != .verified }.map {
                "\($0.id) \($0.outcome) \($0.found ?? "")"
            }
            sections += report.sources.flatMap { source in source.changedSections.map { "\(source.id): \($0)" } }
        }
        print("shells: \(fetches) fetches, \(alarms.count) alarms, \(sections.count) sections called changed")
        #expect(fetches >= 1_000)
        #expect(alarms == [])
        // Information, not alarms: text beside the title that happened to be the same in both fetches of the baseline.
        #expect(sections.count <= fetches / 20, "\(Set(sections).sorted())")
    }

    @Test func `a site that moves to another documentation system raises no alarm`() async throws {
        let (site, baseline) = await Self.accepted.value
        for steps in 1..<Shell.allCases.count {
            let report = await site.check(baseline, at: Self.moment, seed: UInt64(500 + steps), shellsOn: steps)
            let open = report.claims.filter { $0.outcome != .verified }
            #expect(open.map { "\(steps) \($0.id) \($0.outcome) \($0.found ?? "")" } == [])
        }
    }

    @Test func `an edit is seen in every shell, and the new value is named`() async throws {
        let (site, baseline) = await Self.accepted.value
        var edits = 0
        var missed: [String] = []
        var values = 0
        var unnamed: [String] = []
        for (number, page) in site.pages.enumerated() {
            for (place, fact) in page.article.facts.enumerated() {
                let kinds = Article.Edit.Kind.allCases
                let edit = Article.Edit(slot: fact.slot, kind: kinds[(number + place) % kinds.count])
                let claim = await site.check(page, fact, edit, baseline, at: Self.moment, seed: UInt64(7_000 + edits))
                edits += 1
                let name = [
                    page.claimID(fact), edit.kind.rawValue, claim?.outcome.rawValue ?? "",
                    claim?.found ?? claim?.reason ?? "",
                ].joined(separator: " ")
                if claim?.outcome.isDestructive != true { missed.append(name) }
                guard edit.kind != .removed, fact.type.standsOnPages else { continue }
                values += 1
                if claim?.found != (edit.kind == .suffixed ? fact.suffixed : fact.renamed) { unnamed.append(name) }
            }
        }
        print(
            "shells: \(edits - missed.count) of \(edits) edits seen, \(values - unnamed.count) of \(values) new values named"
        )
        for miss in missed { print("  missed: \(miss)") }
        for miss in unnamed { print("  unnamed: \(miss)") }
        #expect(Double(missed.count) <= 0.03 * Double(edits), "\(missed)")
        #expect(Double(unnamed.count) <= 0.1 * Double(values), "\(unnamed)")
    }
}

/// Every article in every shell, each at an address of its own.
struct ShellSite: Sendable {
    struct Entry: Sendable {
        var shell: Shell
        var article: Article
        var url: String { "https://\(shell).\(article.id).example/guide" }
        var source: String { "\(shell)-\(article.id)" }

        func claimID(_ fact: Article.Fact) -> String { "\(source)/quirks.\(fact.slot)" }
    }

    let pages: [Entry] = Shell.allCases.flatMap { shell in Article.all.map { Entry(shell: shell, article: $0) } }

    var claims: [Claim] { pages.flatMap(claims) }

    private func claims(_ page: Entry) -> [Claim] {
        page.article.facts.map { fact in
            let quote = fact.quote?.replacing("{\(fact.slot)!}", with: fact.value)
            return Claim(
                id: page.claimID(fact), value: TypedValue(fact.type, fact.value),
                asOf: SurveyDate(daysSince1970: 20_000),
                evidence: [Evidence(source: page.source, quote: quote)])
        }
    }

    private func survey(_ pages: [Entry], _ claims: [Claim]) -> Survey {
        Survey(
            providers: [Provider(id: "all", quirks: claims.map { Quirk(claim: $0) })],
            sources: pages.map { Source(id: $0.source, url: $0.url, asOf: SurveyDate(daysSince1970: 20_000)) })
    }

    /// Two fetches of every page, as `accept` makes them.
    func baseline(at moment: Int) async -> Baseline {
        var options = CheckOptions()
        options.readsTwice = true
        let run = await DriftCheck(
            survey: survey(pages, claims), fetcher: fetcher(pages, nil, seed: 1), secondsSince1970: moment,
            options: options
        ).run()
        return Baseline().accepting(run.material, on: SurveyDate(secondsSince1970: moment))
    }

    /// One fetch of every page.
    func check(_ baseline: Baseline, at moment: Int, seed: UInt64, shellsOn steps: Int = 0) async -> CheckReport {
        await DriftCheck(
            survey: survey(pages, claims), baseline: baseline,
            fetcher: fetcher(pages, nil, seed: seed, shellsOn: steps),
            secondsSince1970: moment
        ).run().report
    }

    /// One claim against its page after an edit.
    func check(
        _ page: Entry, _ fact: Article.Fact, _ edit: Article.Edit, _ baseline: Baseline, at moment: Int, seed: UInt64
    ) async -> CheckReport.ClaimFinding? {
        await DriftCheck(
            survey: survey([page], claims(page)), baseline: baseline, fetcher: fetcher([page], edit, seed: seed),
            secondsSince1970: moment
        ).run().report.claims.first { $0.id == page.claimID(fact) }
    }

    private func fetcher(_ pages: [Entry], _ edit: Article.Edit?, seed: UInt64, shellsOn steps: Int = 0) -> PageFetcher
    {
        let entries = Dictionary(pages.enumerated().map { ($1.url, ($0, $1)) }) { first, _ in first }
        let fetches = FetchCounter()
        return PageFetcher { request in
            guard let (number, page) = entries[request.url] else {
                return .success(InventedWeb.page(SitePage(url: request.url, status: 404, body: "<h1>Not found</h1>")))
            }
            let fetch = await fetches.next(request.url)
            let body = page.shell.next(steps).page(
                page.article.filled(edit), seed: seed &* 1_000_003 &+ UInt64(number * 17 + fetch))
            return .success(InventedWeb.page(SitePage(url: request.url, body: body)))
        }
    }
}

/// How often each address was fetched.
actor FetchCounter {
    private var counts: [String: Int] = [:]

    func next(_ key: String) -> Int {
        counts[key, default: 0] += 1
        return counts[key, default: 0]
    }
}
