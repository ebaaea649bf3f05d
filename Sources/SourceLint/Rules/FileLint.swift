import SurveySupport

/// The findings in one file.
struct FileLint {
    let needles: Needles
    let text: SourceText
    /// Where each needle stands, in the order of the text.
    let hits: [(needle: Int, offset: Int)]

    init(_ needles: Needles, text: SourceText, hits: [(needle: Int, offset: Int)]) {
        self.needles = needles
        self.text = text
        self.hits = hits.sorted { ($0.offset, $0.needle) < ($1.offset, $1.needle) }
    }

    func findings() -> [LintFinding] {
        hits.compactMap { hit in
            switch needles.meanings[hit.needle] {
            case .host(let host): staleAddress(host, at: hit.offset)
            case .word(let word): wrongWord(word, at: hit.offset)
            case .header: nil
            }
        }
        .filter { !text.silences($0.rule, at: $0.range.lowerBound) }
    }

    private func staleAddress(_ host: String, at offset: Int) -> LintFinding? {
        guard let hit = AddressHit(host: host, at: offset, in: text.bytes) else { return nil }
        for case .stale(let advice) in needles.addresses.meanings(of: hit.address) {
            guard let replacement = advice.replacement, stands(replacement.old, in: hit) else {
                return finding(advice, at: hit.hostRange, replacement: nil)
            }
            let end = offset + replacement.old.utf8.count
            return finding(advice, at: offset..<end, replacement: replacement.new)
        }
        return nil
    }

    /// Whether the address begins with the literal, and no segment of its path goes on behind it.
    private func stands(_ literal: String, in hit: AddressHit) -> Bool {
        let end = hit.range.lowerBound + literal.utf8.count
        guard end <= hit.range.upperBound, text.text(hit.range.lowerBound..<end) == literal else { return false }
        return end == hit.range.upperBound
            ? !hit.isOpen || literal == hit.address.host
            : text.bytes[end] == UInt8(ascii: "/") || literal == hit.address.host
    }

    private func wrongWord(_ word: WordBook.Word, at offset: Int) -> LintFinding? {
        let range = offset..<offset + word.text.utf8.count
        guard isWhole(range), text.text(range) == word.text else { return nil }
        if let company = word.company {
            guard text.text(ofLine: text.line(at: offset)).lowercased().contains(company) else { return nil }
        }
        return finding(word.advice, at: range, replacement: word.advice.replacement?.new)
    }

    /// No letter, digit or hyphen goes on with the word on either side; what ends with a slash may go on behind it.
    private func isWhole(_ range: Range<Int>) -> Bool {
        func isPart(_ index: Int) -> Bool {
            text.bytes.indices.contains(index)
                && (text.bytes[index].isASCIIWord || text.bytes[index] == UInt8(ascii: "-"))
        }
        return !isPart(range.lowerBound - 1)
            && (text.bytes[range.upperBound - 1] == UInt8(ascii: "/") || !isPart(range.upperBound))
    }

    func finding(_ advice: Advice, at range: Range<Int>, replacement: String?) -> LintFinding {
        LintFinding(
            rule: advice.rule, severity: text.isComment(range.lowerBound) ? .note : advice.severity,
            location: Location(file: text.file.path, position: text.position(at: range.lowerBound)),
            text: text.text(range), claim: advice.claim, since: advice.since, replacement: replacement,
            message: advice.message, link: advice.link, range: range)
    }
}
