import SurveyModel
package import SurveySupport

/// Edits one data file in its own formatting: string literals are replaced where they stand, and members and elements are
/// inserted with the separators that the object or list uses already.
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
        let end = last.value.range.upperBound
        edits.append(
            ByteEdit(end..<end, "," + lead(ofMember: members.count - 1, in: claim) + "\"previously\": [ \(entry) ]"))
        return true
    }

    /// Puts a member behind the last of those that are named, or first where there is none of them.
    package mutating func insert(_ key: String, _ value: JSONNode, into pointer: JSONPointer, after keys: [String]) {
        guard let object = pointer.resolve(in: root), let members = object.members else { return }
        let name = JSONWriter.quote(key) + ": "
        guard !members.isEmpty else {
            return edits.append(ByteEdit(object.range, "{ \(name)\(DataText.inline(value)) }"))
        }
        let anchor = members.lastIndex { keys.contains($0.key) }
        let lead = lead(ofMember: anchor ?? 0, in: object)
        let written = name + laidOut(value, behind: lead, lead: name.count)
        if let anchor {
            let end = members[anchor].value.range.upperBound
            edits.append(ByteEdit(end..<end, "," + lead + written))
        } else {
            let start = object.range.lowerBound + 1
            edits.append(ByteEdit(start..<start, lead + written + ","))
        }
    }

    /// Puts elements at the end of a list.
    ///
    /// - Parameter isOnOneLine: each of them, whatever its length, as sources are written.
    package mutating func append(_ added: [JSONNode], to pointer: JSONPointer, isOnOneLine: Bool = false) {
        guard let list = pointer.resolve(in: root), let elements = list.array else { return }
        guard let last = elements.last else {
            return edits.append(ByteEdit(list.range, DataText.inline(.list(added))))
        }
        let lead = whiteSpace(before: last.range.lowerBound)
        let end = last.range.upperBound
        if lead.contains("\n") {
            let written = added.map { isOnOneLine ? DataText.inline($0) : laidOut($0, behind: lead, lead: 0) }
            return edits.append(ByteEdit(end..<end, written.map { "," + lead + $0 }.joined()))
        }
        let written = added.map { ", " + DataText.inline($0) }.joined()
        if lineLength(around: list.range) + written.count <= DataText.width {
            edits.append(ByteEdit(end..<end, written))
        } else {
            let margin = "\n" + String(repeating: " ", count: indentation(at: list.range.lowerBound))
            let lines = elements.map { text($0.range) } + added.map(DataText.inline)
            let body = lines.map { margin + "  " + $0 }.joined(separator: ",")
            edits.append(ByteEdit(list.range, "[\(body)\(margin)]"))
        }
    }

    /// Puts another member in the place of one.
    package mutating func replace(
        _ key: String, of pointer: JSONPointer, by other: String, _ value: JSONNode
    ) {
        guard let object = pointer.resolve(in: root), let number = object.members?.firstIndex(where: { $0.key == key })
        else { return }
        let name = JSONWriter.quote(other) + ": "
        let value = laidOut(value, behind: lead(ofMember: number, in: object), lead: name.count)
        edits.append(ByteEdit(range(ofMember: number, in: object), name + value))
    }

    package mutating func remove(_ key: String, of pointer: JSONPointer) {
        guard let object = pointer.resolve(in: root), let members = object.members,
            let number = members.firstIndex(where: { $0.key == key })
        else { return }
        let own = range(ofMember: number, in: object)
        if number > 0 {
            edits.append(ByteEdit(members[number - 1].value.range.upperBound..<own.upperBound, ""))
        } else if members.count > 1 {
            edits.append(ByteEdit(own.lowerBound..<range(ofMember: 1, in: object).lowerBound, ""))
        } else {
            edits.append(ByteEdit(own, ""))
        }
    }

    /// The member of a claim as it stands, on one line.
    package func literal(_ key: String, ofClaimAt pointer: JSONPointer) -> String? {
        guard let node = pointer.resolve(in: root)?[key] else { return nil }
        let written = text(node.range)
        return written.contains("\n") ? JSONWriter.writeInline(node) : written
    }

    /// The file with all edits made; nil where two of them touch the same place.
    package var edited: [UInt8]? { ByteEdit.applied(edits, to: bytes) }

    // MARK: Formatting

    /// A value as it is written behind white space: on one line where that has no line break.
    private func laidOut(_ value: JSONNode, behind whiteSpace: String, lead: Int) -> String {
        guard let end = whiteSpace.lastIndex(of: "\n") else { return DataText.inline(value) }
        return DataText.value(value, indentation: whiteSpace[end...].count - 1, lead: lead)
    }

    /// The white space before a member.
    private func lead(ofMember number: Int, in object: JSONNode) -> String {
        whiteSpace(before: range(ofMember: number, in: object).lowerBound)
    }

    private func whiteSpace(before offset: Int) -> String {
        var begin = offset
        while begin > 0, " \t\r\n".utf8.contains(bytes[begin - 1]) { begin -= 1 }
        return text(begin..<offset)
    }

    /// The bytes of a member, its key included.
    private func range(ofMember number: Int, in object: JSONNode) -> Range<Int> {
        let members = object.members ?? []
        let value = members[number].value.range
        let previous = number == 0 ? object.range.lowerBound : members[number - 1].value.range.upperBound
        let key = bytes[previous..<value.lowerBound].firstIndex(of: UInt8(ascii: "\"")) ?? value.lowerBound
        return key..<value.upperBound
    }

    private func lineStart(before offset: Int) -> Int {
        (bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    }

    private func indentation(at offset: Int) -> Int {
        bytes[lineStart(before: offset)...].prefix { $0 == UInt8(ascii: " ") }.count
    }

    /// Columns of the line, or of the lines, that the range lies in.
    private func lineLength(around range: Range<Int>) -> Int {
        let end = bytes[range.upperBound...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        return text(lineStart(before: range.lowerBound)..<end).unicodeScalars.count
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
