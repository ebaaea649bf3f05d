/// The start of an element as a parser reports it, copied out of the parser's memory.
struct Element {
    /// Lower case in HTML; as written, with its prefix, in XML.
    var name: String
    /// In order; at most ``ReaderLimits/attributes``.
    var attributes: [(name: String, value: String)]
    let traits: ElementTraits.Name

    init(name: String, attributes: [(name: String, value: String)] = []) {
        self.name = name
        self.attributes = attributes
        traits = ElementTraits.names[name] ?? []
    }

    /// The value of an attribute; empty for an attribute without one, nil where it is missing.
    subscript(_ name: String) -> String? {
        attributes.first { $0.name == name }?.value
    }

    func has(_ name: String) -> Bool {
        attributes.contains { $0.name == name }
    }

    /// True when the attribute has this value, whatever its case.
    func has(_ name: String, _ value: String) -> Bool {
        self[name]?.lowercased() == value
    }
}
