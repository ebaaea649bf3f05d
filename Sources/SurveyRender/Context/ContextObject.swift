import Mustache

/// What stands behind a name of a `ContextObject`.
enum ContextValue {
    case value(Inline?)
    case flag(Bool)
    case values([Inline])
    /// Built only when a template asks for it.
    case list(@autoclosure () -> [ContextObject])
    /// Built only when a template asks for it.
    case object(@autoclosure () -> ContextObject?)

    /// A value or none.
    static func text(_ text: String?) -> ContextValue { .value(text.map(Inline.text)) }
    static func prose(_ text: String?) -> ContextValue { .value(text.map(Inline.prose)) }
    static func code(_ text: String?) -> ContextValue { .value(text.map(Inline.code)) }
}

/// An object that templates read: exactly the members of its shape, no more and no fewer.
///
/// Every member answers, also one without a value, so that a name never climbs to an outer object of the same name.
struct ContextObject: MustacheParent {
    let shape: Shape
    private let values: [String: ContextValue]

    init(_ shape: Shape, _ values: [String: ContextValue]) {
        precondition(
            Set(values.keys) == Set(shape.members.keys),
            "\(shape.name): \(Set(values.keys).symmetricDifference(shape.members.keys).sorted())")
        self.shape = shape
        self.values = values
    }

    func child(named name: String) -> Any? {
        guard let value = values[name] else { return nil }
        switch value {
        case .value(let inline): return inline ?? Absent()
        case .flag(let flag): return flag
        case .values(let inlines): return inlines
        case .list(let objects): return objects()
        case .object(let object): return object() ?? Absent()
        }
    }

    /// No value: writes nothing, and its section is not rendered.
    private struct Absent: MustacheCustomRenderable {
        var renderText: String { "" }
        var isNull: Bool { true }
    }
}
