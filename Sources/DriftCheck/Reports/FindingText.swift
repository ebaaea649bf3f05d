import SurveyModel

/// A finding in words, one sentence: shared by every format for people.
enum FindingText {
    static func sentence(_ claim: CheckReport.ClaimFinding) -> String {
        let expected = claim.expected.map { "'\(SafeText.line($0))'" } ?? "the statement"
        let sentence =
            switch claim.outcome {
            case .verified: "\(expected) stands where it is cited"
            case .changed: "\(expected) has become '\(SafeText.line(claim.found ?? "something else"))'"
            case .lost: "\(expected) has left the page"
            case .contradicted: "\(expected) is contradicted" + (claim.found.map { " by '\(SafeText.line($0))'" } ?? "")
            case .gone: "the document does not exist any more" + since(claim)
            case .moved: "the document has moved for good, and \(expected) stands there"
            case .undecided: "could not be decided" + since(claim)
            case .unchecked: "nothing here can be checked by a run"
            }
        let reason = claim.reason.map { " (\(SafeText.line($0)))" } ?? ""
        return sentence + reason
    }

    private static func since(_ claim: CheckReport.ClaimFinding) -> String { claim.since.map { " since \($0)" } ?? "" }

    /// What a maintainer sees first: alarms, then warnings, then what could not be told.
    static func severity(_ claim: CheckReport.ClaimFinding) -> Diagnostic.Severity? {
        if claim.acknowledged != nil { return nil }
        if claim.isAlarm { return .error }
        if claim.outcome.isDestructive || claim.outcome == .moved || !claim.lostSupport.isEmpty { return .warning }
        return claim.outcome == .undecided ? .note : nil
    }

    /// The evidence that the sentence rests on: the first with the claim's own outcome.
    static func decisive(_ claim: CheckReport.ClaimFinding) -> CheckReport.EvidenceReport? {
        claim.evidence.first { $0.outcome == claim.outcome } ?? claim.evidence.first
    }
}
