import CShims

/// Receives what a parser reads, in document order.
protocol MarkupHandler: AnyObject {
    /// False ends the reading. The element shows its attributes once ``Element/readAttributes()`` was called.
    func start(_ element: inout Element) -> Bool
    func end(_ name: PackedName)
    /// UTF-8, cut anywhere between characters.
    func text(_ text: Span<UInt8>)
}

/// libxml2's parsers as a stream of events. No tree is built: memory is bounded by the handler, and depth by a count.
enum MarkupParser {
    enum Language { case html, xml }

    /// Reads UTF-8 bytes to the end or to a limit. Returns true when it stopped early.
    static func parse(
        _ bytes: [UInt8], as language: Language, limits: ReaderLimits, handler: any MarkupHandler
    ) throws(ReadFailure) -> Bool {
        initialize
        let guarded = MarkupGuard.bounded(bytes, attributeLimit: limits.attributes, isHTML: language == .html)
        let outcome = unsafe withUnsafeTemporaryAllocation(
            of: UnsafePointer<CChar>?.self, capacity: Attributes.room
        ) { values in
            let receiver = unsafe Receiver(handler, values)
            return withExtendedLifetime(receiver) {
                run(guarded.bytes, as: language, depth: Int32(clamping: limits.depth), receiver: receiver)
            }
        }
        if outcome == PS_MARKUP_FAILED { throw .parserUnavailable }
        return outcome == PS_MARKUP_CUT || guarded.wasCut
    }

    private static let initialize: Void = ps_xml_initialize()

    private static func run(_ bytes: [UInt8], as language: Language, depth: Int32, receiver: Receiver) -> Int32 {
        var events = unsafe ps_markup_events(
            user: Unmanaged.passUnretained(receiver).toOpaque(),
            start: { user, name, attributes in
                unsafe Receiver.from(user).start(name, attributes)
            },
            end: { user, name in
                unsafe Receiver.from(user).handler.end(PackedName(name))
            },
            text: { user, bytes, length in
                let buffer = unsafe UnsafeBufferPointer(start: bytes, count: Int(length))
                unsafe Receiver.from(user).handler.text(buffer.span)
            })
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return PS_MARKUP_COMPLETE }
            let length = Int32(clamping: buffer.count)
            return switch language {
            case .html: unsafe ps_html_parse(base, length, depth, &events)
            case .xml: unsafe ps_xml_parse(base, length, depth, &events)
            }
        }
    }
}

/// What the C callbacks find again behind their pointer. Alive for the length of one parse.
@safe private final class Receiver {
    let handler: any MarkupHandler
    /// Room for the attributes of one element.
    private let values: UnsafeMutableBufferPointer<UnsafePointer<CChar>?>

    @unsafe init(_ handler: any MarkupHandler, _ values: UnsafeMutableBufferPointer<UnsafePointer<CChar>?>) {
        self.handler = handler
        unsafe self.values = unsafe values
    }

    @unsafe static func from(_ user: UnsafeMutableRawPointer) -> Receiver {
        unsafe Unmanaged<Receiver>.fromOpaque(user).takeUnretainedValue()
    }

    @unsafe func start(_ name: UnsafePointer<CChar>, _ list: UnsafePointer<UnsafePointer<CChar>?>?) -> Int32 {
        var element = unsafe Element(name, Attributes(list, in: values))
        return handler.start(&element) ? 0 : 1
    }
}
