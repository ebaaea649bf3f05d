import PageText
import SurveyModel
import SurveySupport
import Testing

@testable import DriftCheck
@testable import PageMatch

@Suite(.timeLimit(.minutes(15))) struct PatternCostTests {
    /// Patterns that are known to take exponential or polynomial time in engines that backtrack.
    static let costly = [
        "(a+)+$", "((?:[A-Z]+_?)+)=", "(?:a|aa)+(b)", "(x*)*", "((a{2,}){3,})", "(.*a){90}", "(a)\\1", "(.*).*.*.*.*x",
        "(?:(?:a|b)?)*(c)", "((?:a|aa){1,64})b", "((?:a|a?){1,40})b", "((a?){50})b", "(?:a{1,60}){1,60}b",
        "(?:(?:a|ab|aab){1,8}){1,8}c", "(a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?)b",
        "(a{0,64}a{0,64}a{0,64}a{0,64})b",
        "(?:[ab]|a){1,30}(c)", "(?i:(?:a|A){1,40})b", "((?:a|aa){1,64}?)b", "(?<x>(?:a|aa){30})b",
    ]

    @Test(arguments: costly)
    func `patterns that could take for ever are refused`(_ pattern: String) async {
        #expect(PatternCost.objection(to: pattern) != nil)
        let line = "- id: " + String(repeating: "a", count: 1_900)
        let page = Site.page(address, line, type: "text/plain")
        let run = await result(claim(.registryID, "b", Evidence(source: "page", pattern: pattern)), [page])
        #expect(run.report.claims.first?.outcome == .undecided)
    }

    @Test(arguments: [
        "id: ([a-z]+)", "api_key_env=\"([A-Z_]+)\"", "(?:id|name):\\s*([a-z-]+)", "model=\"([^\"/]+)/",
        "\\[([a-z]+)\\]", "([(|)+]+) a+", "v(\\d{1,3})\\.\\d+", "(?:base|api)_url\\s*[:=]\\s*\"?([^\"\\s]+)",
        "([A-Z]{2,20}_API_KEY)", "https?://([a-z.]+)/v1", "(\\p{Lu}+)_KEY", "(?:a|b|c){1,3}=([0-9a-f]{8})",
    ])
    func `patterns that people write are not`(_ pattern: String) {
        #expect(PatternCost.objection(to: pattern) == nil)
    }

    /// The worst that is let through, run for real over texts made for it: the time limit of the suite is what ends a
    /// pattern that should have been refused.
    @Test(arguments: [
        "a*(b)", "a*a*(b)", "a*a*a*(b)", "(?:a|aa){1,8}(b)", "a{0,8}a{0,8}a*(b)", "(a?a?a?a?a?a?a?)a*b",
        "(?:a|aa)a*a*(b)",
    ])
    func `what is let through ends`(_ pattern: String) {
        #expect(PatternCost.objection(to: pattern) == nil)
        let index = PageIndex(page([paragraph(String(repeating: "a", count: 200_000))]))
        let match = PatternSearch(index: index).find(pattern, value: TypedValue(.registryID, "b"))
        #expect([.undecided, .lost].contains(match.outcome))
    }

    @Test func `a match in a long line is found`() async {
        let line =
            String(repeating: "name: other, ", count: 400) + "id: acme, "
            + String(repeating: "name: more, ", count: 400)
        let page = Site.page(address, line, type: "text/plain")
        let run = await result(
            claim(.registryID, "acme", Evidence(source: "page", pattern: "id:\\s*([a-z]+)")), [page])
        #expect(run.report.claims.first?.outcome == .verified)
    }
}
