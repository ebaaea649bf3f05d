package import PageMatch
import PageText
import SurveyModel
import SurveySupport

/// Checks one piece of evidence against a page that was read.
package struct EvidenceCheck {
    let page: ReadPage
    let anchor: PlaceAnchor?
    /// Whether to note the place for `accept`, which costs a look at all of the page.
    var notesPlace = false
    /// Whether evidence without a baseline may stand outside of the article.
    var looksAside = true

    package init(page: ReadPage, anchor: PlaceAnchor?, notesPlace: Bool = false, looksAside: Bool = true) {
        self.page = page
        self.anchor = anchor
        self.notesPlace = notesPlace
        self.looksAside = looksAside
    }

    package func check(_ task: EvidenceTask) -> EvidenceFinding {
        var finding = positive(task)
        finding.url = page.url
        if finding.outcome == .verified, let counter = counterPhrase(task) {
            finding.outcome = .contradicted
            finding.found = counter.phrase
            finding.passage = counter.phrase
            finding.heading = counter.heading
            finding.reason = "the page says '\(counter.sentence)'"
        }
        return finding
    }

    private func positive(_ task: EvidenceTask) -> EvidenceFinding {
        if let status = task.evidence.status { return checkStatus(status, task) }
        if let pointer = task.evidence.pointer { return checkPointer(pointer, task) }
        if let pattern = task.evidence.pattern { return checkPattern(pattern, task) }
        if task.evidence.onlyWatches { return EvidenceFinding(task, page.index == nil ? .undecided : .verified) }
        return checkPlace(task)
    }

    // MARK: - Status

    /// For evidence that asks for a status: whether the address answers with it. An address that ends in `.svg` has to give an
    /// SVG file too, because some hosts answer 200 with a page for files that they do not have.
    private func checkStatus(_ status: Int, _ task: EvidenceTask) -> EvidenceFinding {
        guard page.status == status else {
            return EvidenceFinding(task, .undecided, reason: "answered \(page.status) where \(status) was expected")
        }
        let isPicture = task.url.hasSuffix(".svg") || page.contentType?.contains("image/svg") == true
        guard isPicture else { return EvidenceFinding(task, .verified) }
        guard Bytes.contains(Array("<svg".utf8), in: page.head) else {
            return EvidenceFinding(task, .lost, reason: "the address answers, but not with an SVG picture")
        }
        return EvidenceFinding(task, .verified)
    }

    // MARK: - JSON pointer and pattern

    private func checkPointer(_ pointer: String, _ task: EvidenceTask) -> EvidenceFinding {
        guard let document = page.document else {
            return EvidenceFinding(
                task, .undecided, reason: "the body is not JSON" + (page.notJSON.map { ": \($0)" } ?? ""))
        }
        return EvidenceFinding(task, PointerSearch(document: document).find(pointer, value: task.value))
    }

    private func checkPattern(_ pattern: String, _ task: EvidenceTask) -> EvidenceFinding {
        guard let index = page.index else { return unread(task) }
        var finding = EvidenceFinding(task, PatternSearch(index: index).find(pattern, value: task.value))
        finding.passage = finding.found
        return finding
    }

    private func unread(_ task: EvidenceTask) -> EvidenceFinding {
        EvidenceFinding(task, .undecided, reason: page.unreadable ?? "the body holds no text")
    }

    // MARK: - Place on a page

    private func checkPlace(_ task: EvidenceTask) -> EvidenceFinding {
        guard let index = page.index, let text = page.text, let first = page.first else {
            return unread(task)
        }
        let query = MatchQuery(
            value: task.value, quote: task.evidence.quote, heading: task.evidence.heading, anchor: anchor,
            calls: task.calls)
        guard query.grammar != nil || query.quote != nil else {
            return EvidenceFinding(task, .unchecked, reason: "nothing to look for: the evidence names no quote")
        }
        var settled = FirstCheck.Settled(
            place: Locator(index: index, headAddresses: text.headAddresses).find(query), index: index)
        if anchor == nil, looksAside {
            settled = first.settled(settled.place, query)
        } else if settled.place.outcome == .lost, first.isLeftAside(query) {
            settled.place.reason = Place.valueIsElsewhere
        }
        let place = settled.place
        var finding = EvidenceFinding(task, ClaimOutcome(place.outcome))
        finding.found = place.outcome == .lost ? nil : place.found.map { Self.spelled($0, like: task.value) }
        finding.similarity = place.similarity
        finding.nearest = place.nearest
        finding.reason = place.reason
        describe(settled, query, &finding)
        finding.candidates = place.candidates
        if let anchor, let range = place.range, place.outcome == .verified {
            finding.notices = Requirements.new(besides: range, in: settled.index, since: anchor)
        }
        finding.successorQuote = successorQuote(task, place, in: settled.index)
        return finding
    }

    /// What was found, written as the claim writes it: `acme/` where the claim has `acme-old/`, although pages are searched
    /// for the prefix without its slash.
    private static func spelled(_ found: String, like value: TypedValue?) -> String {
        guard let value, value.type == .routingPrefix, value.text.hasSuffix("/"), !found.hasSuffix("/") else {
            return found
        }
        return found + "/"
    }

    private func describe(_ settled: FirstCheck.Settled, _ query: MatchQuery, _ finding: inout EvidenceFinding) {
        let (place, index) = (settled.place, settled.index)
        guard let range = place.range else { return }
        let block = index.block(ofUnit: index.unit(at: range.lowerBound))
        finding.heading = block?.headingPath.last
        finding.passage = passage(at: range, in: index, query)
        finding.isCertain =
            place.outcome == .changed && place.similarity >= Thresholds.leastForCertainty && place.found != nil
        if place.outcome == .verified {
            if notesPlace, settled.isInArticle {
                finding.anchor = Locator(index: index).anchor(of: query, at: place)
            }
            if let takenBack = takenBack(range, in: index, query) {
                finding.outcome = .contradicted
                finding.reason = takenBack.statement
            }
        }
    }

    /// What takes back what stands there, if something does and did not when it was accepted. Words that were cited as they
    /// stand cannot be told from words about them, so a first check asks this of typed values alone.
    private func takenBack(
        _ range: Range<Int>, in index: PageIndex, _ query: MatchQuery
    ) -> DeprecationWords.Finding? {
        guard anchor.map({ !$0.isDeprecated }) ?? (query.grammar?.hasShape == true) else { return nil }
        return DeprecationWords.beside(range, in: index)
    }

    /// The quote with the new value in place of the old one, if the page has exactly that: `set ACME_TOKEN` for `set ACME_KEY`.
    private func successorQuote(_ task: EvidenceTask, _ place: Place, in index: PageIndex) -> String? {
        guard place.outcome == .changed, let quote = task.evidence.quote, let value = task.value,
            let found = place.found,
            quote.contains(value.text)
        else { return nil }
        let successor = quote.replacing(value.text, with: found)
        return Bytes.contains(TextFolding.fold(successor), in: index.text) ? successor : nil
    }

    /// What a browser can scroll to: the quote where it stands, else the words around the value.
    private func passage(at range: Range<Int>, in index: PageIndex, _ query: MatchQuery) -> String {
        let unit = index.units[index.unit(at: range.lowerBound)].bytes
        if unit.count <= 100 { return index.string(unit) }
        var start = max(unit.lowerBound, range.lowerBound - 24)
        while start > unit.lowerBound, start < range.lowerBound, index.text[start - 1] != Bytes.space { start += 1 }
        var end = max(range.upperBound, min(unit.upperBound, range.upperBound + 24))
        while end < unit.upperBound, end > range.upperBound, index.text[end] != Bytes.space { end -= 1 }
        return index.string(start..<max(start, end))
    }

    // MARK: - Counter-phrases

    private func counterPhrase(_ task: EvidenceTask) -> (phrase: String, sentence: String, heading: String?)? {
        guard !task.evidence.absent.isEmpty, let index = page.index else { return nil }
        return CounterPhrases.first(of: task.evidence.absent, in: index)
    }
}

extension EvidenceFinding {
    fileprivate init(_ task: EvidenceTask, _ match: Match) {
        self.init(task, ClaimOutcome(match.outcome), reason: match.reason)
        found = match.found
        heading = match.heading
        nearest = match.nearest
        isCertain = match.isCertain
    }
}

extension PageText {
    /// The canonical address and those of `<meta>` elements, in the order of their names.
    fileprivate var headAddresses: [String] {
        let stated = metadata.sorted { $0.key < $1.key }.map(\.value)
        return (canonicalURL.map { [$0] } ?? [])
            + stated.filter { $0.hasPrefix("https://") || $0.hasPrefix("http://") }
    }
}
