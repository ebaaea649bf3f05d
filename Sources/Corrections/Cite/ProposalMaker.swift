import DriftCheck
import PageMatch
import PageText
import SurveyModel
import SurveySupport

/// Makes a citation of one place on a page: as few words as tell it from every other place.
struct ProposalMaker {
    private static let mostWords = 10
    private static let mostBytes = 120
    /// Words that a quote has where the page offers them, so that it tells a place and not only a value.
    private static let fewestWords = 4

    let request: CitationRequest
    let read: ReadPage
    let index: PageIndex

    /// A stretch of main content, or the visible text of a link to the value.
    struct Spot {
        var range: Range<Int>
        var link: String?
    }

    /// Nil where the check would not hold the quote against the claim.
    func proposal(at spot: Spot) -> CitationProposal? {
        guard !spot.range.isEmpty, !index.units.isEmpty else { return nil }
        let unit = index.unit(at: spot.range.lowerBound)
        guard let block = index.block(ofUnit: unit) else { return nil }
        let range = quoted(spot.range, limits: limits(of: unit))
        let quote = index.string(range)
        let places = Array(Bytes.occurrences(of: Array(index.text[range]), in: index.text))
        var evidence = request.evidence(quote: quote)
        var count = places.count
        var remarks: [String] = []
        if count > 1 {
            let locator = Locator(index: index)
            let heading = block.headingPath.last { heading in
                !heading.isEmpty && places.count(where: locator.isUnder(heading)) == 1
            }
            if let heading {
                evidence.heading = TextFolding.foldedString(heading)
                count = 1
            } else {
                remarks.append("stands \(count) times, and no heading tells this place from the others")
            }
        }
        let finding = EvidenceCheck(page: read, anchor: nil, looksAside: false).check(request.task(evidence))
        switch finding.outcome {
        case .verified: break
        case .contradicted: remarks.append(finding.reason ?? "the page takes it back")
        default: return nil
        }
        if block.isHidden { remarks.append("in a part of the page that is not shown at first") }
        return CitationProposal(
            evidence: evidence, count: count, heading: block.headingPath.map { TextFolding.foldedString($0) },
            kind: spot.link == nil ? block.kind.word : "link", row: block.cell?.rowHeader ?? "",
            column: block.cell?.columnHeader ?? "",
            excerpt: Self.excerpt(range, within: index.units[unit].bytes, in: index), remarks: remarks)
    }

    /// The value, or counter-phrases, without a quote: holds wherever on the page the value stands.
    func bare(count: Int) -> CitationProposal? {
        guard request.seeksValue || !request.absent.isEmpty else { return nil }
        let evidence = request.evidence()
        guard
            EvidenceCheck(page: read, anchor: nil, looksAside: false).check(request.task(evidence)).outcome == .verified
        else {
            return nil
        }
        return CitationProposal(
            evidence: evidence, count: max(1, count), kind: "value",
            excerpt: request.field.value.text,
            remarks: [
                request.absent.isEmpty
                    ? "holds wherever on the page the value stands" : "watches for the counter-phrases"
            ])
    }

    /// Unique places first, then those with words on both sides, under the provider's own heading, in plain sight.
    func rank(_ proposal: CitationProposal) -> Int {
        var rank = 0
        if proposal.count == 1 { rank += proposal.evidence.heading == nil ? 8 : 6 }
        if proposal.remarks.isEmpty { rank += 4 }
        let context = proposal.heading.joined(separator: " ") + " " + proposal.row
        let isOwn = request.names.contains { name in
            !name.isEmpty && context.lowercased().contains(name.lowercased())
        }
        if isOwn { rank += 2 }
        let words = (proposal.evidence.quote ?? "").split(separator: " ").count
        if words >= Self.fewestWords { rank += 1 }
        if proposal.kind == "heading" { rank -= 2 }
        return rank
    }

    // MARK: - The quote

    /// A cell may take words of its row, everything else stays within its paragraph, item or line.
    private func limits(of unit: Int) -> Range<Int> {
        guard index.blocks[index.units[unit].block].cell != nil else { return index.units[unit].bytes }
        let row = index.row(ofUnit: unit)
        guard let first = row.first, let last = row.last else { return index.units[unit].bytes }
        return index.words[first].bytes
            .lowerBound..<max(index.units[unit].bytes.upperBound, index.words[last].bytes.upperBound)
    }

