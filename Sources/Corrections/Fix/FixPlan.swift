package import DriftCheck
package import SurveyModel
package import SurveySupport

/// Which findings of a check can be corrected without a person, and which cannot: permanent moves of a source, and
/// renamed values that two sources or a registry agree on.
package struct FixPlan: Sendable, Hashable {
    /// Sorted by subject.
    package var fixes: [Fix] = []
    package var left: [LeftAlone] = []

    package init(_ survey: Survey, _ result: CheckResult, today: SurveyDate) {
        let findings = Dictionary(grouping: result.findings, by: \.claim)
        let sources = survey.sourcesByID
        let claims = Dictionary(survey.claims.map { ($0.id, $0) }) { first, _ in first }
        for finding in result.report.claims where finding.outcome == .changed {
            guard let claim = claims[finding.id] else { continue }
            let rename = RenamedClaim(claim, finding, findings[claim.id] ?? [], sources: sources)
            take(.claim(claim.id)) { () throws(Refusal) in try rename.fix(today: today) }
        }
        let moves = result.report.sources.filter { $0.outcome == .moved }
        for (id, moved) in Dictionary(grouping: moves, by: \.id).sorted(by: { $0.key < $1.key }) {
            guard let source = sources[id] else { continue }
            let move = MovedSource(source, moved, survey: survey, findings: result.findings)
            take(.source(id)) { () throws(Refusal) in try move.fix(today: today) }
        }
    }

    private mutating func take(_ subject: Fix.Subject, _ fix: () throws(Refusal) -> Fix) {
        do throws(Refusal) {
            fixes.append(try fix())
        } catch {
            left.append(LeftAlone(subject: subject, reason: error.reason))
        }
    }
}

/// Why something is not corrected.
struct Refusal: Error {
    var reason: String

    init(_ reason: String) { self.reason = reason }
}
