/// What stands behind a name of a `ContextObject`.
enum ContextValue {
    case value(Inline?)
    case flag(Bool)
    case values([Inline])
    case list([ContextObject])
    case object(ContextObject?)

    /// A value or none.
    static func text(_ text: String?) -> ContextValue { .value(text.map(Inline.text)) }
    static func prose(_ text: String?) -> ContextValue { .value(text.map(Inline.prose)) }
    static func code(_ text: String?) -> ContextValue { .value(text.map(Inline.code)) }

    /// True where a section is skipped and an inverted one is written.
    var isEmpty: Bool {
        switch self {
        case .value(let inline): inline == nil
        case .flag(let flag): !flag
        case .values(let inlines): inlines.isEmpty
        case .list(let objects): objects.isEmpty
        case .object(let object): object == nil
        }
    }
}

/// An object that templates read: the members of its shape, each made when a template asks for it.
///
/// Every member of the shape answers, also one without a value.
struct ContextObject {
    let shape: Shape
    private let member: (String) -> ContextValue?

    init(_ shape: Shape, _ member: @escaping (_ name: String) -> ContextValue?) {
        self.shape = shape
        self.member = member
    }

    /// The guard refuses templates that ask for what a shape does not have.
    subscript(name: String) -> ContextValue {
        guard let value = member(name) else { preconditionFailure("\(shape.name) has no '\(name)'") }
        return value
    }
}
