import SurveyModel
import SurveySupport
import Testing

@testable import DriftCheck
@testable import PageMatch

@Suite(.timeLimit(.minutes(15))) struct PatternCostTests {
    @Test(arguments: [
        "(a+)+$", "((?:[A-Z]+_?)+)=", "(?:a|aa)+(b)", "(x*)*", "((a{2,}){3,})", "(.*a){90}", "(a)\\1", "(.*).*.*.*.*x",
        "(?:(?:a|b)?)*(c)",
    ])
    func `patterns that could take for ever are refused`(_ pattern: String) async {
        #expect(PatternCost.objection(to: pattern) != nil)
        let line = "- id: " + String(repeating: "a", count: 1_900)
        let page = Site.page(address, line, type: "text/plain")
        let run = await outcome(claim(.registryID, "b", Evidence(source: "page", pattern: pattern)), [page])
        #expect(run.report.claims.first?.outcome == .undecided)
    }

    @Test(arguments: [
        "id: ([a-z]+)", "api_key_env=\"([A-Z_]+)\"", "(?:id|name):\\s*([a-z-]+)", "model=\"([^\"/]+)/",
        "\\[([a-z]+)\\]", "([(|)+]+) a+",
        "v(\\d{1,3})\\.\\d+",
    ])
    func `patterns that people write are not`(_ pattern: String) {
        #expect(PatternCost.objection(to: pattern) == nil)
    }

    /// The worst that is let through, on pages made for it.
    @Test(arguments: ["a*(b)", "a*a*(b)", "a*a*a*(b)"])
    func `what is let through ends`(_ pattern: String) async {
        let page = Site.page(address, String(repeating: "a", count: 200_000), type: "text/plain")
        let run = await outcome(claim(.registryID, "b", Evidence(source: "page", pattern: pattern)), [page])
        #expect([.undecided, .lost].contains(run.report.claims.first?.outcome))
    }

    @Test func `a match in a long line is found`() async {
        let line =
            String(repeating: "name: other, ", count: 400) + "id: acme, "
            + String(repeating: "name: more, ", count: 400)
        let page = Site.page(address, line, type: "text/plain")
        let run = await outcome(
            claim(.registryID, "acme", Evidence(source: "page", pattern: "id:\\s*([a-z]+)")), [page])
        #expect(run.report.claims.first?.outcome == .verified)
    }
}
