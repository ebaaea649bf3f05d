import SurveySupport

/// New values in the section of a value that has left its place.
///
/// After a sentence was rewritten, its section usually holds exactly one value of the type that the accepted page did not hold:
/// that is the new one, even where no word around it survived. Where it holds several, none of them is named for certain.
struct SectionSuccessors {
    private let index: PageIndex
    private let anchor: PlaceAnchor
    /// For an address: the only one that a link of the section leads to and no link of the accepted page led to.
    private var link: Int?
    /// The only new value that is the old one with more behind it, wherever it stands.
    private let extended: Range<Int>?
    /// The best place of each new value, best first.
    private let successors: [Locator.Candidate]

    /// How many candidates a report lists.
    private static let mostListed = 3
    /// By how much a value may rank below the best one and still be as good a candidate.
    private static let leadOfBest = 0.2

    init(_ others: [Locator.Candidate], _ anchor: PlaceAnchor, _ grammar: ValueGrammar, in index: PageIndex) {
        self.index = index
        self.anchor = anchor
        let score = PlaceScore(anchor: anchor, index: index)
        var seen: Set<UInt16> = []
        successors = others.filter {
            !$0.isKnown && !$0.isSettled && $0.hasShape && score.isInSection($0.range)
                && grammar.kinship(of: index.text[$0.range]) > Self.leastKinship
        }
        .sorted { $0.rank > $1.rank }
        .filter { seen.insert(Words.hash(index.text[$0.range])).inserted }
        extended = Self.extended(others, grammar, in: index)
        if ValueGrammar.isAddress(grammar.value.type) {
            link = Self.newLink(score, unlike: AddressEquality(grammar.value))
        }
    }

    /// `acme-medium-latest` for `acme-medium`. Of a name and its alias, as in `acme-7b (aka acme-tiny-2312)`, the name counts.
    private static func extended(
        _ others: [Locator.Candidate], _ grammar: ValueGrammar, in index: PageIndex
    ) -> Range<Int>? {
        let new = others.filter { candidate in
            let rest = index.text[candidate.range].dropFirst(grammar.needle.count)
            return !candidate.isKnown && candidate.hasShape && index.text[candidate.range].starts(with: grammar.needle)
                && rest.first.map { "-_.:/".utf8.contains($0) } == true
        }
        let names = new.map { name(before: $0.range, grammar, in: index) ?? $0.range }
        return Set(names.map { Words.hash(index.text[$0]) }).count == 1 ? names.first : nil
    }

    /// What stands before an alias in brackets.
    private static func name(before alias: Range<Int>, _ grammar: ValueGrammar, in index: PageIndex) -> Range<Int>? {
        let unit = index.units[index.unit(at: alias.lowerBound)].bytes
        let before = index.text[unit.lowerBound..<alias.lowerBound]
        let mark = ["(aka ", "(alias ", "(also "].first {
            before.elementsEqual(before.dropLast($0.utf8.count) + Array($0.utf8))
        }
        guard mark != nil else { return nil }
        return grammar.candidates(in: index.text, range: unit.lowerBound..<alias.lowerBound).last
    }

    private static func newLink(_ score: PlaceScore, unlike value: AddressEquality) -> Int? {
        let known = Set(score.anchor.peers)
        let new = score.index.links.indices.filter { number in
            let link = score.index.links[number]
            return link.destination.hasPrefix("http") && !known.contains(Words.hash(link.destination.utf8))
                && score.isInSection(link.bytes) && !value.matches(link.destination)
        }
        return Set(new.map { score.index.links[$0].destination }).count == 1 ? new.first : nil
    }

    /// One trait, capitals or digits, may differ.
    private static let leastKinship = 0.5

    /// The place with what the section tells of it; nil is a place that nothing was found at.
    func settled(_ place: Place?, lost: () -> Place) -> Place {
        guard var place else {
            if let only = successors.first, successors.count == 1 {
                return Place(
                    .changed, found: index.string(only.range), range: only.range, similarity: only.agreement.total)
            }
            if let link, successors.isEmpty {
                let place = index.links[link]
                return Place(.changed, found: place.destination, range: place.bytes, link: link, similarity: 0)
            }
            if let extended, successors.isEmpty {
                return Place(.changed, found: index.string(extended), range: extended, similarity: 0)
            }
            return listing(successors, in: lost())
        }
        guard let chosen = successors.first(where: { $0.range == place.range }), !isDecisive(chosen) else {
            return place
        }
        let rivals = successors.filter { $0.rank >= chosen.rank - Self.leadOfBest }
        if rivals.count > 1 { place = listing(rivals, in: lost()) }
        return place
    }

    /// Nearly all around it is as it was, or the words on both sides of it are.
    private func isDecisive(_ chosen: Locator.Candidate) -> Bool {
        chosen.agreement.total >= Thresholds.leastForCertainty
            || (anchor.leftInUnit + anchor.rightInUnit > 0 && chosen.agreement.touchesLeft
                && chosen.agreement.touchesRight)
    }

    private func listing(_ candidates: [Locator.Candidate], in place: Place) -> Place {
        var place = place
        place.candidates = candidates.prefix(Self.mostListed).map { index.string($0.range) }
        return place
    }
}
