import PageMatch
import PageText
import SurveySupport

/// A page that answered well and lacks what was cited. Before that counts as drift, the host is asked for a page that cannot
/// exist: if it answers alike, this is its not-found page.
struct PageDoubt {
    // An accepted page that no longer holds what was cited, and has shrunk to less than a quarter, is more likely a wall or
    // half a page than an edit, so nothing is concluded from it. Pages of fewer bytes of main content are too short to tell.
    // Chosen by hand, not derived.
    private static let leastToShrink = 400
    private static let mostShrinkage = 4
    // A page of fewer bytes that says "something went wrong" says nothing else. Chosen by hand.
    private static let shortestDocument = 300

    private let look: PageLook
    /// What the page looks like by itself: a not-found page, a shell without its text, half a page. Nil when nothing is
    /// odd about it.
    private let suspicion: Classification?
    /// What it is when the host answers every address in this way.
    private let everywhere: Classification

    /// Nil where there is nothing to doubt.
    ///
    /// - Parameter accepted: the page as people accepted it.
    init?(about result: PageCheck.Result, _ read: ReadPage, accepted: Baseline.PageEntry?) {
        guard let text = read.text, let index = read.index else { return nil }
        let isMissing = result.findings.contains { [.lost, .changed].contains($0.outcome) }
        let nothingStands = !result.findings.contains { $0.outcome == .verified && $0.passage != nil }
        let notFound = NotFoundLook.saysNotFound(text, index) ? Self.notFound(result, text) : nil
        guard isMissing || notFound != nil, nothingStands else { return nil }
        look = PageLook(status: read.status, finalURL: read.url, text, index)
        suspicion = notFound ?? Self.suspicion(text, mainLength: index.text.count, acceptedLength: accepted?.length)
        everywhere = notFound ?? Self.everywhere(text, index)
    }

    /// What the page is after all, when the host has been asked; nil if it is what it seems.
    func settled(by probes: ProbeBook) async -> Classification? {
        guard let canaryURL = NotFoundLook.canaryURL(for: look.finalURL),
            case .page(let canary) = await probes.answer(at: canaryURL),
            NotFoundLook.matches(look, canary: canary)
        else { return suspicion }
        return everywhere
    }

    private static func notFound(_ result: PageCheck.Result, _ text: PageText) -> Classification {
        Classification(.softNotFound, "status \(result.status ?? 0) with a not-found page: '\(text.title)'")
    }

    private static func suspicion(_ text: PageText, mainLength: Int, acceptedLength: Int?) -> Classification? {
        if mainLength < shortestDocument, let trouble = WallLook.trouble(of: text) { return trouble }
        if ResponseClassifier.isScriptShell(text, mainLength: mainLength) {
            return ResponseClassifier.scriptShell(text, mainLength: mainLength)
        }
        guard let acceptedLength, acceptedLength >= leastToShrink, mainLength * mostShrinkage < acceptedLength else {
            return nil
        }
        return Classification(
            .shrunk,
            Counted.of(mainLength, "byte") + " of text where \(acceptedLength) stood: a wall, or an edit to look at")
    }

    /// A page that looks like what the host answers for an address that cannot exist, without saying that it is missing. Only
    /// a start page or another document in its place shows that it is gone; anything else is in the way of all pages.
    private static func everywhere(_ text: PageText, _ index: PageIndex) -> Classification {
        if let wall = WallLook.classification(of: text, index) { return wall }
        guard WallLook.isDocument(text, index) else {
            return Classification(
                .blocked, "answers an address that cannot exist in the same way, without saying that a page is missing")
        }
        return Classification(.softNotFound, "answers as the host does for a page that cannot exist")
    }
}
