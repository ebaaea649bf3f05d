import DriftCheck
import PageFetch
import PageMatch
import PageText
import SurveyModel
import SurveySupport

/// Finds how a claim can be cited on a page. Every proposal has passed the check that will watch it later.
package struct CitationSearch: Sendable {
    package static let limit = 5
    /// Places looked at on one page.
    private static let mostPlaces = 48

    private let request: CitationRequest

    package init(_ request: CitationRequest) { self.request = request }

    func answer(on page: Page) -> CitationAnswer {
        if let settled = ResponseClassifier.classify(status: page.status, headers: page) {
            return .unread(reason: settled.text)
        }
        if request.source.isMachineReadable, request.phrase == nil,
            let document = try? JSONParser.parse(page.body)
        {
            return PointerProposals(request: request, page: page, document: document).answer()
        }
        let read = ReadPage(page, tasks: [request.task(request.evidence())])
        guard let text = read.text, let index = read.index else {
            return .unread(reason: read.unreadable ?? "the body holds no text")
        }
        let look = ResponseClassifier.classify(page, text, mainLength: index.text.count)
        guard look.outcome.isReadable else { return .unread(reason: look.text) }
        let places = places(in: index)
        let maker = ProposalMaker(request: request, read: read, index: index)
        var proposals: [CitationProposal] = []
        for place in places.prefix(Self.mostPlaces) {
            if let proposal = maker.proposal(at: place),
                !proposals.contains(where: {
                    $0.evidence.quote == proposal.evidence.quote && $0.evidence.heading == proposal.evidence.heading
                })
            {
                proposals.append(proposal)
            }
        }
        let ranked = proposals.enumerated().sorted {
            (maker.rank($0.element), -$0.offset) > (maker.rank($1.element), -$1.offset)
        }.map(\.element)
        let bare = request.phrase == nil ? maker.bare(count: places.count) : nil
        let all = Array(ranked.prefix(bare == nil ? Self.limit : Self.limit - 1)) + (bare.map { [$0] } ?? [])
        return all.isEmpty ? missing(text, index, isThere: !places.isEmpty) : .proposals(all, places: places.count)
    }

    // MARK: - Places

    /// Where the phrase or value stands, and for addresses where links lead to it.
    private func places(in index: PageIndex) -> [ProposalMaker.Spot] {
        if let phrase = request.phrase { return statements(phrase, in: index).map { .init(range: $0) } }
        guard request.seeksValue else { return [] }
        let grammar = ValueGrammar(request.field.value)
        let spoken = Array(grammar.occurrences(in: index.text).map { ProposalMaker.Spot(range: $0) })
        let links = Locator(index: index).links(to: grammar).map {
            ProposalMaker.Spot(range: index.links[$0].bytes, link: index.links[$0].destination)
        }
        return spoken + links.filter { link in !spoken.contains { $0.range.overlaps(link.range) } }
    }

    /// The phrase letter by letter, else in any case, else its words in their order.
    private func statements(_ phrase: String, in index: PageIndex) -> [Range<Int>] {
        let folded = TextFolding.fold(phrase)
        let exact = Array(Bytes.occurrences(of: folded, in: index.text))
        if !exact.isEmpty { return exact }
        let lowered = Array(Bytes.occurrences(of: Bytes.lowered(folded), in: Bytes.lowered(index.text)))
        if !lowered.isEmpty { return lowered }
        let place = StatementSearch(index: index).find(MatchQuery(value: nil, quote: phrase))
        return place.outcome == .verified ? place.range.map { [$0] } ?? [] : []
    }

    // MARK: - Nothing there

    private func missing(_ text: PageText, _ index: PageIndex, isThere: Bool) -> CitationAnswer {
        let wanted = TextFolding.fold(request.sought)
        if let said = request.absent.first(where: { Bytes.contains(TextFolding.fold($0), in: index.text) }) {
            return .missing(reason: "the page says '\(said)'", nearest: nil, similarity: nil, heading: nil)
        }
        if isThere {
            return .missing(
                reason: "'\(request.sought)' stands there, but '\(request.field.value.text)' does not stand beside it",
                nearest: nil, similarity: nil, heading: nil)
        }
        let aside = text.blocks.first { block in
            block.region != .main && Bytes.contains(wanted, in: TextFolding.fold(block.text))
        }
        if let aside {
            let part = aside.region == .navigation ? "navigation" : "the page's frame"
            return .missing(
                reason: "'\(request.sought)' stands in \(part) only, which proves nothing", nearest: nil,
                similarity: nil,
                heading: nil)
        }
        let reason = "'\(request.sought)' does not stand in the main content"
        guard let near = NearestText(to: wanted, in: index) else {
            return .missing(reason: reason, nearest: nil, similarity: nil, heading: nil)
        }
        return .missing(
            reason: reason, nearest: near.text, similarity: near.similarity,
            heading: index.headingPath(at: near.range.lowerBound).last)
    }
}
