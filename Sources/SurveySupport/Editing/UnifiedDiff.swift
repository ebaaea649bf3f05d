/// The difference of two texts as `diff -u` writes it, for people and for `patch`.
package enum UnifiedDiff {
    private static let context = 3

    private struct Line {
        var mark: Character
        var text: Substring
    }

    /// Empty where the texts are equal. Lines keep their own endings.
    package static func text(path: String, before: String, after: String) -> String {
        let lines = script(Self.lines(before), Self.lines(after))
        let changed = lines.indices.filter { lines[$0].mark != " " }
        guard !changed.isEmpty else { return "" }
        let name = String(path.drop { $0 == "/" })
        var out = "--- a/\(name)\n+++ b/\(name)\n"
        for hunk in hunks(changed, count: lines.count) { out += write(lines, hunk) }
        return out
    }

    private static func lines(_ text: String) -> [Substring] {
        var lines: [Substring] = []
        var start = text.startIndex
        for index in text.utf8.indices where text.utf8[index] == 0x0A {
            let end = text.utf8.index(after: index)
            lines.append(text[start..<end])
            start = end
        }
        if start < text.endIndex { lines.append(text[start...]) }
        return lines
    }

    /// Every line of both texts in order, removals before what replaces them.
    private static func script(_ before: [Substring], _ after: [Substring]) -> [Line] {
        let difference = after.difference(from: before)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var lines: [Line] = []
        var (old, new) = (0, 0)
        while old < before.count || new < after.count {
            if removed.contains(old) {
                lines.append(Line(mark: "-", text: before[old]))
                old += 1
            } else if inserted.contains(new) {
                lines.append(Line(mark: "+", text: after[new]))
                new += 1
            } else {
                lines.append(Line(mark: " ", text: before[old]))
                (old, new) = (old + 1, new + 1)
            }
        }
        return lines
    }

    /// Changes with their context, joined where the contexts touch.
    private static func hunks(_ changed: [Int], count: Int) -> [Range<Int>] {
        var hunks: [Range<Int>] = []
        for index in changed {
            let own = max(0, index - context)..<min(count, index + context + 1)
            if let last = hunks.last, last.upperBound >= own.lowerBound {
                hunks[hunks.count - 1] = last.lowerBound..<own.upperBound
            } else {
                hunks.append(own)
            }
        }
        return hunks
    }

    private static func write(_ lines: [Line], _ hunk: Range<Int>) -> String {
        func position(_ skipped: Character) -> String {
            let before = lines[..<hunk.lowerBound].count { $0.mark != skipped }
            let length = lines[hunk].count { $0.mark != skipped }
            let start = length == 0 ? before : before + 1
            return length == 1 ? "\(start)" : "\(start),\(length)"
        }
        var out = "@@ -\(position("+")) +\(position("-")) @@\n"
        for line in lines[hunk] {
            out.append(line.mark)
            out += line.text
            if line.text.utf8.last != 0x0A {
                out += "\n\\ No newline at end of file\n"
            }
        }
        return out
    }
}
