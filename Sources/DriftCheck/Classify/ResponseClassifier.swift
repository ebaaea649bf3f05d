package import PageFetch
package import PageText
import SurveySupport

/// What an answer is, before anything on it counts for or against a claim.
package struct Classification: Sendable, Hashable {
    package var outcome: SourceOutcome
    package var reason: String?

    init(_ outcome: SourceOutcome, _ reason: String? = nil) {
        self.outcome = outcome
        self.reason = reason
    }

    /// `blocked: status 403`.
    package var text: String { reason.map { "\(outcome.words): \($0)" } ?? outcome.words }
}

package enum ResponseClassifier {
    // MARK: - Without a page

    package static func classify(_ failure: FetchFailure) -> Classification {
        switch failure {
        case .nameNotResolved(let host): Classification(.unreachable, "the name \(host) is not resolved")
        case .connectionRefused: Classification(.unreachable, "the connection was refused: nothing answers there")
        case .connectionReset: Classification(.unreachable, "the connection was reset")
        case .timedOut(let phase): Classification(.unreachable, "timed out (\(phase)); --timeout gives it longer")
        case .tlsRejected(let reason):
            Classification(.unreachable, "TLS: \(reason); --cacert adds an authority that you trust")
        case .privateAddress(let address):
            Classification(.unreachable, "\(address) is a private address, asked for only with --allow-private-hosts")
        case .tooManyRedirects(let limit): Classification(.unreachable, "more than " + Counted.of(limit, "redirect"))
        case .forbiddenScheme(let scheme):
            Classification(.unreachable, "redirected to the scheme '\(scheme)', which is not followed")
        case .oversized(let limit):
            Classification(.oversized, "more than \(limit) bytes; cite a smaller page, or the part's own address")
        case .malformedResponse(let reason): Classification(.unreachable, "malformed answer: \(reason)")
        case .throttled(let status, let seconds):
            Classification(
                .throttled,
                "status \(status)" + (seconds.map { ", asks for a pause of \(Counted.duration(seconds: $0))" } ?? ""))
        case .notRecorded: Classification(.unreachable, "the recording has no answer for this address")
        case .invalidURL: Classification(.unreachable, "the address is not valid")
        case .noNetwork: Classification(.unreachable, "no network")
        case .hostGivenUp(let host, let failures, let last):
            Classification(
                .unreachable,
                "\(host) was left alone after \(Counted.of(failures, "request")) in a row without an answer, the last: "
                    + (classify(last).reason ?? ""))
        case .cancelled: Classification(.unreachable, "the run was cancelled")
        case .clientFailed(let reason): Classification(.unreachable, "libcurl failed: \(reason)")
        }
    }

    // MARK: - By status and headers

    /// Nil when the answer has a body that has to be looked at first.
    package static func classify(status: Int, headers page: Page) -> Classification? {
        if page.header("cf-mitigated")?.lowercased() == "challenge" {
            return Classification(.blocked, "bot wall (cf-mitigated, status \(status))")
        }
        switch status {
        case 304: return Classification(.notModified)
        case 204, 205: return Classification(.unreachable, "status \(status) comes without a page")
        case 206: return Classification(.unreachable, "status 206 with a part of the page, which nobody asked for")
        case 200...299 where page.body.isEmpty: return Classification(.unreachable, "the body is empty")
        case 404, 410: return Classification(.gone, "status \(status)")
        case 401, 403, 451: return Classification(.blocked, "status \(status)")
        case 429: return Classification(.throttled, "status 429")
        case 503 where page.header("retry-after") != nil: return Classification(.throttled, "status 503")
        case 200...299: return nil
        default: return Classification(.unreachable, "status \(status)")
        }
    }

    // MARK: - By content

    /// A page that answered well: a wall, a shell, or a document.
    package static func classify(_ page: Page, _ text: PageText, mainLength: Int) -> Classification {
        let signs = wallSigns(page, text, mainLength: mainLength)
        if signs.count >= 2 { return Classification(.blocked, "wall: " + signs.joined(separator: ", ")) }
        if let lack = text.signals.lack, !text.signals.isTruncated {
            return Classification(.unreachable, lack.description)
        }
        return page.permanentURL == nil ? Classification(.ok) : Classification(.moved)
    }

    /// True for a shell that only scripts fill: next to no text, and scripts to make it.
    static func isScriptShell(_ text: PageText, mainLength: Int) -> Bool {
        guard mainLength < 200, text.signals.scriptCount > 0 || text.signals.asksForScript else { return false }
        return text.signals.asksForScript || text.signals.textLength < 300
    }

    static func scriptShell(_ text: PageText, mainLength: Int) -> Classification {
        Classification(
            .scriptOnly,
            Counted.of(mainLength, "byte") + " of text and " + Counted.of(text.signals.scriptCount, "script"))
    }

    private static let wallTitles = [
        "just a moment", "attention required", "access denied", "verify you are human", "checking your browser",
        "pardon our interruption", "are you a robot", "security check", "ddos-guard", "one more step", "robot check",
        "human verification", "request blocked", "please wait",
    ]
    private static let wallScripts = [
        "challenges.cloudflare.com", "/cdn-cgi/challenge-platform", "captcha-delivery.com", "hcaptcha.com",
        "recaptcha", "perimeterx", "px-cdn", "px-captcha", "incapsula", "imperva", "datadome", "turnstile", "awswaf",
        "arkoselabs", "funcaptcha",
    ]
    private static let wallServers = ["ddos-guard", "akamaighost", "imperva", "datadome"]
    private static let loginWords = ["sign in", "log in", "login", "signin", "single sign-on"]

    /// A document is longer than this; a wall is not.
    private static let longestWall = 800
    /// Bytes of text below which one sign is enough, and a form for signing in is one. Both numbers are chosen by hand.
    private static let longestLogin = 300

    /// Independent signs that a person would see a wall instead of a document. No single one decides.
    private static func wallSigns(_ page: Page, _ text: PageText, mainLength: Int) -> [String] {
        var signs = mainLength < longestWall ? signsOfShortPage(page, text) : []
        // Many documents have a sign-in form in their head; a sign-in page has next to nothing else.
        if mainLength < longestLogin { signs += signsOfLogin(text) }
        if page.hops.count > 1 {
            let address = page.finalURL.lowercased()
            let wentToLogin = ["/login", "/signin", "/sign-in", "/auth/", "accounts."].contains(where: address.contains)
            if wentToLogin { signs.append("redirected to a sign-in address") }
        }
        if mainLength < longestLogin, signs.count == 1 { signs.append(Counted.of(mainLength, "byte") + " of text") }
        return signs
    }

    private static func signsOfShortPage(_ page: Page, _ text: PageText) -> [String] {
        var signs: [String] = []
        let title = text.title.lowercased()
        if wallTitles.contains(where: title.contains) { signs.append("title '\(text.title)'") }
        let hasChallenge = text.signals.scriptSources.contains { source in
            wallScripts.contains(where: source.lowercased().contains)
        }
        if hasChallenge { signs.append("challenge script") }
        let server = page.header("server")?.lowercased() ?? ""
        if wallServers.contains(where: server.contains) { signs.append("server \(server)") }
        if page.header("x-datadome") != nil { signs.append("x-datadome") }
        return signs
    }

    private static func signsOfLogin(_ text: PageText) -> [String] {
        let title = text.title.lowercased()
        return (text.signals.hasLoginForm ? ["login form"] : [])
            + (loginWords.contains(where: title.contains) ? ["login title"] : [])
    }
}
