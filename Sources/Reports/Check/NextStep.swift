import DriftCheck
import SurveyModel
import SurveySupport

/// What to do about a finding: a command that can be pasted, and what a person does or decides before it.
struct NextStep: Sendable, Hashable, Encodable {
    /// Nil where the command is all.
    var first: String?
    var command: String

    private enum CodingKeys: CodingKey { case first, command }

    /// `correct data/providers/acme.json:12:3, then: provider-survey check acme`
    var text: String { (first.map { "\($0): " } ?? "") + command }

    /// The tool with these words behind its name.
    fileprivate init(_ words: [String], first: String? = nil) {
        command = ShellCommand.line(["provider-survey"] + words)
        self.first = first
    }

    /// A page that answers later. Naming more subjects than this is no shorter than checking all.
    fileprivate static func check(_ subjects: [String], _ options: [String] = [], first: String? = nil) -> NextStep {
        NextStep(["check"] + (subjects.count > 8 ? [] : subjects) + options, first: first)
    }

    fileprivate static let silence = "silence it for \(daysOfSilence) days"

    /// Time enough to find out, and short enough that nobody forgets.
    private static let daysOfSilence = 30

    fileprivate static func acknowledge(
        _ fingerprints: [String], because reason: Acknowledgement.Reason, on day: SurveyDate, first: String? = nil
    ) -> NextStep {
        let until = SurveyDate(daysSince1970: day.daysSince1970 + daysOfSilence)
        let silence = ["--because", reason.rawValue, "--until", until.description]
        return NextStep(["acknowledge"] + fingerprints + silence, first: first)
    }
}

extension ReportEntry {
    /// The best first; none for what is acknowledged.
    var steps: [NextStep] {
        if finding.claim.acknowledged != nil { return [] }
        if let page { return steps(about: page) }
        let data = "correct \(finding.claim.location)"
        switch outcome {
        case .changed:
            if isCertain { return [.check([finding.claim.id], ["--fix"]), silence] }
            let value = finding.claim.suggestion.map(\.value).map { " to '\(TerminalText.line($0, limit: 80))'" } ?? ""
            return accept(first: "\(data)\(value), then") + [silence]
        case .contradicted:
            let known = "if the data is right all the same, take the words of the page as known"
            return accept(first: "if the page is right, \(data), then") + accept(first: known) + [silence]
        default:
            let again = cite(
                there: finding.evidence.map { ["--source", $0.source] } ?? [],
                first: outcome == .lost ? "\(data) if it is wrong" : nil)
            return outcome == .verified ? [again, silence] : [again, elsewhere, silence]
        }
    }

    /// `check --fix` writes the new value: two sources that are not secondary name it, or a registry does.
    private var isCertain: Bool {
        guard let suggestion = finding.claim.suggestion else { return false }
        let naming = finding.claim.evidence.filter { $0.found == suggestion.value && $0.kind != .secondary }
        return naming.count > 1 || naming.contains { $0.kind == .registry }
    }

    /// Takes the page as it is.
    private func accept(first: String) -> [NextStep] {
        finding.evidence.map { [NextStep(["accept", "--source", $0.source], first: first)] } ?? []
    }

    /// Evidence on a page that does not bear the claim out would weaken what another page says.
    private var elsewhere: NextStep {
        let refuted = outcome.isDestructive ? finding.evidence.map { ["--replace", $0.source] } ?? [] : []
        return cite(
            there: ["--docs", "URL"] + refuted, first: "find another page that says it, put its address in place of URL"
        )
    }

    /// New evidence for the claim. Where no page shows its value, a person has to name the words of the page.
    private func cite(there: [String], first: String? = nil) -> NextStep {
        let claim = finding.claim
        let parts = claim.id.split(separator: "/", maxSplits: 1).map(String.init)
        let field = finding.evidence?.field.map { ["--field", $0] } ?? []
        let words = claim.isCitedByWords ? ["--phrase", "WORDS OF THE PAGE"] : []
        let choice = claim.isCitedByWords ? "put words of the page in place of WORDS OF THE PAGE" : nil
        let before = [first, choice].compactMap(\.self)
        let then = findings.count > 1 ? ", then for each of the \(findings.count) claims" : ", then"
        return NextStep(
            ["cite"] + parts + there + field + words + ["--write"],
            first: before.isEmpty ? nil : before.joined(separator: ", ") + then)
    }

