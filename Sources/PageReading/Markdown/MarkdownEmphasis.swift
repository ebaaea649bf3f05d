/// Pairs the marks of emphasis and strikethrough (`*`, `_`, `~`), as CommonMark describes in "process emphasis": marks
/// that have a partner do not show.
struct MarkdownEmphasis {
    struct Run {
        let mark: UInt8
        let length: Int
        /// Marks without a partner so far.
        var left: Int
        /// Struck text begins behind the run.
        fileprivate(set) var opensStruck = false
        /// Struck text ends before the run.
        fileprivate(set) var closesStruck = false
        let canOpen: Bool
        let canClose: Bool
        fileprivate var previous: Int
        fileprivate var next = -1
    }

    private(set) var runs: [Run] = []
    /// The last run that may still find a partner; -1 for none.
    private var last = -1

    /// Adds a run that stands between two characters and returns its number.
    mutating func add(_ mark: UInt8, length: Int, before: Unicode.Scalar, after: Unicode.Scalar) -> Int {
        let opens = !after.isSpace && (!after.isPunctuation || before.isSpace || before.isPunctuation)
        let closes = !before.isSpace && (!before.isPunctuation || after.isSpace || after.isPunctuation)
        let isUnderscore = mark == UInt8(ascii: "_")
        runs.append(
            Run(
                mark: mark, length: length, left: length,
                canOpen: opens && (!isUnderscore || !closes || before.isPunctuation),
                canClose: closes && (!isUnderscore || !opens || after.isPunctuation), previous: last))
        let added = runs.count - 1
        if last >= 0 { runs[last].next = added }
        last = added
        return added
    }

    /// Pairs the runs from this number on; none of them finds a partner later.
    mutating func pair(from first: Int) {
        // For each kind of closing run, the number below which there is nothing to open it.
        var bottoms: [Int: Int] = [:]
        var closer = first < runs.count ? first : -1
        while closer >= 0 {
            let run = runs[closer]
            guard run.canClose else {
                closer = run.next
                continue
            }
            let kind = Int(run.mark) << 3 | (run.length % 3) << 1 | (run.canOpen ? 1 : 0)
            if let opener = opener(of: run, downTo: max(first, bottoms[kind] ?? 0)) {
                closer = join(opener, closer)
            } else {
                bottoms[kind] = closer
                if !run.canOpen { unlink(closer) }
                closer = run.next
            }
        }
        last = first < runs.count ? runs[first].previous : last
        if last >= 0 { runs[last].next = -1 }
    }

    private func opener(of closer: Run, downTo bottom: Int) -> Int? {
        var index = closer.previous
        while index >= bottom {
            let run = runs[index]
            if run.canOpen, run.mark == closer.mark, matches(run, closer) { return index }
            index = run.previous
        }
        return nil
    }

    private func matches(_ opener: Run, _ closer: Run) -> Bool {
        if closer.mark == UInt8(ascii: "~") { return opener.length == closer.length }
        let mayBeBoth = opener.canClose || closer.canOpen
        return !mayBeBoth || closer.length % 3 == 0 || (opener.length + closer.length) % 3 != 0
    }

    /// Takes the marks of one emphasis off both runs, and out what stands between them. Returns the next closing run.
    private mutating func join(_ opener: Int, _ closer: Int) -> Int {
        let isStrong = runs[opener].left >= 2 && runs[closer].left >= 2
        let count = isStrong ? 2 : 1
        runs[opener].left -= count
        runs[closer].left -= count
        if runs[opener].mark == UInt8(ascii: "~") {
            runs[opener].opensStruck = true
            runs[closer].closesStruck = true
        }
        runs[opener].next = closer
        runs[closer].previous = opener
        if runs[opener].left == 0 { unlink(opener) }
        guard runs[closer].left == 0 else { return closer }
        unlink(closer)
        return runs[closer].next
    }

    private mutating func unlink(_ index: Int) {
        let run = runs[index]
        if run.previous >= 0 { runs[run.previous].next = run.next }
        if run.next >= 0 { runs[run.next].previous = run.previous }
    }
}

extension Unicode.Scalar {
    fileprivate var isSpace: Bool { properties.isWhitespace }

    fileprivate var isPunctuation: Bool {
        if isASCII { return UInt8(ascii: self).isASCIIPunctuation }
        return switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            true
        default: false
        }
    }
}
