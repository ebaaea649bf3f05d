import PageFetch
import SurveyModel
import SurveySupport
import Testing

@testable import DriftCheck
@testable import PageMatch
@testable import Reports

@Suite struct ReportTests {
    let hostile = Site.html(
        "<h1>Auth</h1><p>Set the key in ACME_TOKEN before \u{1B}[31mthe|first `call` ::error::x &lt;script&gt; @team.</p>"
    )
    let cited = claim(.environmentVariable, "ACME_KEY", Evidence(source: "page", quote: "key in ACME_KEY before"))

    @Test(arguments: ReportFormat.allCases)
    func nothingOfAPageGetsThroughRaw(_ format: ReportFormat) async throws {
        let report = await result(cited, [Site.page(address, hostile)]).report
        let text = try format.write(report)
        #expect(!text.contains("\u{1B}"))
        #expect(!text.contains("<script>"))
        #expect(!text.contains("\n::error::x"))
        #expect(text.hasSuffix("\n"))
        #expect(text.contains("ACME_TOKEN") || text.contains("ACME\\_TOKEN"))
    }

    @Test func jsonKeepsItsContract() async throws {
        let report = await result(cited, [Site.page(address, hostile)]).report
        let root = try JSONParser.parse(Array(ReportFormat.json.write(report).utf8))
        #expect(root["schemaVersion"]?.scalarText == "1")
        #expect(root["summary"]?["claims"]?["changed"]?.scalarText == "1")
        let names = root["summary"]?["sources"]?.members?.map(\.key) ?? []
        #expect(
            names.starts(with: [
                "ok", "notModified", "moved", "gone", "softNotFound", "blocked", "throttled", "scriptOnly",
                "unreachable",
            ]))
        let claim = try #require(root["claims"]?.array?.first)
        for key in [
            "id", "outcome", "expected", "found", "fingerprint", "location", "evidence", "impact", "suggestion",
        ] {
            #expect(claim[key] != nil, "\(key)")
        }
        #expect(claim["evidence"]?.array?.first?["link"]?.string?.contains("#:~:text=") == true)
    }

    @Test func equalRunsGiveEqualReports() async throws {
        let claims = (0..<40).map { number in
            claim(.environmentVariable, "ACME_KEY", Evidence(source: "page\(number % 7)"), id: "acme/key\(number)")
        }
        let today = SurveyDate(secondsSince1970: day)
        let sources = (0..<7).map { Source(id: "page\($0)", url: "https://host\($0).example.com/", asOf: today) }
        var texts: Set<String> = []
        for _ in 0..<3 {
            let fetcher = PageFetcher { request in
                try? await Task.sleep(for: .milliseconds(Int.random(in: 0...5)))
                return .success(Site.page(request.url, Site.html("<h1>A</h1><p>Use ACME_KEY here.</p>")))
            }
            let run = await DriftCheck(
                survey: survey(claims, sources: sources), fetcher: fetcher, secondsSince1970: day
            ).run()
            texts.insert(try ReportFormat.json.write(run.report))
        }
        #expect(texts.count == 1)
    }

    @Test func textFragments() {
        let link = TextFragment.link("https://h.example/a", passage: "a-b, c & d")
        #expect(link == "https://h.example/a#:~:text=a%2Db%2C%20c%20%26%20d")
        let long = TextFragment.link("https://h.example/a#x", passage: "1 2 3 4 5 6 7 8 9 10 11 12")
        #expect(long == "https://h.example/a#x:~:text=1%202%203%204,9%2010%2011%2012")
    }

    @Test func baselineAndStateSurviveWriting() async throws {
        let good = Site.html("<h1>Auth</h1><p>Set the key in ACME_KEY before the first call. ACME_KEY again.</p>")
        let run = await result(cited, [Site.page(address, good, headers: [.init(name: "ETag", value: "\"1\"")])])
        let baseline = Baseline().accepting(run.material, on: SurveyDate(secondsSince1970: day))
        #expect(!baseline.anchors.isEmpty)
        let bytes = Array(try JSONWriter.write(encoding: baseline).utf8)
        let readBack = try Baseline(JSONParser.parse(bytes))
        #expect(readBack == baseline)
        let state = Array(try JSONWriter.write(encoding: run.state).utf8)
        #expect(try RunState(JSONParser.parse(state)) == run.state)
        // Accepting the same pages again changes nothing, not even the dates.
        let again = baseline.accepting(run.material, on: SurveyDate(secondsSince1970: day + 864_000))
        #expect(again == baseline)
    }

    @Test func noNetworkIsSaidOnce() async {
        let fetcher = PageFetcher { _ in .failure(.nameNotResolved(host: "docs.example.com")) }
        let run = await DriftCheck(survey: survey([cited]), fetcher: fetcher, secondsSince1970: day).run()
        #expect(run.exit.code == 3)
        #expect(run.exit.reason?.contains("no network") == true)
    }
}
