import Foundation
package import SurveyModel
import SurveySupport

/// The invented web of the shipped survey after nine edits, one for each thing that can become of a fact.
package enum DriftingSite {
    /// Claims by what happens to them.
    package static let renamedPrefix = "azure-openai/routing.litellm"
    package static let suffixedVariable = "together-ai/credentials.api-key"
    package static let versionedURL = "deepseek/endpoints.anthropic"
    package static let vanishedStatement = "together-ai/quirks.project-keys"
    package static let counterPhrase = "sambanova/oauth"
    package static let movedPage = "cohere/quirks.trial-cap"
    package static let gonePage = "cerebras/quirks.wafer-scale-speed"
    package static let walledPage = "xai/quirks.prepaid-credits"
    package static let newFurniture = "perplexity/quirks.search-augmented"

    package static let affected = [
        renamedPrefix, suffixedVariable, versionedURL, vanishedStatement, counterPhrase, movedPage, gonePage,
        walledPage, newFurniture,
    ]

    private static let movedFrom = "https://docs.cohere.com/docs/rate-limits.md"
    private static let movedTo = "https://docs.cohere.com/docs/limits-and-keys.md"
    private static let gone = "https://inference-docs.cerebras.ai/quickstart.md"
    private static let walled = "https://docs.x.ai/developers/quickstart.md"
    private static let furnished = "https://docs.perplexity.ai/docs/sonar/overview"

    package static func pages(of survey: Survey) -> [SitePage] {
        var maker = PageMaker(survey)
        maker.rewrite = rewrite
        return maker.pages().flatMap(replace)
    }

    @Sendable private static func rewrite(_ claim: Claim, _ evidence: Evidence, _ text: String) -> String? {
        switch (claim.id, evidence.source) {
        case (renamedPrefix, "litellm-azure-openai"): text.replacing("azure/", with: "azure_ai/")
        case (suffixedVariable, "together-openai-compat"):
            text.replacing("TOGETHER_API_KEY", with: "TOGETHER_API_KEY_V2")
        case (versionedURL, "deepseek-first-call"):
            text.replacing("https://api.deepseek.com/anthropic", with: "https://api.deepseek.com/anthropic/v1")
        case (vanishedStatement, _): nil
        case (counterPhrase, _): text + " Or register an OAuth app for your users."
        default: text
        }
    }

    private static func replace(_ page: SitePage) -> [SitePage] {
        var page = page
        switch page.url {
        case movedFrom:
            let redirect = SitePage(url: movedFrom, status: 301, headers: ["Location": movedTo], body: "")
            page.url = movedTo
            return [redirect, page]
        case gone:
            return [
                SitePage(url: gone, status: 404, body: "<title>Not found</title><h1>404</h1><p>Nothing is here.</p>")
            ]
        case walled:
            let body = """
                <!DOCTYPE html><html><head><title>Just a moment...</title></head><body><noscript>Enable JavaScript and cookies to
                continue</noscript><script src="/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1"></script></body></html>
                """
            return [
                SitePage(
                    url: walled, status: 403,
                    headers: ["Server": "cloudflare", "cf-mitigated": "challenge", "CF-RAY": "8f0000000000-FRA"],
                    body: body)
            ]
        case furnished:
            page.body = page.body.replacing("3 March 2026", with: "17 November 2026")
                .replacing(
                    "<li><a href=\"/keys\">Keys</a></li>",
                    with: "<li><a href=\"/new\">New: agents</a></li><li><a href=\"/k\">Keys</a></li>")
            return [page]
        default: return [page]
        }
    }
}
