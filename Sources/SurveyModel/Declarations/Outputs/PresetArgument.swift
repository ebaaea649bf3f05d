/// The argument of a Swift preset that a member becomes, and how its value is written.
package struct PresetArgument: Sendable {
    package enum Form: Sendable {
        /// A literal: text, a list of texts, or true and false.
        case literal
        /// `nil` where there is no value, instead of no argument.
        case literalOrNil
        /// `ProviderID(rawValue: "acme")`.
        case rawValue(of: String)
        /// `Stance.firstPartyOnly`.
        case member(of: String)
        /// One argument for each part of an address: scheme, host, port, path, version.
        case address
        /// A call of the type that the object's own table names.
        case call
    }

    package let label: String
    package let form: Form
    /// The argument behind which it stands, where the order is not that of the table.
    package let predecessor: String?
    /// The name of the member in `catalog.json`, whose value the argument has.
    package private(set) var catalogKey = ""
    /// The call that an object becomes.
    package private(set) var call: PresetCall?

    init(_ label: String, _ form: Form = .literal, after predecessor: String? = nil) {
        self.label = label
        self.form = form
        self.predecessor = predecessor
    }

    func filled(from catalogKey: String, call: PresetCall?) -> PresetArgument {
        var argument = self
        argument.catalogKey = catalogKey
        argument.call = call
        return argument
    }
}

extension PresetArgument: ExpressibleByStringLiteral {
    package init(stringLiteral label: String) { self.init(label) }
}

/// A call of an initializer of the Swift presets.
package struct PresetCall: Sendable {
    package let type: String
    /// True for calls with one argument to a line.
    package let isLong: Bool
    package let arguments: [PresetArgument]
}

/// How a table's objects are called in the Swift presets.
struct PresetType {
    let name: String
    let isLong: Bool
    /// The arguments for the claim, behind those for the members.
    let claim: [String]

    /// - Parameter isLong: true for calls with one argument to a line.
    init(_ name: String, isLong: Bool = true, claim: [String] = []) {
        self.name = name
        self.isLong = isLong
        self.claim = claim
    }

    func call<Whole>(_ members: [Member<Whole>]) -> PresetCall {
        let own = members.compactMap(\.preset)
        let more = claim.isEmpty ? [] : Claim.table.members.compactMap(\.preset).filter { claim.contains($0.label) }
        return PresetCall(type: name, isLong: isLong, arguments: own + more)
    }
}
