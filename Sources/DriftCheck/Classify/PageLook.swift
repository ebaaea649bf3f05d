import PageMatch
import PageText

/// How a page looks from afar: enough to tell a host's own not-found page again, and small enough to keep.
package struct PageLook: Sendable, Hashable {
    package var status: Int
    package var finalURL: String
    package var title: String
    /// Fingerprints of the words of main content, the first 400.
    package var words: [UInt16]

    package init(status: Int, finalURL: String, title: String = "", words: [UInt16] = []) {
        self.status = status
        self.finalURL = finalURL
        self.title = title
        self.words = words
    }

    init(status: Int, finalURL: String, _ text: PageText, _ index: PageIndex) {
        self.init(
            status: status, finalURL: finalURL, title: text.title, words: index.words.prefix(400).map(\.hash))
    }
}
