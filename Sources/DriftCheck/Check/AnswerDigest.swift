import PageFetch
import SurveySupport

/// An answer without its body, kept to tell whether a second one says anything else.
struct AnswerDigest: Sendable, Hashable {
    /// With all headers but those of the moment.
    private let hops: [Page.Hop]
    /// A page that forged it would only deceive the second look at itself.
    private let body: UInt64
    private let length: Int

    /// Headers that differ from answer to answer and tell nothing of the page.
    private static let momentary: Set = ["age", "date"]

    init(_ page: Page) {
        hops = page.hops.map { hop in
            var hop = hop
            hop.headers.removeAll { Self.momentary.contains($0.name.lowercased()) }
            return hop
        }
        body = ByteHash.of(page.body)
        length = page.body.count
    }
}
