/// What templates may ask of one kind of object: the names, and what stands behind each.
///
/// Templates are checked against shapes before anything is rendered, so a misspelt name is an error in every template,
/// also where this survey happens to have nothing to show.
final class Shape: Sendable {
    /// What stands behind a name.
    enum Member: Sendable {
        /// A value to be written; as a section it tells whether there is one.
        case value
        /// An address, the only thing that may stand where Markdown expects one.
        case target
        /// Lines of code that are written as a block, on lines of their own.
        case block
        /// Yes or no; a section only.
        case flag
        /// Values, each `{{.}}` in a section.
        case values
        /// Objects, in a section.
        case list(Shape)
        /// One object or none, in a section.
        case object(Shape)
    }

    /// As error messages name it: `provider`, `claim`.
    let name: String
    let members: [String: Member]
    /// What stands behind all other names, where the data makes them; nil where there are none.
    private let others: Member?

    init(_ name: String, _ members: [String: Member], others: Member? = nil) {
        self.name = name
        self.members = members
        self.others = others
    }

    subscript(name: String) -> Member? { members[name] ?? others }
}
