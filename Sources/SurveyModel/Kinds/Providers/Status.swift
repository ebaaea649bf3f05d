package import SurveySupport

/// Whether the service is offered at all.
package struct Status: Fact {
    package enum State: String, Titled, Hashable, CaseIterable {
        case active, preview, deprecated, retired, unknown
    }
    package var state = State.unknown
    /// The day on which it was or will be shut down.
    package var on: SurveyDate?
    /// Id of the provider to use instead.
    package var successor: String?
    package var sharedClaim = SharedClaim.draft

    package init() {}

    package static let declaration = FactKind<Status>(
        .status, summary: { .text($0.state.words) },
        table: Table(
            "status", "Whether the service is offered at all.",
            [
                Member(
                    "state", \.state, .word, "Whether the service is offered.", need: .required, value: .term,
                    style: .words,
                    preset: PresetArgument("state", .member(of: "LifecycleState"))),
                Member(
                    "on", \.on, .date, "The day on which it was or will be shut down.", style: .text, preset: "on"),
                Member(
                    "successor", \.successor, .id, "Id of the provider to use instead.", style: .code,
                    preset: PresetArgument("successor", .rawValue(of: "ProviderID"))),
            ],
            derived: [Derived("successor") { .subject($0.successor) }],
            preset: PresetType("Lifecycle", claim: ["note"])))
}

extension Dimension {
    package static let status = Dimension("status", title: "Status")
}
