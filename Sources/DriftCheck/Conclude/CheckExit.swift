import PageFetch

/// How a check ends, as the process says it: 0 fine, 1 drift, 3 could not tell.
package struct CheckExit: Sendable, Hashable {
    package var code: Int
    /// Same with `--strict`: moved pages, weakened claims and old confirmations count as drift.
    package var strictCode: Int
    /// Said once, when the run as a whole could not tell.
    package var reason: String?

    init(_ report: CheckReport, fetches: [PageCheck.Result], options: CheckOptions) {
        let conclusive = fetches.count { $0.classification.outcome.isConclusive }
        let isBlind = !fetches.isEmpty && Double(conclusive) < options.leastConclusive * Double(fetches.count)
        self.init(report, blindBecause: isBlind ? Self.reason(fetches, conclusive: conclusive) : nil)
    }

    private init(_ report: CheckReport, blindBecause reason: String?) {
        let hasDrift = report.claims.contains(where: \.isAlarm)
        let hasWarning = report.claims.contains {
            $0.acknowledged == nil
                && ($0.outcome == .moved || !$0.lostSupport.isEmpty || ($0.outcome == .gone && $0.isWarning))
        }
        let isOutdated = report.outdated.contains { $0.acknowledged == nil }
        code = hasDrift ? 1 : reason == nil ? 0 : 3
        strictCode = hasDrift || ((hasWarning || isOutdated) && reason == nil) ? 1 : code
        self.reason = reason
    }

    /// How the run ends once the data has been corrected: the findings that are settled count no longer.
    package func afterSettling(_ isSettled: (CheckReport.ClaimFinding) -> Bool, in report: CheckReport) -> CheckExit {
        var rest = report
        rest.claims.removeAll(where: isSettled)
        return CheckExit(rest, blindBecause: reason)
    }

    private static func reason(_ fetches: [PageCheck.Result], conclusive: Int) -> String {
        let offline = fetches.allSatisfy { result in
            switch result.failure {
            case .noNetwork, .nameNotResolved, .connectionRefused: true
            default: false
            }
        }
        if offline { return "no network: none of \(fetches.count) addresses could be reached" }
        return "only \(conclusive) of \(fetches.count) addresses gave an answer that settles anything"
    }
}
