import SurveySupport

/// Does the provider's consumer subscription pay for API calls?
package struct ConsumerPlan: Fact {
    package enum Grant: String, Titled, Hashable, CaseIterable {
        case yes, partial, no
        case notApplicable = "not-applicable"
        case unknown
    }
    package var grantsAPI = Grant.unknown
    /// Name of the plan, as sold.
    package var plan: String?
    package var sharedClaim = SharedClaim.draft

    package init() {}

    package static let declaration = FactKind<ConsumerPlan>(
        .consumerPlan, summary: { .text($0.grantsAPI.words) },
        table: Table(
            "consumerPlan", "Does the provider's consumer subscription pay for API calls?",
            [
                Member(
                    "grantsAPI", \.grantsAPI, .word, "Does the consumer plan pay for API calls?", need: .required,
                    value: .term, style: .words, label: "pays for the API",
                    preset: PresetArgument("grantsAPI", .member(of: "Grant"))),
                Member("plan", \.plan, .text, "Name of the plan, as sold.", style: .prose, preset: "plan"),
            ],
            derived: [Derived("isUnknown", flag: { $0.grantsAPI == .unknown })],
            preset: PresetType("ConsumerPlan", claim: ["note", "verifiedOn"])))
}

extension Dimension {
    package static let consumerPlan = Dimension("consumerPlan", title: "Consumer plan")
}
