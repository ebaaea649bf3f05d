import SurveySupport

/// Reads one JSON object member by member, and reports everything that is wrong with it instead of stopping.
struct ObjectReader {
    let node: JSONNode
    let file: String
    /// Where the fact or file stands that the object belongs to.
    let pointer: JSONPointer
    /// The name of the object's table.
    let shape: String
    let sink: DiagnosticSink
    /// The values met so far that a check compares with pages, those of nested objects included.
    var fields: [Claim.Field] = []
    /// What stands before a member's name in the path of a field: `auth/`.
    private let prefix: String

    /// Nil, with a diagnostic, unless the node is an object.
    init?(
        _ node: JSONNode, file: String, pointer: JSONPointer, shape: String, sink: DiagnosticSink, prefix: String = ""
    ) {
        self.node = node
        self.file = file
        self.pointer = pointer
        self.shape = shape
        self.sink = sink
        self.prefix = prefix
        guard node.members != nil else {
            report("wrong-type", at: node, "expected an object for \(shape), found \(node.kindName)")
            return nil
        }
    }

    /// A reader of an object inside this one; its fields come back by `take(_:)`.
    func nested(_ node: JSONNode, at way: [String], shape: String) -> ObjectReader? {
        ObjectReader(
            node, file: file, pointer: pointer, shape: shape, sink: sink,
            prefix: prefix + way.joined(separator: "/") + "/")
    }

    mutating func take(_ nested: ObjectReader) { fields += nested.fields }

    func location(_ node: JSONNode) -> Location { Location(file: file, position: node.position) }
    var location: Location { location(node) }

    func report(_ rule: String, at node: JSONNode, _ summary: String, suggestion: String? = nil) {
        sink.report(Diagnostic(rule: rule, at: location(node), summary, suggestion: suggestion))
    }

    /// Reads a member; nil where it is absent or cannot be read.
    ///
    /// - Parameter type: the type of the values, which are then fields of the claim.
    mutating func value<Value>(
        _ key: String, _ form: Form<Value>, _ need: Need, _ type: ValueType?
    ) -> Value? {
        guard let node = node[key] else {
            if need != .optional {
                report("missing-key", at: self.node, "\(shape) needs '\(key)'", suggestion: "add \"\(key)\"")
            }
            return nil
        }
        guard let value = form.read(node, key, &self) else { return nil }
        if let type { addFields(node, key, type) }
        return value
    }

    private mutating func addFields(_ node: JSONNode, _ key: String, _ type: ValueType) {
        if let text = node.string { return addField(text, type, path: key, at: node) }
        for (index, element) in (node.array ?? []).enumerated() {
            guard let text = element.string, !text.isEmpty else { continue }
            addField(text, type, path: "\(key)/\(index)", at: element)
        }
    }

    mutating func addField(_ text: String, _ type: ValueType, path: String, at node: JSONNode) {
        let value = TypedValue(type, type == .routingPrefix && text.hasSuffix("/") ? String(text.dropLast()) : text)
        fields.append(.init(path: prefix + path, value: value, location: location(node)))
    }

    /// Reports every member that has no declaration.
    func refuseOthers(than keys: [String], _ more: [String] = []) {
        for member in node.members ?? [] where !keys.contains(member.key) && !more.contains(member.key) {
            let location = Location(file: file, position: member.keyPosition)
            let suggestion = NearMiss.suggestion(member.key, in: keys + more) ?? "remove it"
            sink.report(
                Diagnostic(rule: "unknown-key", at: location, "\(shape) has no '\(member.key)'", suggestion: suggestion)
            )
        }
    }

    // MARK: Values

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

    func flag(_ node: JSONNode, of key: String) -> Bool? {
        guard case .bool(let flag) = node.value else {
            report("wrong-type", at: node, "'\(key)' must be true or false, found \(node.kindName)")
            return nil
        }
        return flag
    }

    func integer(_ node: JSONNode, of key: String) -> Int? {
        guard case .number(let digits) = node.value, let number = Int(digits) else {
            report("wrong-type", at: node, "'\(key)' must be a whole number, found \(node.kindName)")
            return nil
        }
        return number
    }

    func day(_ node: JSONNode, of key: String) -> SurveyDate? {
        guard let text = text(node, of: key) else { return nil }
        guard let date = SurveyDate(text) else {
            report("invalid-date", at: node, "'\(text)' is not a date", suggestion: "write '\(key)' as YYYY-MM-DD")
            return nil
        }
        return date
    }

    /// - Parameter others: what people write for a word of the list.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ node: JSONNode, of key: String, others: [String: Choice] = [:]
    ) -> Choice? where Choice.RawValue == String {
        if let choice = node.string.flatMap(Choice.init(rawValue:)) { return choice }
        let words = Choice.allCases.map(\.rawValue)
        let list = "use one of \(words.joined(separator: ", "))"
        guard let word = node.string else {
            report("wrong-type", at: node, "'\(key)' must be a string, found \(node.kindName)", suggestion: list)
            return nil
        }
        let meant =
            others[word.lowercased()]?.rawValue ?? NearMiss.find(word, in: words) ?? Self.relative(word, in: words)
        report(
            "unknown-value", at: node, "'\(word)' is no value of '\(key)'",
            suggestion: meant.map { "did you mean '\($0)'?" } ?? list)
        return nil
    }

    /// The first of the words that the written one begins, or begins with: `openai` for `openai-chat`.
    private static func relative(_ word: String, in words: [String]) -> String? {
        let word = word.lowercased()
        return word.count < 3 ? nil : words.first { $0.hasPrefix(word) || word.hasPrefix($0) }
    }

    func elements(_ node: JSONNode, of key: String) -> [JSONNode]? {
        if node.array == nil {
            report("wrong-type", at: node, "'\(key)' must be an array, found \(node.kindName)")
        }
        return node.array
    }

    /// The members of an object that is a dictionary, in the order of the file.
    func entries(_ node: JSONNode, of key: String) -> [JSONNode.Member]? {
        if node.members == nil {
            report("wrong-type", at: node, "'\(key)' must be an object, found \(node.kindName)")
        }
        return node.members
    }
}

extension Sequence {
    /// `compactMap` that leaves no room for more: a survey keeps its lists by the hundred thousand.
    func compactMapTightly<Value>(_ transform: (Element) -> Value?) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(underestimatedCount)
        for element in self { if let value = transform(element) { values.append(value) } }
        return values
    }
}

extension Table {
    /// Reads an object that stands by itself, such as a whole file.
    func read(_ node: JSONNode, file: String, sink: DiagnosticSink) -> Whole? where Whole: Declared {
        ObjectReader(node, file: file, pointer: JSONPointer(tokens: []), shape: name, sink: sink)
            .flatMap { reader in
                var reader = reader
                return read(&reader)
            }
    }
}
