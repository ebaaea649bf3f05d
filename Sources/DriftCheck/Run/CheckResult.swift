/// What a run gives back: the report, the state for the next run, and what could be accepted.
package struct CheckResult: Sendable {
    package var report: CheckReport
    /// What every piece of evidence came to, sorted by claim and number.
    package var findings: [EvidenceFinding]
    package var state: RunState
    package var material: AcceptanceMaterial
    package var exit: CheckExit
    /// Addresses that the run was to fetch, and those it did. Fewer than planned only when its task was cancelled.
    package var planned: Int
    package var fetched: Int
}
