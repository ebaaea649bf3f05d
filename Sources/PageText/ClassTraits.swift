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

/// The traits of the class attributes of one page, each worked out once: pages repeat a few hundred thousands of times.
struct ClassMemory {
    /// Pages that never repeat a name would only fill it.
    private static let limit = 4_096
    private static let unnamed = ClassTraits(NameWords(nil))
    private var known: [String: ClassTraits] = [:]

    mutating func traits(of classes: String?) -> ClassTraits {
        guard let classes, !classes.isEmpty else { return Self.unnamed }
        if let traits = known[classes] { return traits }
        let traits = ClassTraits(NameWords(classes))
        if known.count < Self.limit { known[classes] = traits }
        return traits
    }
}
