import SurveySupport

/// What the class names of an element tell, whatever the element is.
struct ClassTraits {
    let hint: RegionHint?
    let isGutter: Bool
    let isCopyLabel: Bool
    /// A link that only points at its own heading.
    let isAnchor: Bool
    let isCodeTable: Bool
    /// A line of code.
    let isLine: Bool
    /// Named as a section of the text.
    let isSection: Bool
    let isStruck: Bool
    /// A box that a person opens and closes.
    let isPanel: Bool

    init(_ names: NameWords) {
        let meanings = NameMeanings(of: names)
        hint = RegionHint(meanings)
        isGutter = meanings.contains(.gutter) || names.ends(in: Self.gutter)
        isCopyLabel = meanings.contains(.copyLabel)
        isAnchor = meanings.contains(.anchor)
        isCodeTable = meanings.contains(.codeTable)
        isLine = names.ends(in: Self.line)
        isSection = meanings.contains(.section)
        isStruck = meanings.contains(.struck)
        isPanel = meanings.contains(.panel)
    }

    private static let gutter = PackedName("gutter")
    private static let line = PackedName("line")
}

/// The traits of class attributes, worked out once where they repeat: pages use a few hundred of them thousands of times.
///
/// A table of fixed size: a class attribute has one slot, by a hash of its bytes, and replaces whatever stood there. So
/// no page can fill the memory.
struct ClassMemory {
    private static let places = 1_024
    private static let unnamed = ClassTraits(NameWords(""))
    private var known = [(classes: [UInt8], traits: ClassTraits)?](repeating: nil, count: places)

    mutating func traits(of element: borrowing Element) -> ClassTraits {
        element.withValue(of: .class) { traits(of: $0) } ?? Self.unnamed
    }

    private mutating func traits(of classes: Span<UInt8>) -> ClassTraits {
        if classes.isEmpty { return Self.unnamed }
        let place = classes.scattered(below: Self.places)
        if let known = known[place], known.classes.withSpan({ classes.equals($0) }) { return known.traits }
        let traits = ClassTraits(NameWords(classes))
        known[place] = (classes.copied, traits)
        return traits
    }
}
