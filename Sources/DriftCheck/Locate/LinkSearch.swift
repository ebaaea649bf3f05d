import SurveyModel

/// Finds a value that is a link target by the text around the link.
struct LinkSearch {
    let locator: Locator
    let grammar: ValueGrammar
    private var index: PageIndex { locator.index }

    init(locator: Locator, grammar: ValueGrammar) {
        self.locator = locator
        self.grammar = grammar
    }

    /// Nil when no link stands at the quoted place, so that the value may be looked for as text.
    func find(_ citation: Citation, quoted: Range<Int>?) -> Place? {
        if let anchor = citation.anchor, anchor.linkText != nil { return findByAnchor(anchor, citation) }
        guard let quoted else { return nil }
        let near = links(near: quoted)
        guard !near.isEmpty else { return nil }
        if let link = near.first(where: { AddressEquality.matches(index.links[$0].target, grammar.value) }) {
            return place(.verified, link: link, similarity: 1)
        }
        let inside = near.filter { quoted.overlaps(index.links[$0].bytes) }
        guard let best = (inside.isEmpty ? near : inside).max(by: { likeness($0) < likeness($1) }) else { return nil }
        // The value may still stand as text beside the quote.
        guard grammar.occurrences(in: index.text).isEmpty else { return nil }
        return place(.changed, link: best, similarity: likeness(best))
    }

    /// Links in the units that the quote touches, in the order of the page.
    private func links(near quoted: Range<Int>) -> [Int] {
        let first = index.unit(at: quoted.lowerBound)
        let last = index.unit(at: max(quoted.lowerBound, quoted.upperBound - 1))
        let blocks = index.units[first].block...max(index.units[first].block, index.units[last].block)
        return index.links.indices.filter { blocks.contains(index.units[index.links[$0].unit].block) }
    }

    private func likeness(_ link: Int) -> Double {
        Likeness.ofBytes(Array(index.links[link].target.utf8), Array(grammar.value.text.utf8))
    }

    private func findByAnchor(_ anchor: PlaceAnchor, _ citation: Citation) -> Place {
        let score = PlaceScore(anchor: anchor, index: index)
        let text = Words.hashes(anchor.linkText ?? "")
        let ranked = index.links.indices.map { link -> (link: Int, rank: Double, total: Double) in
            let place = index.links[link]
            let agreement = score.agreement(at: place.bytes)
            let sameText = Likeness.ofWords(text, Words.split(index.text, in: place.bytes).map(\.hash))
            let isValue = AddressEquality.matches(place.target, grammar.value)
            let total = 0.6 * agreement.total + 0.4 * sameText
            return (link, total + (isValue ? 0.15 : 0.05 * likeness(link)), total)
        }
        guard let best = ranked.max(by: { $0.rank < $1.rank }), best.total >= 0.45 else {
            return locator.lost(citation, grammar)
        }
        let isValue = AddressEquality.matches(index.links[best.link].target, grammar.value)
        return place(isValue ? .verified : .changed, link: best.link, similarity: best.total)
    }

    private func place(_ verdict: Verdict, link: Int, similarity: Double) -> Place {
        Place(
            verdict, found: index.links[link].target, range: index.links[link].bytes, link: link,
            similarity: similarity)
    }
}

/// When two addresses are the same one.
enum AddressEquality {
    /// True when a link target is the value: percent-encoding, entities, the case of scheme and host, and a slash at
    /// the end make no difference. For a base, a well-known call behind it makes none either.
    static func matches(_ target: String, _ value: TypedValue) -> Bool {
        let a = normalised(target)
        let b = normalised(value.text)
        if a == b { return true }
        guard value.type == .baseURL, a.starts(with: b) else { return false }
        return AddressEnd.endsBase(a, at: b.count)
    }

    static func normalised(_ address: String) -> [UInt8] {
        var bytes = decoded(Array(address.replacing("&amp;", with: "&").utf8))
        if let scheme = Bytes.occurrences(of: Array("://".utf8), in: bytes, limit: 1).first {
            let end =
                bytes[scheme.upperBound...].firstIndex { $0 == Bytes.slash || $0 == 0x3F || $0 == 0x23 } ?? bytes.count
            for index in 0..<end { bytes[index] = Bytes.lowered(bytes[index]) }
        }
        while bytes.count > 1, bytes.last == Bytes.slash { bytes.removeLast() }
        return bytes
    }

    /// Percent-escapes of visible ASCII decoded; `%2F`, `%3F`, `%23` and `%25` mean something else and stay.
    private static func decoded(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0x25, index + 2 < bytes.count,
                let code = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16),
                code > 0x20, code < 0x7F, ![0x2F, 0x3F, 0x23, 0x25].contains(code)
            {
                out.append(code)
                index += 3
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }
}
