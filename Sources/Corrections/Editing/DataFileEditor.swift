package import SurveySupport

/// Edits one data file in its own formatting: string literals are replaced where they stand, and members are inserted
/// with the separators that the object uses already.
package struct DataFileEditor {
    private let bytes: [UInt8]
    private let root: JSONNode
    package private(set) var edits: [ByteEdit] = []

    /// - Parameter root: what `bytes` parse to.
    package init(_ bytes: [UInt8], root: JSONNode) {
        self.bytes = bytes
        self.root = root
    }

    /// False where no string stands at the pointer.
    package mutating func replaceString(at pointer: JSONPointer, with text: String) -> Bool {
        guard let node = pointer.resolve(in: root), let old = node.string else { return false }
        if old != text { edits.append(ByteEdit(node.range, JSONWriter.quote(text))) }
        return true
    }

    /// Puts `entry` first into the claim's `previously`, which is added at the end of the claim where there is none.
    package mutating func prependPrevious(_ entry: String, toClaimAt pointer: JSONPointer) -> Bool {
        guard let claim = pointer.resolve(in: root), let members = claim.members, let last = members.last else {
            return false
        }
        if let node = claim["previously"] {
            guard let first = node.array?.first else {
                guard node.array != nil else { return false }
                edits.append(ByteEdit(node.range, "[ \(entry) ]"))
                return true
            }
            let lead = text(node.range.lowerBound + 1..<first.range.lowerBound)
            let separator = lead.contains("\n") ? "," + lead : ", "
            edits.append(ByteEdit(first.range.lowerBound..<first.range.lowerBound, entry + separator))
            return true
        }
        guard members.count > 1 else { return false }
        let between = text(members[members.count - 2].value.range.upperBound..<last.value.range.lowerBound)
        let separator = String(between.prefix { $0 != "\"" })
        let end = last.value.range.upperBound
        edits.append(ByteEdit(end..<end, "\(separator)\"previously\": [ \(entry) ]"))
        return true
    }

    /// The member of a claim as it stands, on one line.
    package func literal(_ key: String, ofClaimAt pointer: JSONPointer) -> String? {
        guard let node = pointer.resolve(in: root)?[key] else { return nil }
        let written = text(node.range)
        return written.contains("\n") ? JSONWriter.writeInline(node) : written
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
