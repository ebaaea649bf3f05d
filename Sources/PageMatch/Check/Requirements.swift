import PageText

/// Things that a section demands of requests: headers, parameters, variables that it calls required or mandatory.
///
/// What matters is what came since the place was accepted, so the anchor keeps the names that the section had.
package struct Requirements {
    private enum Status { case plain, required, optional }

    private struct Name {
        var text: String
        var status: Status
        /// The bytes that say so.
        var bytes: Range<Int>

        var hash: UInt16 { Words.hash(text.utf8) }
    }

    private let index: PageIndex
    private let names: [Name]

    /// Units of one section that are read.
    private static let longestSection = 400
    /// Bytes of one unit that are read.
    private static let longestUnit = 4_096
    /// Names of one section that an anchor keeps.
    private static let mostKept = 256

    /// - Parameter range: the place; its section counts.
    init(besides range: Range<Int>, in index: PageIndex) {
        self.index = index
        guard !index.units.isEmpty else {
            names = []
            return
        }
        let home = index.unit(at: range.lowerBound)
        let path = index.block(ofUnit: home)?.headingPath
        let near = max(0, home - Self.longestSection / 2)..<min(index.units.count, home + Self.longestSection / 2)
        names = near.filter { index.block(ofUnit: $0)?.headingPath == path }.flatMap { Self.names(in: $0, of: index) }
    }

    /// Fingerprints of the names that may not count as new later; those of optional things may.
    var known: [UInt16] {
        let optional = Set(names.filter { $0.status == .optional }.map(\.hash))
        return Array(Set(names.map(\.hash)).subtracting(optional).sorted().prefix(Self.mostKept))
    }

    /// What the section requires and did not when the place was accepted: each name with the sentence that says so.
    package static func new(besides range: Range<Int>, in index: PageIndex, since anchor: PlaceAnchor) -> [String] {
        guard let known = anchor.requirements.map({ Set($0.wrappedValue) }) else { return [] }
        var seen: Set<UInt16> = []
        return Requirements(besides: range, in: index).names
            .filter { $0.status == .required && !known.contains($0.hash) && seen.insert($0.hash).inserted }
            .map { "new requirement stands here: '\($0.text)' (\(Sentence.shown(around: $0.bytes, in: index)))" }
    }

    // MARK: - Names

    private static func names(in unit: Int, of index: PageIndex) -> [Name] {
        if let block = index.block(ofUnit: unit), let cell = block.cell {
            return cell.isHeader ? [] : rowName(of: unit, cell, in: index).map { [$0] } ?? []
        }
        var names: [Name] = []
        var start = index.units[unit].bytes.lowerBound
        let end = min(index.units[unit].bytes.upperBound, start + longestUnit)
        while start < end {
            let sentence = Sentence.around(start..<start + 1, in: index)
            names += Self.names(inSentence: sentence, of: index)
            start = max(sentence.upperBound, start) + 1
        }
        return names
    }

    private static let yes: Set<String> = ["yes", "true", "required", "mandatory", "always", "y", "✓", "✔", "✅"]
    private static let no: Set<String> = ["no", "false", "optional", "n", "-", "✗", "✘", "❌", ""]

    /// A row by its first cell, told by the cell of a column "Required", or by a cell that says "required".
    private static func rowName(of unit: Int, _ cell: PageText.Cell, in index: PageIndex) -> Name? {
        let bytes = index.units[unit].bytes
        let text = index.string(bytes).lowercased()
        let column = cell.columnHeader.lowercased()
        let name = cell.column == 0 ? index.string(bytes) : TextFolding.foldedString(cell.rowHeader)
        guard !name.isEmpty, name.count <= 64 else { return nil }
        if cell.column == 0 { return Name(text: name, status: .plain, bytes: bytes) }
        let isAsked = column.contains("required") || column.contains("mandatory")
        if (isAsked && yes.contains(text)) || text == "required" || text == "mandatory" {
            return Name(text: name, status: .required, bytes: bytes)
        }
        return (isAsked && no.contains(text)) || text == "optional"
            ? Name(text: name, status: .optional, bytes: bytes) : nil
    }

    private static let kinds: Set<String> = [
        "header", "parameter", "field", "variable", "argument", "property", "option", "flag", "attribute", "param",
        "key",
    ]
    private static let demands: Set<String> = ["required", "mandatory", "must"]
    private static let denials: Set<String> = [
        "not", "no", "longer", "optional", "isn't", "aren't", "don't", "never", "unless", "if",
    ]

    /// Names of a sentence: what is spelled like one, what a word such as "header" introduces, and the first word of
    /// `name: required`. They are required where the sentence says so and takes nothing of it back.
    private static func names(inSentence sentence: Range<Int>, of index: PageIndex) -> [Name] {
        let words = index.string(sentence).split(separator: " ").map { word in
            String(
                word.drop { !$0.isLetter && $0 != "_" }.reversed().drop { !$0.isLetter && !$0.isNumber && $0 != "_" }
                    .reversed())
        }
        let lowered = words.map { $0.lowercased() }
        let says = Set(lowered)
        let status: Status =
            !says.isDisjoint(with: denials)
            ? (says.contains("optional") ? .optional : .plain) : says.isDisjoint(with: demands) ? .plain : .required
        return words.indices.compactMap { number in
            let word = words[number]
            let isIntroduced =
                number > 0 && kinds.contains(lowered[number - 1]) && !plainWords.contains(lowered[number])
            let isEntry = number == 0 && words.count > 1 && (demands.contains(lowered[1]) || lowered[1] == "optional")
            guard word.utf8.count <= 64, word.count > 1, isIntroduced || isEntry || isSpelledLikeName(word) else {
                return nil
            }
            return Name(text: word, status: status, bytes: sentence)
        }
    }

    /// Words that follow "header" without being its name.
    private static let plainWords: Set<String> = kinds.union(demands).union(denials).union([
        "is", "are", "was", "were", "be", "and", "or", "of", "for", "in", "to", "with", "that", "which", "must", "can",
        "may",
        "should", "will", "has", "have", "from", "on", "at", "by", "as", "the", "a", "an", "it", "named", "called",
        "value",
        "values", "name", "names", "now", "when", "also", "with",
    ])

    /// `x-session-id`, `project_id`, `sessionId`, `ACME_KEY`; not an address and no word of prose.
    private static func isSpelledLikeName(_ word: String) -> Bool {
        guard !word.contains("/"), !word.contains(":"), !word.contains("(") else { return false }
        if word.contains("_") { return true }
        let parts = word.split(separator: "-")
        // `anthropic-version` is told from "server-side" by nothing but the sentence; both need a letter in each part.
        if parts.count > 1 {
            return parts.allSatisfy { $0.first?.isLetter == true } && word.utf8.allSatisfy { $0 < 0x80 }
        }
        return zip(word, word.dropFirst()).contains { $0.isLowercase && $1.isUppercase }
    }
}
