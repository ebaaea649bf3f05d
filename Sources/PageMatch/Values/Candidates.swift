import SurveySupport

/// Tokens of a page that have the shape of a value: what could stand in its place after an edit.
extension ValueGrammar {
    /// All spans in `range` that look like a value of this type. Linear in the range.
    func candidates(in text: [UInt8], range: Range<Int>) -> [Range<Int>] {
        switch value.type {
        case .baseURL, .url: addresses(in: text, range: range)
        case .header where needle.contains(UInt8(ascii: ":")): headerLines(in: text, range: range)
        case .identifier, .text, .term, .headerValue: []
        default: tokens(in: text, range: range).filter { resembles(text[$0]) }
        }
    }

    /// 1 for a token built like the value, less where one has capitals or digits and the other has none.
    func kinship(of token: ArraySlice<UInt8>) -> Double {
        var kinship = 1.0
        for trait in [Bytes.isUpper, Bytes.isDigit] where token.contains(where: trait) != needle.contains(where: trait)
        {
            kinship -= trait(UInt8(ascii: "A")) ? 0.6 : 0.1
        }
        return kinship
    }

    /// Other tokens of the value's shape, `spans`, as seen from `place`: their fingerprints, as often as they stand on the
    /// page, and those of each with the word beside it.
    func peers(
        in index: PageIndex, among spans: [Range<Int>], near place: Range<Int>
    ) -> (tokens: [UInt16], settled: [UInt16]) {
        let places = spans.filter { !index.text[$0].elementsEqual(needle) && !$0.overlaps(place) }
            .sorted { abs($0.lowerBound - place.lowerBound) < abs($1.lowerBound - place.lowerBound) }
        let near = places.prefix(Peers.most).map { Words.hash(index.text[$0]) }
        let kept = Set(near + mostAlike(places.map { index.text[$0] }))
        let tokens = places.map { Words.hash(index.text[$0]) }.filter(kept.contains)
        let settled = Set(places.prefix(Peers.most).flatMap { Self.settlements(of: $0, in: index) })
        return (Peers.tally(tokens), settled.sorted())
    }

    /// Fingerprints of the tokens that are most like the value, wherever they stand.
    private func mostAlike(_ tokens: [ArraySlice<UInt8>]) -> [UInt16] {
        Set(tokens).map { (token: Words.hash($0), likeness: likeness.of($0) * kinship(of: $0)) }
            .sorted { ($0.likeness, $0.token) > ($1.likeness, $1.token) }
            .prefix(Peers.most).map(\.token)
    }

    /// Fingerprints of a token with the word before it and with the word after it, as far as they share its unit or row.
    static func settlements(of range: Range<Int>, in index: PageIndex) -> [UInt16] {
        let token = Words.hash(index.text[range])
        let window = ContextWindow(around: range, in: index, reach: 1)
        var pairs: [UInt16] = []
        if window.leftInRow > 0, let word = window.left.first { pairs.append(word &* 31 &+ token &* 7 &+ 1) }
        if window.rightInRow > 0, let word = window.right.first { pairs.append(word &* 37 &+ token &* 11 &+ 2) }
        return pairs
    }

    private static let schemeEnd = BytePattern(Array("://".utf8))
    private static let webSchemes = ["https", "http"].map { Array($0.utf8) }
    private static let allSchemes = ["https", "http", "wss", "ws"].map { Array($0.utf8) }

    private func addresses(in text: [UInt8], range: Range<Int>) -> [Range<Int>] {
        let schemes = needle.contains(0x3A) ? Self.allSchemes : Self.webSchemes
        var found: [Range<Int>] = []
        var last = range.lowerBound
        for mark in Self.schemeEnd.occurrences(in: text, range: range) where mark.lowerBound > last {
            let before = text[last..<mark.lowerBound]
            guard let scheme = schemes.first(where: { before.suffix($0.count).elementsEqual($0) }) else { continue }
            let start = mark.lowerBound - scheme.count
            guard start == 0 || !Bytes.isAlphanumeric(text[start - 1]) else { continue }
            let end = AddressEnd.scan(text, from: start, limit: range.upperBound)
            if end > start + 8 { found.append(start..<end) }
            last = max(end, start + 1)
        }
        return found
    }

