package import SurveySupport

/// A statement that no file holds yet.
package struct ClaimDraft: Sendable {
    package let dimension: Dimension
    /// The name below which it stands in its file, for `routing` and `models`.
    package let key: String?
    /// True where a file has a list of such statements.
    package var isListed: Bool { key == nil && !Self.singles.contains(dimension) }
    /// Its object in the file.
    package let node: JSONNode

    package init(
        _ dimension: Dimension, key: String? = nil, _ values: [(String, JSONNode?)], note: String? = nil,
        asOf: SurveyDate, evidence: [Evidence] = []
    ) {
        self.dimension = dimension
        self.key = key
        let reason = evidence.contains(where: \.isCheckable) ? nil : JSONNode.text(Unguarded.uncited.rawValue)
        node = .object(
            values + [
                ("note", note.map(JSONNode.text)), ("asOf", .text(asOf.description)),
                ("evidence", evidence.isEmpty ? nil : .list(evidence.map(\.node))), ("unguarded", reason),
            ])
    }
}

extension ClaimDraft {
    /// What a subject states once at most.
    private static let singles = Set(
        Provider.facts.filter(\.isSingle).map(\.dimension) + Tool.facts.filter(\.isSingle).map(\.dimension))
}

// MARK: - From words

extension ClaimDraft {
    /// Why words are no statement: a sentence with a remedy.
    package struct Refusal: Error, CustomStringConvertible {
        package var reason: String
        package var description: String { reason }
    }

    /// A value of a statement as people write it: `auth/header` and `x-api-key`. Of a list, with commas between.
    package typealias Setting = (path: String, text: String)

    /// A statement from what stands behind the subject in its id, such as `endpoints.global`, and its values.
    ///
    /// - Parameter value: the principal value.
    package init<S: Subject>(
        _ name: String, of subject: S.Type, value: String?, settings: [Setting], asOf: SurveyDate
    ) throws(Refusal) {
        let (list, key) = try Self.kind(called: name, of: subject)
        let outline = list.outline(key)
        var all = key.map { list.isKeyed ? [] : Self.identity($0, outline) } ?? []
        if let value, let principal = outline.first(where: \.isPrincipal) { all.append((principal.key, value)) }
        let values = try Self.values(of: name, all + settings, outline)
        self.init(list.dimension, key: list.isKeyed ? key : nil, values, asOf: asOf)
    }

    /// The kind of fact that a name such as `endpoints.global` stands for, and what tells the statement from others of it.
    private static func kind<S: Subject>(
        called name: String, of subject: S.Type
    ) throws(Refusal) -> (list: FactList<S>, key: String?) {
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        guard let list = S.facts.first(where: { $0.dimension.rawValue == parts.first }) else {
            let names = S.facts.map(\.dimension.rawValue)
            let remedy =
                NearMiss.suggestion(parts.first ?? "", in: names) ?? "there are \(names.joined(separator: ", "))"
            throw Refusal(reason: "no statement can be called '\(name)'; \(remedy)")
        }
        let key = parts.dropFirst().first
        guard list.isSingle == (key == nil) else {
            let dimension = list.dimension.rawValue
            let example = list.isSingle ? dimension : "\(dimension).\(example(of: list))"
            throw Refusal(reason: "'\(name)' is no name of a statement; write one such as '\(example)'")
        }
        return (list, key)
    }

    /// The members of the statement, in the order of the settings.
    private static func values(
        of name: String, _ settings: [Setting], _ outline: [MemberOutline]
    ) throws(Refusal) -> [(String, JSONNode?)] {
        for setting in settings where !outline.contains(where: { $0.holds(setting.path) }) {
            let remedy = NearMiss.suggestion(setting.path, in: outline.map(\.key))
            throw Refusal(
                reason: "'\(name)' has no '\(setting.path)'; "
                    + (remedy ?? "it can have \(outline.map(\.key).joined(separator: ", "))"))
        }
        let members = settings.compactMap { setting in outline.first { $0.holds(setting.path) } }
        var values: [(String, JSONNode?)] = []
        for member in members.withoutRepetitions(of: \.key) {
            let own = settings.filter { member.holds($0.path) }
            guard own.count == 1 || member.isList || own.allSatisfy({ $0.path != member.key }) else {
                throw Refusal(
                    reason: "'\(name)' says '\(own[0].text)' for '\(member.key)' already; leave '\(own[1].text)' out")
            }
            values.append((member.key, node(of: member, own)))
        }
        if let missing = outline.first(where: { member in member.isRequired && !values.contains { $0.0 == member.key } }
        ) {
            let words = missing.words.isEmpty ? "" : ", one of \(missing.words.joined(separator: ", "))"
            throw Refusal(reason: "'\(name)' needs '\(missing.key)': give it with --set \(missing.key)=...\(words)")
        }
        return values
    }

    /// What the end of an id says: a word of a required list (`global`, `api-key`), or else the name or id.
    private static func identity(_ key: String, _ outline: [MemberOutline]) -> [Setting] {
        let own = outline.first { $0.isRequired && ["id", "name"].contains($0.key) }
        let listed = outline.first { $0.isRequired && $0.words.contains(key) }
        if let member = own ?? listed { return [(member.key, key)] }
        let isPlaced = outline.contains { $0.words.contains(Endpoint.Region.global.rawValue) }
        return [("id", key)] + (isPlaced ? [("region", Endpoint.Region.global.rawValue)] : [])
    }

    private static func example(of list: FactList<some Subject>) -> String {
        list.isKeyed ? "litellm" : list.outline(nil).first { $0.isRequired && !$0.words.isEmpty }?.words.first ?? "id"
    }

    private static func node(of member: MemberOutline, _ settings: [Setting]) -> JSONNode? {
        guard let first = settings.first else { return nil }
        if first.path != member.key {
            return .object(
                settings.map { ($0.path.split(separator: "/").dropFirst().joined(separator: "/"), .text($0.text)) })
        }
        if member.isFlag { return .flag(first.text == "true") }
        guard member.isList else { return .text(first.text) }
        return .texts(settings.flatMap { $0.text.split(separator: ",") }.map { $0.trimmingSpaces })
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
