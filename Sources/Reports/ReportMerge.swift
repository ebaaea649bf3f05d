package import DriftCheck
package import SurveyModel
import SurveySupport

/// Joins the reports of a check's parts into the one that a single run would have given.
///
/// A claim whose evidence lies on hosts of several parts is concluded again from all of it. Since when such a claim has
/// been undecided is known to its parts only: the latest of their dates counts.
package struct ReportMerge: Sendable {
    private let survey: Survey
    private let options: CheckOptions

    /// Why reports cannot be joined, and what to do.
    package struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
        package var description: String
    }

    /// - Parameters:
    ///   - survey: the one that was checked.
    ///   - options: `acknowledgements`, `generatedFiles` and `leastConclusive` are used.
    package init(survey: Survey, options: CheckOptions) {
        self.survey = survey
        self.options = options
    }

    /// - Parameter parts: reports with their names, for messages.
    package func merged(
        _ parts: [(name: String, report: CheckReport)]
    ) throws(Failure) -> (report: CheckReport, exit: CheckExit) {
        try Self.requireOneCheck(parts)
        let reports = parts.map(\.report)
        guard let first = reports.min(by: { $0.checkedAt < $1.checkedAt }),
            let today = SurveyDate(String(first.checkedAt.prefix(10)))
        else { throw Failure(description: "there is no dated report to merge") }
        let report = CheckReport(
            checkedAt: first.checkedAt, mode: first.mode, maximumAge: first.maximumAge,
            claims: try claims(of: reports, today: today), sources: Self.sources(of: reports),
            endpoints: Self.endpoints(of: reports))
        return (report, CheckExit(report, options: options))
    }

    /// Every shard once, of one plan, made in one way.
    private static func requireOneCheck(_ parts: [(name: String, report: CheckReport)]) throws(Failure) {
        var names: [Int: String] = [:]
        var first: (name: String, part: CheckReport.Part, report: CheckReport)?
        for (name, report) in parts {
            guard let part = report.part else {
                throw Failure(description: "\(name) is the report of a whole check; only parts can be merged")
            }
            if let first {
                guard part.plan == first.part.plan, part.shard.count == first.part.shard.count else {
                    throw Failure(
                        description: "\(name) and \(first.name) are parts of different checks: "
                            + "other data, other subjects or another number of shards")
                }
                guard report.mode == first.report.mode, report.maximumAge == first.report.maximumAge else {
                    throw Failure(description: "\(name) and \(first.name) were made with different options")
                }
            }
            if let twice = names.updateValue(name, forKey: part.shard.number) {
                throw Failure(
                    description: "\(twice) and \(name) are both shard \(part.shard.number)/\(part.shard.count)")
            }
            first = first ?? (name, part, report)
        }
        let count = first?.part.shard.count ?? 0
        let missing = (1...max(1, count)).filter { names[$0] == nil }
        guard missing.isEmpty else {
            let list = missing.map { "\($0)/\(count)" }.joined(separator: ", ")
            throw Failure(description: "shard \(list) is missing; run 'check --shard' for it and name its report, too")
        }
    }

    private func claims(
        of reports: [CheckReport], today: SurveyDate
    ) throws(Failure) -> [CheckReport.ClaimFinding] {
        let known = Dictionary(survey.claims.map { ($0.id, $0) }) { first, _ in first }
        var evidence: [String: [Int: CheckReport.EvidenceReport]] = [:]
        var undecidedSince: [String: SurveyDate] = [:]
        for finding in reports.flatMap(\.claims) {
            guard let claim = known[finding.id], finding.evidence.allSatisfy({ Self.isOf(claim, $0) }) else {
                throw Failure(description: "the reports are not of this survey: see '\(finding.id)'")
            }
            evidence[finding.id, default: [:]].merge(finding.evidence.map { ($0.number, $0) }) { first, _ in first }
            guard finding.outcome == .undecided, let since = finding.since else { continue }
            undecidedSince[finding.id] = max(since, undecidedSince[finding.id] ?? since)
        }
        let reporter = ClaimReporter(
            survey: survey, undecidedSince: undecidedSince, options: options, today: today)
        return survey.claims.compactMap { claim in
            evidence[claim.id].map { reporter.finding(on: claim, Array($0.values)) }
        }
    }

    private static func isOf(_ claim: Claim, _ evidence: CheckReport.EvidenceReport) -> Bool {
        claim.evidence.indices.contains(evidence.number) && claim.evidence[evidence.number].source == evidence.source
    }

    private static func endpoints(of reports: [CheckReport]) -> [EndpointFinding]? {
        let asked = reports.compactMap(\.endpoints)
        return asked.isEmpty ? nil : asked.flatMap { $0 }.sorted { $0.id < $1.id }
    }

    /// A source that no run reads stands in several parts; once is enough.
    private static func sources(of reports: [CheckReport]) -> [CheckReport.SourceFinding] {
        let all = reports.flatMap(\.sources).sorted { ($0.id, $0.url) < ($1.id, $1.url) }
        var skipped: Set<String> = []
        return all.filter { $0.outcome != .skipped || skipped.insert($0.id).inserted }
    }
}
