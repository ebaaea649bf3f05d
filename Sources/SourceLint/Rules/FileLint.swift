import SurveySupport

/// The findings in one file: each rule looks at the same hits.
struct FileLint {
    let needles: Needles
    let text: SourceText
    let addresses: [PlacedAddress]
    private let addressesByLine: [Int: [PlacedAddress]]
    private let words: [(word: WordBook.Word, offset: Int)]
    private let headers: Set<String>

    /// - Parameter includesTests: look into the tests at the end of a file, too.
    init(_ needles: Needles, text: SourceText, hits: [(needle: Int, offset: Int)], includesTests: Bool) {
        self.needles = needles
        self.text = text
        var addresses: [PlacedAddress] = []
        var words: [(word: WordBook.Word, offset: Int)] = []
        var headers: Set<String> = []
        for hit in hits.sorted(by: { ($0.offset, $0.needle) < ($1.offset, $1.needle) }) {
            if text.isTest(hit.offset), !includesTests { continue }
            let offset = hit.offset + needles.leads[hit.needle]
            switch needles.meanings[hit.needle] {
            case .host(let host):
                guard let address = AddressHit(host: host, at: offset, in: text.bytes) else { continue }
                addresses.append(
                    PlacedAddress(
                        hit: address, line: text.line(at: offset),
                        meanings: needles.addresses.meanings(of: address.address)))
            case .word(let word): words.append((word, offset))
            case .header(let header): headers.insert(header)
            }
        }
        (self.addresses, self.words, self.headers) = (addresses, words, headers)
        addressesByLine = Dictionary(grouping: addresses, by: \.line)
    }

    /// Addresses in so many lines before and after a line and in the line itself.
    func addresses(within distance: Int, of line: Int) -> [PlacedAddress] {
        (max(0, line - distance)...line + distance).flatMap { addressesByLine[$0] ?? [] }
    }

    func result() -> FileFindings {
        let found =
            StaleAddresses(file: self).findings() + words.compactMap(wrongWord)
            + IncompleteAddresses(file: self).findings()
            + RegionPairs(file: self).findings()
            + PlanNotices(file: self).findings()
        var result = FileFindings()
        result.headers = headers
        result.findings = found.filter { !text.silences($0.rule, at: $0.range.lowerBound) }
        result.unheaded = RequiredHeaders(file: self).findings().filter {
            !text.silences($0.finding.rule, at: $0.finding.range.lowerBound)
        }
        result.slips = NearMissVariables(file: self).findings()
            .filter { !text.silences($0.rule, at: $0.range.lowerBound) && !text.isGenerated }.map { ($0.text, $0) }
        // Whoever changes a generated file changes it in vain.
        if !found.isEmpty || !result.unheaded.isEmpty, text.isGenerated {
            for index in result.findings.indices { result.findings[index].severity = .note }
            result.unheaded = []
        }
        return result
    }

    private func wrongWord(_ word: WordBook.Word, at offset: Int) -> LintFinding? {
        let range = offset..<offset + word.text.utf8.count
        guard text.isWhole(range), text.text(range) == word.text else { return nil }
        if let company = word.company {
            guard text.surroundings(of: offset).lowercased().contains(company) else { return nil }
        }
        return finding(word.advice, at: range, replacement: word.advice.replacement?.new)
    }

    /// A comment in code. In a file of variables, comments are what people read.
    private func isRemark(_ offset: Int) -> Bool { !text.file.isEnvironment && text.isComment(offset) }

    func finding(_ advice: Advice, at range: Range<Int>, replacement: String? = nil) -> LintFinding {
        LintFinding(
            rule: advice.rule, severity: isRemark(range.lowerBound) ? .note : advice.severity,
            location: Location(file: text.file.path, position: text.position(at: range.lowerBound)),
            text: text.text(range), claim: advice.claim, since: advice.since, replacement: replacement,
            message: advice.message, link: advice.link, range: range)
    }
}

/// An address of the survey's hosts in a text, with what the survey says of it.
struct PlacedAddress {
    let hit: AddressHit
    /// From 0.
    let line: Int
    let endpoints: [SurveyedEndpoint]
    let pages: [SurveyedPage]
    /// What to say of it; nil where it is right for anybody.
    let advice: Advice?

    init(hit: AddressHit, line: Int, meanings: [AddressBook.Meaning]) {
        self.hit = hit
        self.line = line
        endpoints = meanings.compactMap { if case .endpoint(let endpoint) = $0 { endpoint } else { nil } }
        pages = meanings.compactMap { if case .page(let page) = $0 { page } else { nil } }
        advice = meanings.lazy.compactMap { if case .stale(let advice) = $0 { advice } else { nil } }.first
    }
}

/// What one file adds to the findings of a tree.
struct FileFindings: Sendable {
    var findings: [LintFinding] = []
    /// Headers that are named in the file, in small letters.
    var headers: Set<String> = []
    /// Names that look like slips, which in several files are a choice.
    var slips: [(name: String, finding: LintFinding)] = []
    /// Findings that hold if no file names the header.
    var unheaded: [(header: String, finding: LintFinding)] = []

    mutating func add(_ other: FileFindings) {
        findings += other.findings
        headers.formUnion(other.headers)
        unheaded += other.unheaded
        slips += other.slips
    }

    /// All findings, sorted. What holds for a tree as a whole is told where it is first seen.
    var sorted: [LintFinding] {
        let files = Dictionary(grouping: slips, by: \.name).mapValues { Set($0.map(\.finding.location.file)).count }
        let all =
            findings + unheaded.filter { !headers.contains($0.header) }.map(\.finding)
            + slips.filter { files[$0.name] == 1 }.map(\.finding)
        var told: Set<String> = []
        return all.sorted(by: LintFinding.precedes).filter { finding in
            guard [.changedPlan, .missingRequiredHeader].contains(finding.rule) else { return true }
            return told.insert(finding.rule.rawValue + finding.claim).inserted
        }
    }
}