    private var silence: NextStep { silence(.pageAmbiguous, "if the data is right and the page misleads") }

    private func silence(_ reason: Acknowledgement.Reason, _ first: String) -> NextStep {
        .acknowledge(
            findings.map(\.claim.fingerprint), because: reason, on: day, first: "\(first), \(NextStep.silence)")
    }

    private func steps(about page: CitedPage) -> [NextStep] {
        let place = page.source?.location.map { " at \($0)" } ?? ""
        switch outcome {
        case .moved:
            return [
                .check(page.subjects, ["--fix"]), silence(.trackedElsewhere, "if the old address is to stay for now"),
            ]
        case .gone:
            let address = "find where it went, and write that address into \"url\"\(place), then"
            return [
                .check(page.subjects, first: address), elsewhere, silence(.trackedElsewhere, "if you expect it back"),
            ]
        default:
            let again = cite(there: page.source.map { ["--source", $0.id] } ?? ["--docs", page.url])
            return steps(unread: page, place) ?? [again, elsewhere, silence]
        }
    }

    /// Nil for a page that was read.
    private func steps(unread page: CitedPage, _ place: String) -> [NextStep]? {
        let later = silence(.upstreamError, "if you expect it to be readable again")
        switch page.source?.outcome {
        case .blocked: return [twin(of: page, place), elsewhere, excuse(page, .botWall, place), later]
        case .scriptOnly: return [twin(of: page, place), elsewhere, excuse(page, .scriptRendered, place), later]
        case .throttled: return [retry(page), silence(.upstreamError, "if nobody is to wait for it")]
        case .unreachable:
            // More time is no help against an answer.
            let patience = page.source?.status == nil ? ["--timeout", "60"] : []
            return [
                .check(page.subjects, patience, first: "see whether it opens in a browser, then"), elsewhere, later,
            ]
        case .shrunk:
            let short = "if it opens in a browser and is as short there"
            return [
                NextStep(["accept"] + page.sources.flatMap { ["--source", $0.id] }, first: short), elsewhere, later,
            ]
        case .unsupported, .oversized: return [elsewhere, silence]
        default: return nil
        }
    }

    private func twin(of page: CitedPage, _ place: String) -> NextStep {
        let address =
            "look for its Markdown edition (\(page.url).md, or llms.txt of its host); if one opens, add its address as \"twin\" to the source\(place), then"
        return .check(page.subjects, first: address)
    }

    /// A run does not ask for the page until the day has come; the claims then say why nobody checks them.
    private func excuse(_ page: CitedPage, _ reason: Source.Unverifiable.Reason, _ place: String) -> NextStep {
        let until = SurveyDate(daysSince1970: day.daysSince1970 + Self.daysOfExcuse)
        let member = "\"unverifiable\": { \"reason\": \"\(reason.rawValue)\", \"until\": \"\(until)\" }"
        return NextStep(["validate"], first: "if no run can ever read it, add \(member) to the source\(place), then")
    }

    /// Half a year, as long as a confirmation counts as recent.
    private static let daysOfExcuse = CheckReport.defaultMaximumAge

    /// When the host wants to be asked again, or more slowly where it does not say.
    private func retry(_ page: CitedPage) -> NextStep {
        guard let pause = page.source?.retryAfter, pause > 0 else {
            return .check(page.subjects, ["--host-delay", "5000"], first: "ask the host less often")
        }
        let moment = Timestamp.text(secondsSince1970: checkedAt + pause)
        let request = "the host asks for a pause of \(Counted.duration(seconds: pause))"
        return .check(page.subjects, first: "\(request); after \(moment)")
    }
}

extension EndpointText {
    /// The best first; none for what is acknowledged, or needs nobody.
    func steps(on day: SurveyDate) -> [NextStep] {
        guard isWorthALine, endpoint.acknowledged == nil else { return [] }
        let subject = String(endpoint.id.prefix { $0 != "/" })
        let again = NextStep.check([subject], ["--endpoints"], first: "correct \(endpoint.location), then")
        guard endpoint.outcome.isSuspicious else { return [again] }
        return [
            again,
            .acknowledge(
                [endpoint.fingerprint], because: .upstreamError, on: day,
                first: "if the data is right, \(NextStep.silence)"),
        ]
    }
}
