import SurveyModel
import SurveySupport

/// A call with labelled arguments; those without a value are left out.
struct SwiftCall {
    private let callee: SwiftSource
    /// How deep the arguments stand, one to a line; nil for a call on one line.
    private let indentation: Int?
    private var arguments: [SwiftSource] = []

    init(_ callee: SwiftSource, indentation: Int?) {
        self.callee = callee
        self.indentation = indentation
    }

    private var isEmpty: Bool { arguments.isEmpty }

    private static func margin(_ depth: Int) -> SwiftSource {
        (0...depth).map { _ in "    " as SwiftSource }.joined("")
    }

    mutating func add(_ label: String, _ value: SwiftSource?) {
        if let value { arguments.append("\(name: SwiftIdentifier(label: label)): \(value)") }
    }

    mutating func add(_ label: String, text: String?) {
        add(label, text.map { "\(literal: $0)" })
    }

    mutating func add(_ label: String, list: [SwiftSource]) {
        guard !list.isEmpty, let indentation else { return }
        let margin = Self.margin(indentation + 1)
        let lines: [SwiftSource] = list.map { "\n\(margin)\($0)," }
        add(label, "[\(lines.joined(""))\n\(Self.margin(indentation))]")
    }

    var source: SwiftSource {
        guard let indentation else { return "\(callee)(\(arguments.joined(", ")))" }
        let margin = Self.margin(indentation)
        let lines: [SwiftSource] = arguments.map { "\n\(margin)\($0)" }
        return "\(callee)(\(lines.joined(",")))"
    }
}

// MARK: What tables declare

extension SwiftCall {
    /// The call that an object of the catalog becomes.
    static func source(
        _ type: PresetCall, of node: JSONNode, indentation: Int
    ) -> SwiftSource {
        call(type, of: node, indentation: indentation).source
    }

    private static func call(
        _ type: PresetCall, of node: JSONNode, indentation: Int
    ) -> SwiftCall {
        var call = SwiftCall("\(name: SwiftIdentifier(label: type.type))", indentation: type.isLong ? indentation : nil)
        for argument in type.arguments { call.add(argument, of: node) }
        return call
    }

    mutating func add(
        _ argument: PresetArgument, of object: JSONNode
    ) {
        let node = object[argument.catalogKey]
        switch argument.form {
        case .literal: add(argument.label, node.flatMap(Self.literal))
        case .literalOrNil: add(argument.label, node.flatMap(Self.literal) ?? "nil")
        case .rawValue(let type):
            add(
                argument.label,
                node?.string.map { "\(name: SwiftIdentifier(label: type))(rawValue: \(literal: $0))" })
        case .member(let type):
            add(
                argument.label,
                node?.string.map {
                    "\(name: SwiftIdentifier(label: type)).\(name: SwiftIdentifier(camelCasing: $0))"
                })
        case .address: if let text = node?.string { add(address: text) }
        case .call: if let node, let type = argument.call { add(argument.label, type, node) }
        }
    }

    /// Text, a list of texts, true or false; nil for an empty list.
    private static func literal(_ node: JSONNode) -> SwiftSource? {
        switch node.value {
        case .string(let text): "\(literal: text)"
        case .bool(let flag): flag ? "true" : "false"
        case .array(let elements):
            elements.isEmpty ? nil : SwiftSource.literals(elements.compactMap(\.string))
        case .number(let digits): Int(digits).map { "\(number: $0)" }
        case .null, .object: nil
        }
    }

    private mutating func add(
        _ label: String, _ type: PresetCall, _ node: JSONNode
    ) {
        let depth = (indentation ?? 0) + 1
        guard let elements = node.array else {
            let call = Self.call(type, of: node, indentation: depth)
            return add(label, call.isEmpty ? nil : call.source)
        }
        var calls: [SwiftSource] = []
        for element in elements {
            calls.append(Self.source(type, of: element, indentation: depth))
        }
        add(label, list: calls)
    }

    /// The parts of an address, each an argument of its own. All addresses have them: `EndpointParts.check`.
    private mutating func add(address: String) {
        guard let parts = EndpointParts(address) else { return }
        add("scheme", text: parts.scheme)
        add("host", text: parts.host)
        add("port", parts.port.map { "\(number: $0)" })
        add("basePath", text: parts.basePath.isEmpty ? nil : parts.basePath)
        add("apiVersion", text: parts.apiVersion)
    }
}