    /// Grows word by word to both sides until the quote is telling and stands once.
    private func quoted(_ place: Range<Int>, limits: Range<Int>) -> Range<Int> {
        let limits = min(limits.lowerBound, place.lowerBound)..<max(limits.upperBound, place.upperBound)
        var range = wholeWords(cut(place), limits)
        // In code the value is part of a longer word, and that word tells enough.
        let isDense = range.count >= place.count + 6
        // What follows a prefix is a model's name, which changes sooner than the prefix: taken only where nothing else tells.
        if isPrefix { range = range.lowerBound..<min(place.upperBound + 1, range.upperBound) }
        var turn = 0
        while !isEnough(range, isDense: isDense) {
            let left = extended(range, toLeft: true, limits)
            let right = extended(range, toLeft: false, limits)
            let isLeftTurn = isPrefix || turn % 2 == 0
            guard let next = isLeftTurn ? left ?? right : right ?? left, isShort(next) else { break }
            range = next
            turn += 1
        }
        return range
    }

    /// A long statement is cited by its first words.
    private func cut(_ place: Range<Int>) -> Range<Int> {
        guard !isShort(place) else { return place }
        var end = place.lowerBound
        var words = 0
        for offset in place where index.text[offset] == Bytes.space {
            words += 1
            guard words <= Self.mostWords, offset - place.lowerBound <= Self.mostBytes else { break }
            end = offset
        }
        return end > place.lowerBound ? place.lowerBound..<end : place
    }

    private func isShort(_ range: Range<Int>) -> Bool {
        words(in: range) <= Self.mostWords && range.count <= Self.mostBytes
    }

    private func words(in range: Range<Int>) -> Int { index.text[range].split(separator: Bytes.space).count }

    private var isPrefix: Bool { request.phrase == nil && request.field.value.type == .routingPrefix }

    private func isEnough(_ range: Range<Int>, isDense: Bool) -> Bool {
        (isDense || words(in: range) >= Self.fewestWords)
            && Array(Bytes.occurrences(of: Array(index.text[range]), in: index.text).prefix(2)).count == 1
    }

    /// Widens the range to whole words. Where a word goes on for more than ``longestAffix`` bytes, as in minified JSON or in
    /// text without spaces, only a few characters are taken, and never half of a name or of a character.
    private func wholeWords(_ range: Range<Int>, _ limits: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        while start > limits.lowerBound, index.text[start - 1] != Bytes.space { start -= 1 }
        if range.lowerBound - start > Self.longestAffix {
            start = range.lowerBound - 16
            while start < range.lowerBound, !isCut(start) { start += 1 }
        }
        var end = range.upperBound
        while end < limits.upperBound, index.text[end] != Bytes.space { end += 1 }
        if end - range.upperBound > Self.longestAffix {
            end = range.upperBound + 16
            while end > range.upperBound, !isCut(end) { end -= 1 }
        }
        return start..<trimmed(end, from: range.upperBound)
    }

    private static let longestAffix = 40

    /// True where a quote may begin or end: not within a character, and not between two letters of a name.
    private func isCut(_ offset: Int) -> Bool {
        guard offset > 0, offset < index.text.count else { return true }
        if index.text[offset] & 0xC0 == 0x80 { return false }
        return !Bytes.isWord(index.text[offset]) || !Bytes.isWord(index.text[offset - 1])
    }

    /// Without the punctuation of the sentence.
    private func trimmed(_ end: Int, from least: Int) -> Int {
        var end = end
        while end > least, ".,;:!?)".utf8.contains(index.text[end - 1]) { end -= 1 }
        return end
    }

    private func extended(_ range: Range<Int>, toLeft: Bool, _ limits: Range<Int>) -> Range<Int>? {
        if toLeft {
            var start = range.lowerBound
            while start > limits.lowerBound, index.text[start - 1] == Bytes.space { start -= 1 }
            while start > limits.lowerBound, index.text[start - 1] != Bytes.space { start -= 1 }
            return start < range.lowerBound ? start..<range.upperBound : nil
        }
        var end = range.upperBound
        // The range may end before punctuation that was trimmed: first to the end of that word, then to that of the next.
        while end < limits.upperBound, index.text[end] != Bytes.space { end += 1 }
        while end < limits.upperBound, index.text[end] == Bytes.space { end += 1 }
        while end < limits.upperBound, index.text[end] != Bytes.space { end += 1 }
        end = trimmed(end, from: range.upperBound)
        return end > range.upperBound ? range.lowerBound..<end : nil
    }

    /// At most 160 bytes around a place, whole words.
    static func excerpt(_ range: Range<Int>, within unit: Range<Int>, in index: PageIndex) -> String {
        let margin = max(0, (160 - range.count) / 2)
        var start = max(min(unit.lowerBound, range.lowerBound), range.lowerBound - margin)
        while start > unit.lowerBound, start < range.lowerBound, index.text[start - 1] != Bytes.space { start += 1 }
        var end = min(max(unit.upperBound, range.upperBound), range.upperBound + margin)
        while end < unit.upperBound, end > range.upperBound, index.text[end] != Bytes.space { end -= 1 }
        return index.string(start..<max(start, end))
    }
}
