import SurveySupport

/// Shows a data file as it stood on an earlier day, before anything is read from it.
///
/// Every object with `asOf` is a dated statement. On the day asked for it says what its latest `previously` entry that
/// was still in force said, or what it says now; a statement that had not been made yet is left out. Working on the JSON
/// gives every kind of claim, decision and prose the same treatment.
enum AsOfView {
    static func view(_ node: JSONNode, on day: SurveyDate) -> JSONNode {
        narrowed(node, on: day) ?? JSONNode(.object([]), range: node.range, position: node.position)
    }

    private static func narrowed(_ node: JSONNode, on day: SurveyDate) -> JSONNode? {
        var node = node
        switch node.value {
        case .array(let elements):
            node.value = .array(elements.compactMap { narrowed($0, on: day) })
        case .object:
            guard let stated = statement(node, on: day), case .object(let members) = stated.value else { return nil }
            node.value = .object(
                members.compactMap { member in
                    if Self.isHistory(member.key) { return member }
                    guard let value = narrowed(member.value, on: day) else { return nil }
                    return .init(key: member.key, keyPosition: member.keyPosition, value: value)
                })
        default: break
        }
        return node
    }

    /// Evidence and earlier values are parts of a statement, not statements of their own.
    private static func isHistory(_ key: String) -> Bool { key == "previously" || key == "evidence" }

    /// The object as it was stated on the day; nil if it was not stated yet. Undated objects are returned as they are.
    private static func statement(_ node: JSONNode, on day: SurveyDate) -> JSONNode? {
        guard let asOf = date(node, "asOf"), node["url"] == nil else { return node }
        let entries = node["previously"]?.array ?? []
        let since = date(node, "since") ?? (entries.first.flatMap { date($0, "until") } ?? asOf)
        if day >= since { return node }
        let inForce = entries.filter { entry in
            guard let from = date(entry, "since") ?? date(entry, "asOf"), let until = date(entry, "until") else {
                return false
            }
            return from <= day && day < until
        }
        guard let entry = inForce.first else { return nil }
        return overlay(entry, on: node)
    }

    /// The entry's members over the current ones; null removes a member. Evidence is the entry's own or none.
    private static func overlay(_ entry: JSONNode, on node: JSONNode) -> JSONNode {
        let own = (entry.members ?? []).filter { $0.key != "until" }
        let replaced = Set(own.map(\.key)).union(["note", "evidence", "previously", "since", "unguarded", "explains"])
        let kept = (node.members ?? []).filter { !replaced.contains($0.key) }
        var result = node
        result.value = .object(kept + own.filter { $0.value.value != .null })
        return result
    }

    private static func date(_ node: JSONNode, _ key: String) -> SurveyDate? {
        node[key]?.string.flatMap(SurveyDate.init(_:))
    }
}
