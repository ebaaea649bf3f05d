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

    init(_ names: NameWords) {
        hint = RegionHint(names)
        isGutter = names.isExactly(anyOf: ElementTraits.gutterNames) || names.ends(in: "gutter")
        isCopyLabel = names.isExactly(anyOf: ElementTraits.copyNames)
        isAnchor = names.contains(anyOf: ElementTraits.anchorNames)
        isCodeTable = names.isExactly(anyOf: ElementTraits.codeTableNames)
        isLine = names.ends(in: "line")
    }
}

/// The traits of class attributes, worked out once where they repeat: pages use a few hundred of them thousands of times.
///
/// Each has one place by its bytes, and gives it up to the next that comes there, so that no page can fill the memory.
struct ClassMemory {
    private static let places = 1_024
    private static let unnamed = ClassTraits(NameWords(nil))
    private var known = [(classes: [UInt8], traits: ClassTraits)?](repeating: nil, count: places)

    mutating func traits(of element: borrowing Element) -> ClassTraits {
        element.withValue(of: .class) { traits(of: $0) } ?? Self.unnamed
    }

    private mutating func traits(of classes: Span<UInt8>) -> ClassTraits {
        if classes.isEmpty { return Self.unnamed }
        let place = classes.scattered(below: Self.places)
        if let known = known[place], classes.equals(known.classes.span) { return known.traits }
        let bytes = classes.copied
        let traits = ClassTraits(NameWords(String(decoding: bytes, as: UTF8.self)))
        known[place] = (bytes, traits)
        return traits
    }
}
