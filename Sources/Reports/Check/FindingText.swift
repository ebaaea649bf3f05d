import DriftCheck
import SurveyModel
import SurveySupport

/// One finding in words, the same in every format.
struct FindingText {
    let claim: CheckReport.ClaimFinding

    /// `together-ai/routing.litellm: expected 'together_ai', found 'together'`.
    var summary: String { "\(TerminalText.line(claim.id)): \(statement)" }

    var statement: String { claim.isReview ? "never confirmed by a run; \(pageText)" : drift }

    /// What the page says of a statement that no run has seen on it.
    private var pageText: String {
        let expected = "'\(TerminalText.line(claim.expected ?? ""))'"
        return switch claim.outcome {
        case .changed: "the page says '\(TerminalText.line(claim.found ?? ""))', the survey \(expected)"
        case .lost: "the page does not say \(expected)" + (claim.reason.map { ": \(TerminalText.line($0))" } ?? "")
        default: drift
        }
    }

    private var drift: String {
        let expected = "'\(TerminalText.line(claim.expected ?? ""))'"
        let since = claim.since.map { " since \($0)" } ?? ""
        switch claim.outcome {
        case .verified:
            return claim.lostSupport.isEmpty
                ? "verified" : "verified, but no longer by \(claim.lostSupport.joined(separator: ", "))"
        case .changed: return "expected \(expected), the page says '\(TerminalText.line(claim.found ?? ""))'"
        case .lost:
            return "\(expected) is not there any more" + (claim.reason.map { ": \(TerminalText.line($0))" } ?? "")
                + candidates
        case .contradicted: return "\(expected) is contradicted: \(TerminalText.line(claim.reason ?? ""))"
        case .gone:
            return "the source is gone\(since)" + (claim.isWarning ? "; a warning so far, for pages come back" : "")
        case .moved:
            return "still holds; the page has moved" + (claim.reason.map { ": \(TerminalText.line($0))" } ?? "")
        case .undecided: return "undecided\(since): \(TerminalText.line(claim.reason ?? "no reason known"))"
        case .unchecked: return "not checked" + (claim.reason.map { ": \(TerminalText.line($0))" } ?? "")
        }
    }

    private var candidates: String {
        let names = claim.candidates.map { "'\(TerminalText.line($0, limit: 80))'" }
        return names.isEmpty ? "" : "; its place could have been taken by \(names.joined(separator: " or "))"
    }

    /// What stands there now, in few words: the new value, or what contradicts the old one, or comes nearest to it.
    var present: String {
        switch claim.outcome {
        case .contradicted: claim.reason ?? claim.found ?? ""
        case .lost: nearest ?? claim.reason ?? ""
        default: claim.found ?? ""
        }
    }

    /// `nearest: 'Every project gets a hundred requests'`, where something is near to what was lost.
    private var nearest: String? {
        guard claim.outcome == .lost else { return nil }
        return evidence?.nearest.map { "nearest: '\(TerminalText.line($0))'" }
    }

    /// The statement with that, for formats that have one line for all.
    var wholeStatement: String { statement + (nearest.map { "; \($0)" } ?? "") }

    /// `error`, `warning` or `note`.
    var level: String {
        if claim.acknowledged != nil { return "note" }
        if claim.isAlarm { return "error" }
        let warns =
            claim.isReview || claim.outcome == .moved || claim.outcome == .gone || claim.outcome == .undecided
            || !claim.lostSupport.isEmpty
        return warns ? "warning" : "note"
    }

    /// The evidence that shows it best.
    var evidence: CheckReport.EvidenceReport? {
        let weakened = claim.outcome == .verified ? claim.evidence.first(where: \.outcome.isDestructive) : nil
        return weakened ?? claim.evidence.first { $0.outcome == claim.outcome } ?? claim.evidence.first
    }

    /// The heading that a report puts it under.
    var group: String { claim.isReview ? "to review" : claim.outcome.rawValue }

    /// True where the page itself is in the way, so that all its claims are one matter.
    var isOfPage: Bool {
        [.gone, .moved, .undecided].contains(claim.outcome) && claim.acknowledged == nil
    }
}

extension CheckReport.ClaimFinding {
    /// `last confirmed 41 days ago (2026-10-11)`.
    var ageText: String { "last confirmed \(EvidenceAge.text(ageDays)) (\(asOf))" }
}

/// Ages in words.
package enum EvidenceAge {
    package static func text(_ days: Int) -> String {
        switch days {
        case ..<1: "today"
        case 1: "yesterday"
        default: "\(days) days ago"
        }
    }
}

extension CheckReport {
    /// The findings one by one: citations to review, drift, the rest; each kind sorted by id.
    var listed: [FindingText] {
        let order: [ClaimOutcome] = [.changed, .contradicted, .lost, .gone, .moved, .undecided, .verified, .unchecked]
        let findings = claims.filter(\.isOpen).map(FindingText.init)
        return findings.filter(\.claim.isReview)
            + order.flatMap { outcome in findings.filter { $0.claim.outcome == outcome && !$0.claim.isReview } }
    }

    /// Each notice once, with the first claim beside whose place it stands and how many more there are, in the order of the text.
    var noticeLines: [String] {
        Dictionary(grouping: claims.flatMap { claim in claim.notices.map { (text: $0, claim: claim.id) } }, by: \.text)
            .sorted { $0.key < $1.key }
            .map { text, places in
                let more = places.count > 1 ? " and \(places.count - 1) more" : ""
                return "\(TerminalText.line(text, limit: 300)), beside \(places[0].claim)\(more)"
            }
    }

    /// `12 claims: 10 verified, 2 changed; 1 citation to review`, zero counts left out.
    var countLine: String {
        let counts = ClaimOutcome.allCases.map { ($0.rawValue, count($0)) }.filter { $0.1 > 0 }
        let review = toReview.count
        return "\(Counted.of(claims.count, "claim")): "
            + counts.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
            + (review == 0 ? "" : "; \(Counted.of(review, "citation")) to review")
    }

    var sourceLine: String {
        let counts = SourceOutcome.allCases.map { ($0.words, count($0)) }.filter { $0.1 > 0 }
        return "\(Counted.of(sources.count, "source")): "
            + counts.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
    }
}
