package import SurveySupport

/// The one declaration of an object of `data/`: its name, what it is, and its members.
///
/// Reading with diagnostics, JSON Schemas, `catalog.json`, names in templates, labels and the arguments of the Swift presets
/// all follow from it.
package final class Table<Whole: Sendable>: Sendable {
    /// The name of the definition in the JSON Schema, by which diagnostics call the object, too: `endpoint`.
    package let name: String
    /// The description in the JSON Schema.
    package let about: String
    /// In the order in which `catalog.json` and the Swift presets have them. The first member whose values stand on pages
    /// holds the principal value of a claim.
    package let members: [Member<Whole>]
    /// What templates can ask for beside the members; one of a member's name takes its place.
    package let derived: [Derived<Whole>]
    /// Whether members without a declaration are refused.
    let isClosed: Bool
    let complete: @Sendable (inout Whole, borrowing Completion) -> Void
    /// The call that an object becomes in the Swift presets; nil for those that they do not have.
    package let presetCall: PresetCall?
    private let shownMembers: [String: @Sendable (Whole) -> Shown]
    let keys: [String]

    /// What `complete` may look at once all members of an object have been read.
    struct Completion: ~Copyable {
        /// Where the object stands.
        let location: Location
        /// Where the fact or file stands that it belongs to.
        let pointer: JSONPointer
        /// Keys of the members that are absent or could not be read.
        let missing: [String]
    }

    /// - Parameter complete: sets what follows from other members, such as a default that is not the same for all objects.
    init(
        _ name: String, _ about: String, _ members: [Member<Whole>], derived: [Derived<Whole>] = [],
        preset: PresetType? = nil, isClosed: Bool = true,
        complete: @escaping @Sendable (inout Whole, borrowing Completion) -> Void = { _, _ in }
    ) {
        self.name = name
        self.about = about
        self.members = members
        self.derived = derived
        self.isClosed = isClosed
        self.complete = complete
        keys = members.filter(\.isInData).map(\.key)
        presetCall = preset?.call(members)
        var shown: [String: @Sendable (Whole) -> Shown] = [:]
        for member in members { shown[member.documentKey] = member.shown }
        for member in derived { shown[member.key] = member.shown }
        shownMembers = shown
    }

    /// What a template gets for a name; nil where the table has none of it.
    package func shown(_ whole: Whole, _ key: String) -> Shown? { shownMembers[key]?(whole) }

    /// The names that templates can ask for, each with what stands behind it.
    package var looks: [(key: String, look: Look)] {
        let own = members.compactMap { member in member.look.map { (key: member.documentKey, look: $0) } }
        let derived = derived.map { (key: $0.key, look: $0.look) }
        return own.filter { member in !derived.contains { $0.key == member.key } } + derived
    }

    var linkKeys: [String] { members.flatMap { $0.linkKeys() } }

    func member(at path: String) -> Member<Whole>? { members.first { $0.key == path } }
}

/// A type whose members are declared in a table.
///
/// What is made from the table is required, although an extension makes it: so the compiler writes code for each type, which
/// is faster than what it writes for all of them.
package protocol Declared: Sendable, Hashable {
    static var table: Table<Self> { get }
    /// A draft, with the values that members have where the data does not state them.
    init()
    /// What now stands at a path of the object in the data, for comparison with an earlier value: `auth/scheme`.
    func text(at path: String) -> String?
    /// What a template gets for a name; nil where there is none of it.
    func shown(_ key: String) -> Shown?
    /// The object of `catalog.json`.
    func encode(in scope: CatalogScope) -> JSONNode
    /// What the object of `catalog.json` has for the Swift presets; of facts, that of the claim, too.
    var presetNode: JSONNode { get }
}

extension Declared {
    package func text(at path: String) -> String? { Self.table.text(of: self, at: path) }

    /// What people call the member at a path.
    package static func label(at path: String) -> String { table.member(at: path)?.label ?? path }

    /// How an earlier value of the member at a path is written. Members of nested objects are code.
    package static func style(at path: String) -> Style { table.member(at: path)?.style ?? .code }

    /// The terms for the words of the member at a path; empty where it holds anything else.
    package static func titles(at path: String) -> [String: String] { table.member(at: path)?.titles ?? [:] }

    package func shown(_ key: String) -> Shown? { Self.table.shown(self, key) }
}

extension Table {
    func text(of whole: Whole, at path: String) -> String? {
        for member in members where path.hasPrefix(member.key) {
            let rest = path.dropFirst(member.key.count)
            if rest.isEmpty { return member.text(whole, "") }
            if rest.hasPrefix("/") { return member.text(whole, String(rest.dropFirst())) }
        }
        return nil
    }
}
