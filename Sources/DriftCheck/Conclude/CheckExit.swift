import SurveySupport

/// How a check ends, as the process says it: 0 fine, 1 drift, 3 could not tell.
package struct CheckExit: Sendable, Hashable {
    package var code: Int
    /// Same with `--strict`: moved pages, weakened claims, citations to review, old confirmations and doubtful endpoints count
    /// as drift.
    package var strictCode: Int
    /// Why the run as a whole could not tell; nil otherwise. Printed once, at its end.
    package var reason: String?

    /// - Parameter isOffline: nothing at all could be connected to.
    package init(_ report: CheckReport, isOffline: Bool = false, options: CheckOptions) {
        let fetched = report.sources.filter { $0.outcome != .skipped }
        let all = Set(fetched.map(\.url)).count
        let conclusive = Set(fetched.filter(\.outcome.isConclusive).map(\.url)).count
        let isBlind = all > 0 && Double(conclusive) < options.leastConclusive * Double(all)
        let reason =
            isOffline
            ? "no network: \(Self.few(0, of: all)) could be reached"
            : "\(Self.few(conclusive, of: all)) gave an answer that settles anything"
        self.init(report, blindBecause: isBlind ? reason : nil)
    }

    /// `only 3 of 10 addresses`, `none of 10 addresses`, `not even the one address`.
    private static func few(_ count: Int, of all: Int) -> String {
        if all == 1 { return "not even the one address" }
        return "\(count == 0 ? "none" : "only \(count)") of \(Counted.of(all, "address"))"
    }

    private init(_ report: CheckReport, blindBecause reason: String?) {
        let endpoints = report.endpoints ?? []
        let hasDrift = report.claims.contains(where: \.isAlarm) || endpoints.contains(where: \.isAlarm)
        let hasWarning = report.claims.contains {
            $0.acknowledged == nil
                && ($0.isReview || $0.outcome == .moved || !$0.lostSupport.isEmpty
                    || ($0.outcome == .gone && $0.isWarning))
        }
        let isOutdated = report.outdated.contains { $0.acknowledged == nil }
        code = hasDrift ? 1 : reason == nil ? 0 : 3
        let hasWarned = hasWarning || endpoints.contains { $0.outcome.isSuspicious && $0.acknowledged == nil }
        strictCode = hasDrift || ((hasWarned || isOutdated) && reason == nil) ? 1 : code
        self.reason = reason
    }

    /// The exit once data has been corrected: without the findings that a correction has settled.
    package func afterSettling(_ isSettled: (CheckReport.ClaimFinding) -> Bool, in report: CheckReport) -> CheckExit {
        var rest = report
        rest.claims.removeAll(where: isSettled)
        return CheckExit(rest, blindBecause: reason)
    }
}
