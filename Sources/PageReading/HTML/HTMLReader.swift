import PageText

/// Reads HTML in UTF-8: parses it, and puts the blocks in order.
enum HTMLReader {
    static func read(_ text: [UInt8], url: String, limits: ReaderLimits) throws(ReadFailure) -> PageText {
        let receiver = Receiver(HTMLPageBuilder(url: url, limits: limits))
        let wasCut = try MarkupParser.parse(text, as: .html, limits: limits, handler: receiver)
        var page = receiver.builder.finish()
        if wasCut { page.signals.isTruncated = true }
        return page
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
