import SurveySupport

/// What somebody who writes a member as text needs to know of it.
package struct MemberOutline: Sendable {
    package let key: String
    package let isRequired: Bool
    package let isList: Bool
    package let isFlag: Bool
    /// The words of its list, where it has one.
    package let words: [String]
    /// True for the first member of which values stand on pages.
    package let isPrincipal: Bool

    /// True for a setting of the member itself, or of one below it: `auth/header`.
    func holds(_ path: String) -> Bool { path == key || path.hasPrefix(key + "/") }

    static func all(of table: Table<some Any>) -> [MemberOutline] {
        let members = table.members.filter(\.isInData)
        let principal = members.first { $0.valueType != nil }?.key
        return members.map { MemberOutline($0, isPrincipal: $0.key == principal) }
    }

    private init(_ member: Member<some Any>, isPrincipal: Bool) {
        var definitions = SchemaDefinitions(.data)
        let schema = JSONNode.object(member.schema(&definitions))
        key = member.key
        isRequired = member.need == .required
        isList = schema["type"]?.string == "array"
        isFlag = schema["type"]?.string == "boolean"
        words = (schema["enum"]?.array ?? []).compactMap(\.string)
        self.isPrincipal = isPrincipal
    }
}