    /// `Name: rest` up to a closing quotation mark or the end of the unit; without quotation marks, as many words as the
    /// value has, so that no part of a unit is read for more than one of them.
    private func headerLines(in text: [UInt8], range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = range.lowerBound
        while index < range.upperBound {
            guard Bytes.isLetter(text[index]), index == range.lowerBound || !isNameByte(text[index - 1]) else {
                index += 1
                continue
            }
            let start = index
            while index < range.upperBound, isNameByte(text[index]) { index += 1 }
            guard index + 1 < range.upperBound, text[index] == UInt8(ascii: ":"), text[index + 1] == Bytes.space,
                isHeaderName(text[start..<index])
            else { continue }
            let isQuoted = start > range.lowerBound && (text[start - 1] == 0x22 || text[start - 1] == 0x27)
            var end = index + 1
            var spaces = isQuoted ? Int.max : needle.count { $0 == Bytes.space }
            while end < range.upperBound, !isQuote(text[end]) {
                if text[end] == Bytes.space {
                    if spaces == 0 { break }
                    spaces -= 1
                }
                end += 1
            }
            while end > start, " ,.;".utf8.contains(text[end - 1]) { end -= 1 }
            found.append(start..<end)
        }
        return found
    }

    /// What ends a text in code: a quotation mark or the backslash before one.
    private func isQuote(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x27 || byte == 0x5C }

    /// "Note" and "URL" are no headers where the value's own name has a hyphen.
    private func isHeaderName(_ name: ArraySlice<UInt8>) -> Bool {
        let wantsHyphen = needle.prefix { $0 != UInt8(ascii: ":") }.contains(0x2D)
        return !wantsHyphen || name.contains(0x2D) || name.elementsEqual("Authorization".utf8)
    }

    private func isNameByte(_ byte: UInt8) -> Bool { Bytes.isWord(byte) || byte == 0x2D }

    /// Maximal runs of the type's characters, without the punctuation of the sentence around them.
    private func tokens(in text: [UInt8], range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = range.lowerBound
        while index < range.upperBound {
            guard tokenBytes.contains(text[index]) else {
                index += 1
                continue
            }
            var start = index
            while index < range.upperBound, tokenBytes.contains(text[index]) { index += 1 }
            var end = index
            while start < end, isLeadingJunk(text[start]) { start += 1 }
            if value.type == .routingPrefix { end = text[start..<end].firstIndex(of: Bytes.slash) ?? start }
            while end > start, isTrailingJunk(text[end - 1]) { end -= 1 }
            if end > start { found.append(start..<end) }
        }
        return found
    }

    static func tokenBytes(of type: ValueType) -> ByteSet {
        let others =
            switch type {
            case .environmentVariable: ""
            case .header, .registryID, .slug: "-."
            case .keyPrefix: "-"
            case .path: "-./~{}$%:<>@+"
            default: "-./:@"
            }
        return ByteSet { Bytes.isWord($0) || others.utf8.contains($0) }
    }

    private func isLeadingJunk(_ byte: UInt8) -> Bool {
        value.type == .path ? byte == UInt8(ascii: ":") : !Bytes.isWord(byte) && !(byte == 0x40 && needle.first == 0x40)
    }

    private func isTrailingJunk(_ byte: UInt8) -> Bool {
        switch value.type {
        case .keyPrefix: false
        case .path: ".:".utf8.contains(byte)
        default: !Bytes.isWord(byte)
        }
    }

    /// True when a token is of the old value's making: an environment variable for one, a dashed id for one.
    private func resembles(_ token: ArraySlice<UInt8>) -> Bool {
        guard token.count >= 2, token.count <= 160, token.contains(where: Bytes.isLetter),
            !Self.isExpression(token) || Self.isExpression(needle[...])
        else { return false }
        switch value.type {
        case .environmentVariable:
            let wantsUnderscore = needle.contains(0x5F)
            return !token.contains(where: Bytes.isLower) == !needle.contains(where: Bytes.isLower)
                && (!wantsUnderscore || token.contains(0x5F)) && token.count >= 3
        case .path: return token.first == needle.first && token.count { $0 == Bytes.slash } >= 1
        case .header: return !needle.contains(0x2D) || token.contains(0x2D) || token.elementsEqual("Authorization".utf8)
        case .keyPrefix: return token.contains(0x2D) || token.contains(0x5F)
        case .modelID:
            guard needle.contains(where: Self.marksName) else { return true }
            return token.contains(where: Self.marksName) && !token.starts(with: "http".utf8)
        default: return true
        }
    }

    /// `client.chat.completions`: names joined by full stops, as code has them and no value has.
    static func isExpression(_ token: ArraySlice<UInt8>) -> Bool {
        let parts = token.split(separator: Bytes.dot, omittingEmptySubsequences: false)
        return parts.count > 1
            && parts.allSatisfy { part in
                part.first.map { Bytes.isLetter($0) || $0 == 0x5F } == true && part.allSatisfy(Bytes.isWord)
            }
    }

    /// What a model's name has and a word of prose has not.
    private static func marksName(_ byte: UInt8) -> Bool {
        Bytes.isDigit(byte) || byte == 0x2D || byte == 0x5F || byte == 0x2E
    }
}
