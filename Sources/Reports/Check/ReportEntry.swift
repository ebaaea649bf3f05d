import DriftCheck
import SurveyModel
import SurveySupport

/// What a report lists as one thing, with what to do about it: a claim, or a page with all claims that wait for it.
struct ReportEntry {
    /// The page, where the trouble is its own: gone, moved or unread. Nil where the page speaks, and says otherwise.
    let page: CitedPage?
    /// The cited address; nil where nothing is cited.
    let address: String?
    /// Of one outcome, in the order of the report.
    private(set) var findings: [FindingText]
    /// The worst of them, or the first.
    let finding: FindingText
    /// When the check began, in seconds since 1970.
    let checkedAt: Int

    fileprivate init(_ finding: FindingText, on page: CitedPage?, at address: String?, checkedAt: Int) {
        (self.page, self.address, self.finding) = (page, address, finding)
        (findings, self.checkedAt) = ([finding], checkedAt)
    }

    /// The day of the check.
    var day: SurveyDate { SurveyDate(secondsSince1970: checkedAt) }

    var outcome: ClaimOutcome { finding.claim.outcome }

    /// The heading that a report puts it under.
    var group: String { finding.group }

    var isAlarm: Bool { findings.contains(where: \.claim.isAlarm) }

    /// `error`, `warning` or `note`.
    var level: String { isAlarm ? "error" : finding.level }

    /// Says that the survey is wrong, or may always have been; what nobody could tell says neither.
    var isDriftOrReview: Bool { finding.claim.isReview || outcome.isDestructive || outcome == .moved }

    /// The same in every run: the id of the claim, or a digest of the page's address.
    var key: String { page.map { "pages/" + Digest.short([$0.url]) } ?? finding.claim.id }

    /// Changes when what was found does.
    var fingerprint: String {
        page == nil ? finding.claim.fingerprint : Digest.short([key] + findings.map(\.claim.fingerprint))
    }

    /// Where to look in the data: the source, or the claim.
    var location: Location { page?.source?.location ?? finding.claim.location }

    /// `acme/limits.rpm`, or the address of the page.
    var title: String { TerminalText.line(page?.url ?? finding.claim.id, limit: 400) }

    var statement: String {
        guard let page else { return finding.statement }
        switch outcome {
        case .moved: return finding.statement
        case .gone: return finding.statement + (page.source?.reason.map { ": \(TerminalText.line($0))" } ?? "")
        default: return page.trouble ?? "does not settle \(Counted.of(findings.count, "claim"))"
        }
    }

    /// The statement with all that belongs to it, for formats that have one line for all.
    var wholeStatement: String {
        page == nil ? finding.wholeStatement : "\(statement); \(claimLine(most: 10))"
    }

    /// `2 claims: acme/limits.rpm, acme/limits.tpm`
    func claimLine(most: Int) -> String {
        let more = findings.count > most ? " and \(findings.count - most) more" : ""
        return "\(Counted.of(findings.count, "claim")): "
            + findings.prefix(most).map { TerminalText.line($0.claim.id) }.joined(separator: ", ") + more
    }

    /// What the findings touch, each once.
    var impact: [String] {
        var seen: Set<String> = []
        return findings.flatMap(\.claim.impact).filter { seen.insert($0).inserted }
    }
}

/// The page of an entry.
struct CitedPage {
    /// As the run asked for it.
    let url: String
    /// The sources with that address; none in reports of endpoints alone.
    let sources: [CheckReport.SourceFinding]
    /// Providers and tools of all claims that cite it, whatever their outcome.
    let subjects: [String]

    var source: CheckReport.SourceFinding? { sources.first }

    /// Why it could not be read: `blocked since 2026-11-20: status 403`. Nil where it could.
    var trouble: String? {
        guard let source, !source.outcome.isReadable else { return nil }
        let since = source.since.map { " since \($0)" } ?? ""
        return source.outcome.words + since + (source.reason.map { ": \(TerminalText.line($0))" } ?? "")
    }
}

extension CheckReport {
    /// The findings that a person should see: citations to review, drift, the rest. What a page keeps from its claims stands
    /// as one entry where the first of them would, the pages with the most unsettled claims first.
    var entries: [ReportEntry] {
        let pages = Citations(self)
        var entries: [ReportEntry] = []
        var places: [String: Int] = [:]
        for finding in listed {
            guard finding.isOfPage, let evidence = finding.evidence else {
                let address = finding.evidence.map(pages.address)
                entries.append(ReportEntry(finding, on: nil, at: address, checkedAt: moment))
                continue
            }
            let page = pages.page(of: evidence)
            let name = [finding.group, finding.claim.outcome.rawValue, page.url].joined(separator: " ")
            if let place = places[name] {
                entries[place].add(finding)
            } else {
                places[name] = entries.count
                entries.append(ReportEntry(finding, on: page, at: page.url, checkedAt: moment))
            }
        }
        let open = entries.filter { $0.group == ClaimOutcome.undecided.rawValue }
            .sorted { ($1.findings.count, $0.title) < ($0.findings.count, $1.title) }
        guard let first = entries.firstIndex(where: { $0.group == ClaimOutcome.undecided.rawValue }) else {
            return entries
        }
        entries.replaceSubrange(first..<(first + open.count), with: open)
        return entries
    }

    /// When the check began, in seconds since 1970.
    private var moment: Int { Timestamp.secondsSince1970(checkedAt) ?? 0 }

    /// The day of the check.
    var day: SurveyDate { SurveyDate(secondsSince1970: moment) }
}

extension ReportEntry {
    fileprivate mutating func add(_ finding: FindingText) { findings.append(finding) }
}

/// Which page an evidence speaks of, by the address that was asked for.
private struct Citations {
    private let sources: [String: [CheckReport.SourceFinding]]
    private var subjects: [String: Set<String>] = [:]
    /// By source and the address that answered.
    private let asked: [String: String]

    init(_ report: CheckReport) {
        sources = Dictionary(grouping: report.sources, by: \.url)
        var asked: [String: String] = [:]
        for source in report.sources {
            asked[source.id + " " + source.finalURL] = source.url
            asked[source.id + " " + source.url] = source.url
        }
        self.asked = asked
        for claim in report.claims {
            for evidence in claim.evidence {
                subjects[address(of: evidence), default: []].insert(String(claim.id.prefix { $0 != "/" }))
            }
        }
    }

    /// As it was asked for; a report names the address that answered, behind all redirects.
    func address(of evidence: CheckReport.EvidenceReport) -> String {
        asked[evidence.source + " " + evidence.url] ?? evidence.url
    }

    func page(of evidence: CheckReport.EvidenceReport) -> CitedPage {
        let url = address(of: evidence)
        return CitedPage(url: url, sources: sources[url] ?? [], subjects: (subjects[url] ?? []).sorted())
    }
}
