import PageText

/// Places that name a value as what is no longer true: "formerly X", "X → Y", the "before" side of a migration guide.
/// Remembers the labels of the block that it looked at last, so that it is cheapest to ask about places in the order of the page.
final class FormerPlace {
    private let index: PageIndex
    private let anchor: PlaceAnchor?
    private var code: (block: Int, side: CodeSides)?

    init(_ index: PageIndex, unlike anchor: PlaceAnchor?) {
        self.index = index
        self.anchor = anchor
    }

    /// True for such a place; false where the accepted place was one itself.
    func holds(_ range: Range<Int>) -> Bool {
        guard let anchor, !anchor.isFormer else { return false }
        return isIntroduced(range, unlike: anchor) || isOldSide(range)
    }

    // MARK: - Beside the value

    private static let formerNames = Set(
        ["formerly", "previously", "former", "replaces", "replacing", "supersedes", "instead"]
            .map { Words.hash($0.utf8) })
    /// Words looked at before the value.
    private static let reach = 3

    /// True when a word such as "formerly" leads up to the value in its unit, and did not where it was accepted.
    private func isIntroduced(_ range: Range<Int>, unlike anchor: PlaceAnchor) -> Bool {
        let window = ContextWindow(around: range, in: index, reach: Self.reach)
        let found = window.left.prefix(window.leftInUnit).first(where: Self.formerNames.contains)
        return found.map { !anchor.left.prefix(Self.reach).contains($0) } ?? false
    }

    // MARK: - One side of two

    private static let old = Set(["before", "old", "previous", "previously", "formerly"].map { Words.hash($0.utf8) })
    private static let new = Set(["after", "new", "now", "current", "today"].map { Words.hash($0.utf8) })
    /// Labels are short: "Before", "Old (v1)". "Before you begin" is none, because no "After" goes with it.
    private static let longestLabel = 3

    /// True in code, a cell or a section labelled "Before" or "Old" that has a counterpart labelled "After" or "New", and in a
    /// line that a patch takes out.
    func isOldSide(_ range: Range<Int>) -> Bool {
        guard !index.units.isEmpty else { return false }
        let unit = index.unit(at: range.lowerBound)
        return isRemovedLine(unit) || leadsToSuccessor(range) || isBelowOldHeading(unit) || isInOldColumn(unit)
            || isBehindOldLabel(unit)
    }

    private func isRemovedLine(_ unit: Int) -> Bool {
        guard begins(unit, with: "- "), let sides = sides(ofCodeWith: unit) else { return false }
        return sides.isPatch
    }

    private func begins(_ unit: Int, with mark: String) -> Bool {
        index.text[index.units[unit].bytes].starts(with: mark.utf8)
    }

    /// An arrow from the value to what follows it: `OLD_KEY → NEW_KEY`.
    private func leadsToSuccessor(_ range: Range<Int>) -> Bool {
        let rest = index.text[range.upperBound...].drop { " \"')".utf8.contains($0) }
        return rest.starts(with: "→".utf8)
    }

    private func isBelowOldHeading(_ unit: Int) -> Bool {
        let path = index.blocks[index.units[unit].block].headingPath
        guard let last = path.last, isLabel(Words.hashes(ofTitle: last), Self.old) else { return false }
        return index.blocks.contains { block in
            guard case .heading = block.kind, block.headingPath == path.dropLast() else { return false }
            return isLabel(Words.hashes(ofTitle: block.text), Self.new)
        }
    }

    private func isInOldColumn(_ unit: Int) -> Bool {
        guard let cell = index.blocks[index.units[unit].block].cell,
            isLabel(Words.hashes(ofTitle: cell.columnHeader), Self.old)
        else { return false }
        return index.blocks.contains {
            $0.cell?.table == cell.table && isLabel(Words.hashes(ofTitle: $0.cell?.columnHeader ?? ""), Self.new)
        }
    }

    /// Code below a paragraph or a comment that is such a label, with its counterpart behind.
    private func isBehindOldLabel(_ unit: Int) -> Bool {
        guard let sides = sides(ofCodeWith: unit) else { return false }
        if let label = sides.comments.last(where: { $0 < unit }) {
            return isOld(label) && sides.comments.contains { $0 > unit && isNew($0) }
        }
        let (before, behind) = (sides.lines.lowerBound - 1, sides.lines.upperBound)
        return before >= 0 && isOld(before) && behind < index.units.count && isNew(behind)
    }

    /// What the lines of a code block tell of sides.
    private struct CodeSides {
        var lines: Range<Int>
        /// A line that is put in.
        var isPatch: Bool
        /// Comments that are such labels.
        var comments: [Int]
    }

    private func sides(ofCodeWith unit: Int) -> CodeSides? {
        let block = index.units[unit].block
        guard index.blocks[block].kind == .code else { return nil }
        if let code, code.block == block { return code.side }
        var (first, end) = (unit, unit + 1)
        while first > 0, index.units[first - 1].block == block { first -= 1 }
        while end < index.units.count, index.units[end].block == block { end += 1 }
        let sides = CodeSides(
            lines: first..<end, isPatch: (first..<end).contains { begins($0, with: "+ ") },
            comments: (first..<end).filter { isComment($0) && (isOld($0) || isNew($0)) })
        code = (block, sides)
        return sides
    }

    private func isComment(_ unit: Int) -> Bool {
        ["#", "//", "--", "/*", "<!--", ";"].contains { begins(unit, with: $0) }
    }

    private func isOld(_ unit: Int) -> Bool { isLabel(hashes(of: unit), Self.old) }
    private func isNew(_ unit: Int) -> Bool { isLabel(hashes(of: unit), Self.new) }
    private func hashes(of unit: Int) -> [UInt16] { index.words[index.units[unit].words].map(\.hash) }

    private func isLabel(_ words: [UInt16], _ labels: Set<UInt16>) -> Bool {
        words.count <= Self.longestLabel && words.first.map(labels.contains) == true
    }
}
