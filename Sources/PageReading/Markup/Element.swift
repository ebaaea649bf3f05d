/// The start tag of an element, in the parser's memory: valid only during the call that gets it.
///
/// Most elements are never asked for more than their name, so names are compared as numbers and a value becomes a string
/// only where it is asked for.
@safe struct Element: ~Copyable {
    /// Lower case in HTML; as written, with its prefix, in XML.
    let name: PackedName
    /// Nil for elements that the reader does not know.
    let tag: Tag?
    let traits: ElementTraits.Name
    private let pointer: UnsafePointer<CChar>
    private var attributes: Attributes

    @unsafe init(_ pointer: UnsafePointer<CChar>, _ attributes: Attributes) {
        unsafe self.pointer = unsafe pointer
        unsafe self.attributes = unsafe attributes
        name = unsafe PackedName(pointer)
        tag = Tag(name)
        traits = tag.map { ElementTraits.of($0) } ?? []
    }

    /// Finds the attributes that the reader knows. An element that is not asked has none.
    mutating func readAttributes() { unsafe attributes.read() }

    /// The name as it is written.
    var text: String { unsafe String(cString: pointer) }

    /// Without any attribute that the reader knows.
    var isBare: Bool { unsafe attributes.isEmpty }

    func has(_ name: AttributeName) -> Bool { unsafe attributes.has(name) }

    /// The value of an attribute; empty for an attribute without one, nil where it is missing.
    subscript(_ name: AttributeName) -> String? {
        guard has(name) else { return nil }
        return unsafe attributes[name].map { unsafe String(cString: $0) } ?? ""
    }

    /// True when the attribute has this value, whatever the case of its ASCII letters; `value` is in lower case.
    func has(_ name: AttributeName, _ value: StaticString) -> Bool {
        withValue(of: name) { $0.reads(as: value) } ?? false
    }

    /// The value where the parser holds it, nil where the attribute is missing.
    func withValue<Result>(of name: AttributeName, _ body: (Span<UInt8>) -> Result) -> Result? {
        guard has(name) else { return nil }
        guard let value = unsafe attributes[name] else { return body(Span()) }
        var count = 0
        while unsafe value[count] != 0 { count += 1 }
        let bytes = unsafe UnsafeRawBufferPointer(start: value, count: count).bindMemory(to: UInt8.self)
        return body(unsafe bytes.span)
    }
}

/// The attributes of one element that the reader knows, in the parser's memory.
@unsafe struct Attributes {
    /// Pairs of name and value with a null name at the end; null where there are none.
    private let list: UnsafePointer<UnsafePointer<CChar>?>?
    /// Room for a value of each known name, used for one element after the other.
    private let values: UnsafeMutableBufferPointer<UnsafePointer<CChar>?>
    /// One bit for each known name.
    private var found: UInt64 = 0

    static let room = AttributeName.allCases.count

    init(
        _ list: UnsafePointer<UnsafePointer<CChar>?>?, in values: UnsafeMutableBufferPointer<UnsafePointer<CChar>?>
    ) {
        unsafe self.list = unsafe list
        unsafe self.values = unsafe values
    }

    /// The first of equal names counts.
    mutating func read() {
        guard var next = unsafe list else { return }
        while let key = unsafe next.pointee {
            if let name = unsafe AttributeName(PackedName(key)), unsafe !has(name) {
                unsafe found |= 1 << UInt64(name.rawValue)
                unsafe values[name.rawValue] = unsafe next.successor().pointee
            }
            unsafe next += 2
        }
    }

    var isEmpty: Bool { unsafe found == 0 }

    func has(_ name: AttributeName) -> Bool { unsafe found & 1 << UInt64(name.rawValue) != 0 }

    /// Null for an attribute without a value. Only for names that it has.
    subscript(_ name: AttributeName) -> UnsafePointer<CChar>? { unsafe values[name.rawValue] }
}
