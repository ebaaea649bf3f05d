import PageFetch

/// How a check ends, as the process says it: 0 fine, 1 drift, 3 could not tell.
package struct CheckExit: Sendable, Hashable {
    package var code: Int
    /// Same with `--strict`: moved pages and weakened claims count as drift.
    package var strictCode: Int
    /// Said once, when the run as a whole could not tell.
    package var reason: String?

    init(_ report: CheckReport, fetches: [PageCheck.Result], options: CheckOptions) {
        let hasDrift = report.claims.contains(where: \.isAlarm)
        let hasWarning = report.claims.contains {
            $0.acknowledged == nil
                && ($0.outcome == .moved || !$0.lostSupport.isEmpty || ($0.outcome == .gone && $0.isWarning))
        }
        let conclusive = fetches.count { $0.classification.outcome.isConclusive }
        let isBlind = !fetches.isEmpty && Double(conclusive) < options.leastConclusive * Double(fetches.count)
        code = hasDrift ? 1 : isBlind ? 3 : 0
        strictCode = hasDrift || (hasWarning && !isBlind) ? 1 : code
        reason = isBlind ? Self.reason(fetches, conclusive: conclusive) : nil
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
