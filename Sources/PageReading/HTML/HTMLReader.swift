import PageText
import SurveySupport

/// Reads HTML in UTF-8: parses it, and puts the blocks in order.
enum HTMLReader {
    static func read(_ text: [UInt8], url: String, limits: ReaderLimits) throws(ReadFailure) -> PageText {
        let receiver = Receiver(HTMLPageBuilder(url: url, limits: limits))
        let wasCut = try MarkupParser.parse(text, as: .html, limits: limits, handler: receiver)
        var page = receiver.builder.finish()
        if wasCut || endsInTheMiddle(text) { page.signals.isTruncated = true }
        return page
    }

    /// Whether the end of the document never came: it opens `<html>` or `<body>`, closes neither, and does not end behind a
    /// tag, as one does whose author left out the optional end tags. Nothing on the way may have noticed: a cut copy in a
    /// cache has the length that it says. (`BodyEnd` of the check asks less of a body that only the end of its connection ended:
    /// there a missing end tag is enough.)
    private static func endsInTheMiddle(_ text: [UInt8]) -> Bool {
        guard let last = text.last(where: { !$0.isMarkupSpace }), last != UInt8(ascii: ">") else { return false }
        return text.withSpan { text in
            let opens = text.holdsTag("<html") || text.holdsTag("<body")
            return opens && !text.holdsTag("</html") && !text.holdsTag("</body")
        }
    }

    /// Keeps the builder where the parser finds it. Its state is a value, so that one event is one access.
    private final class Receiver: MarkupHandler {
        var builder: HTMLPageBuilder

        init(_ builder: HTMLPageBuilder) { self.builder = builder }

        func start(_ element: inout Element) -> Bool { builder.start(&element) }
        func end(_ name: PackedName) { builder.end(name) }
        func text(_ text: Span<UInt8>) { builder.text(text) }
    }
}
