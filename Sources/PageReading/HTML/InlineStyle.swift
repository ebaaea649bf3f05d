import SurveySupport

/// What a `style` attribute says of how its text is seen. Style sheets are not read: most are files of their own, and what
/// they hide depends on screens and states.
struct InlineStyle: OptionSet {
    let rawValue: Int
    /// `display: none`, `visibility: hidden`.
    static let hidden = InlineStyle(rawValue: 1)
    /// `text-decoration: line-through`.
    static let struck = InlineStyle(rawValue: 2)

    init(rawValue: Int) { self.rawValue = rawValue }

    init(_ style: Span<UInt8>) {
        self = []
        var start = 0
        while start < style.count {
            let end = style.firstIndex(of: UInt8(ascii: ";"), from: start)
            read(style.extracting(start..<end))
            start = end + 1
        }
    }

    private mutating func read(_ declaration: Span<UInt8>) {
        let colon = declaration.firstIndex(of: UInt8(ascii: ":"), from: 0)
        guard colon < declaration.count else { return }
        let name = declaration.extracting(..<colon)
        let value = declaration.extracting((colon + 1)...)
        if name.holds("display") {
            set(.hidden, value.holds("none"))
        } else if name.holds("visibility") {
            set(.hidden, value.holds("hidden") || value.holds("collapse"))
        } else if name.holds("text-decoration") || name.holds("text-decoration-line") {
            set(.struck, value.holds("line-through"))
        }
    }

    /// The last declaration counts.
    private mutating func set(_ trait: InlineStyle, _ isSet: Bool) {
        if isSet { insert(trait) } else { remove(trait) }
    }
}
