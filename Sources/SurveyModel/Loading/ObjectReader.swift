import SurveySupport

/// Reads one JSON object member by member, and reports everything that is wrong with it instead of stopping.
///
/// A reader names its shape (`endpoint`, `credential`), which is the name of the definition in the JSON Schema. Members
/// that nobody asked for are errors once `finish()` is called.
struct ObjectReader {
    let node: JSONNode
    let file: String
    let pointer: JSONPointer
    let shape: String
    let sink: DiagnosticSink
    private var asked: [String] = []

    /// Nil, with a diagnostic, unless the node is an object.
    init?(_ node: JSONNode, file: String, pointer: JSONPointer, shape: String, sink: DiagnosticSink) {
        self.node = node
        self.file = file
        self.pointer = pointer
        self.shape = shape
        self.sink = sink
        asked.reserveCapacity(16)
        guard node.members != nil else {
            report("wrong-type", at: node, "expected an object for \(shape), found \(node.kindName)")
            return nil
        }
    }

    func location(_ node: JSONNode) -> Location { Location(file: file, position: node.position) }
    var location: Location { location(node) }

    func report(_ rule: String, at node: JSONNode, _ summary: String, suggestion: String? = nil) {
        sink.report(Diagnostic(rule: rule, at: location(node), summary, suggestion: suggestion))
    }

    /// The member, without a complaint when there is none.
    mutating func optional(_ key: String) -> JSONNode? {
        asked.append(key)
        sink.note(key: key, of: shape)
        return node[key]
    }

    mutating func required(_ key: String) -> JSONNode? {
        guard let value = optional(key) else {
            report("missing-key", at: node, "\(shape) needs '\(key)'", suggestion: "add \"\(key)\"")
            return nil
        }
        return value
    }

    mutating func string(_ key: String) -> String? {
        required(key).flatMap { text($0, of: key) }
    }

    mutating func optionalString(_ key: String) -> String? {
        optional(key).flatMap { text($0, of: key) }
    }

    func text(_ node: JSONNode, of key: String) -> String? {
        guard let text = node.string else {
            report("wrong-type", at: node, "'\(key)' must be a string, found \(node.kindName)")
            return nil
        }
        guard !text.isEmpty else {
            report("empty-text", at: node, "'\(key)' must not be empty", suggestion: "remove it or write unknown")
            return nil
        }
        return text
    }

    mutating func bool(_ key: String) -> Bool {
        guard let node = optional(key) else { return false }
        guard case .bool(let flag) = node.value else {
            report("wrong-type", at: node, "'\(key)' must be true or false, found \(node.kindName)")
            return false
        }
        return flag
    }

    mutating func integer(_ key: String) -> Int? {
        guard let node = optional(key) else { return nil }
        guard case .number(let digits) = node.value, let number = Int(digits) else {
            report("wrong-type", at: node, "'\(key)' must be a whole number, found \(node.kindName)")
            return nil
        }
        return number
    }

    mutating func date(_ key: String) -> SurveyDate? {
        required(key).flatMap { day($0, of: key) }
    }

    mutating func optionalDate(_ key: String) -> SurveyDate? {
        optional(key).flatMap { day($0, of: key) }
    }

    private func day(_ node: JSONNode, of key: String) -> SurveyDate? {
        guard let text = text(node, of: key) else { return nil }
        guard let date = SurveyDate(text) else {
            report("invalid-date", at: node, "'\(text)' is not a date", suggestion: "write '\(key)' as YYYY-MM-DD")
            return nil
        }
        return date
    }

    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, _ type: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        required(key).flatMap { choice($0, of: key) }
    }

    mutating func optionalChoice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, _ type: Choice.Type
    ) -> Choice? where Choice.RawValue == String {
        optional(key).flatMap { choice($0, of: key) }
    }

    private func choice<Choice: RawRepresentable & CaseIterable>(
        _ node: JSONNode, of key: String
    ) -> Choice? where Choice.RawValue == String {
        guard let word = text(node, of: key) else { return nil }
        if let choice = Choice(rawValue: word) { return choice }
        let words = Choice.allCases.map(\.rawValue)
        report(
            "unknown-value", at: node, "'\(word)' is no value of '\(key)'",
            suggestion: NearMiss.suggestion(word, in: words) ?? "use one of \(words.joined(separator: ", "))")
        return nil
    }

    /// The elements of an array member; empty when the member is absent.
    mutating func elements(_ key: String) -> [JSONNode] {
        guard let node = optional(key) else { return [] }
        guard let elements = node.array else {
            report("wrong-type", at: node, "'\(key)' must be an array, found \(node.kindName)")
            return []
        }
        return elements
    }

    mutating func strings(_ key: String) -> [String] {
        elements(key).compactMap { text($0, of: key) }
    }

    mutating func dates(_ key: String) -> [SurveyDate] {
        elements(key).compactMap { day($0, of: key) }
    }

    mutating func choices<Choice: RawRepresentable & CaseIterable>(
        _ key: String, _ type: Choice.Type
    ) -> [Choice] where Choice.RawValue == String {
        elements(key).compactMap { choice($0, of: key) }
    }

    /// The scalar members of an object member, in the order of the file.
    mutating func scalars(_ key: String) -> [(key: String, text: String)] {
        entries(key).compactMap { entry in
            guard let text = entry.node.scalarText else {
                report("wrong-type", at: entry.node, "'\(entry.key)' must be text, found \(entry.node.kindName)")
                return nil
            }
            return (entry.key, text)
        }
    }

    /// Reads every element of an array member as an object of `shape`.
    mutating func objects<Element>(
        _ key: String, shape: String, read: (inout ObjectReader) -> Element?
    ) -> [Element] {
        elements(key).enumerated().compactMap { index, node in
            Self.read(node, file: file, pointer: pointer.appending(key, index), shape: shape, sink: sink, read: read)
        }
    }

    /// Reads an object member; nil when it is absent.
    mutating func object<Element>(
        _ key: String, shape: String, read: (inout ObjectReader) -> Element?
    ) -> Element? {
        guard let node = optional(key) else { return nil }
        return Self.read(node, file: file, pointer: pointer.appending(key), shape: shape, sink: sink, read: read)
    }

    /// The members of an object member that is a dictionary, each with its pointer.
    mutating func entries(_ key: String) -> [(key: String, node: JSONNode, pointer: JSONPointer)] {
        guard let node = optional(key) else { return [] }
        guard let members = node.members else {
            report("wrong-type", at: node, "'\(key)' must be an object, found \(node.kindName)")
            return []
        }
        return members.map { ($0.key, $0.value, pointer.appending(key).appending($0.key)) }
    }

    static func read<Element>(
        _ node: JSONNode, file: String, pointer: JSONPointer, shape: String, sink: DiagnosticSink,
        read: (inout ObjectReader) -> Element?
    ) -> Element? {
        guard var reader = ObjectReader(node, file: file, pointer: pointer, shape: shape, sink: sink) else {
            return nil
        }
        let element = read(&reader)
        reader.finish()
        return element
    }

    /// Reports every member that was not asked for.
    private func finish() {
        for member in node.members ?? [] where !asked.contains(member.key) {
            let location = Location(file: file, position: member.keyPosition)
            let suggestion = NearMiss.suggestion(member.key, in: asked) ?? "remove it"
            sink.report(
                Diagnostic(rule: "unknown-key", at: location, "\(shape) has no '\(member.key)'", suggestion: suggestion)
            )
        }
    }
}
