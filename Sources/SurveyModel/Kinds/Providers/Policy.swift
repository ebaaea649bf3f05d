import SurveySupport

/// What the vendor allows and forbids.
package struct Policy: Fact, Identifiable {
    package enum Topic: String, Titled, Hashable, CaseIterable {
        case interactiveUse = "interactive-use"
        case headlessUse = "headless-use"
        case thirdPartyApps = "third-party-apps"
        case accountSharing = "account-sharing"
        case training
        case other
    }
    package var id = ""
    package var topic = Topic.other
    package var stance = Stance.unknown
    package var text = ""
    package var sharedClaim = SharedClaim.draft

    package init() {}

    package static let declaration = FactKind<Policy>(
        .policies, key: { $0.id }, summary: { .prose($0.text) },
        table: Table(
            "policy", "What the vendor allows and forbids.",
            [
                Member("id", \.id, .id, "Unique in the provider.", need: .required, style: .code, preset: "id"),
                Member(
                    "topic", \.topic, .word, "What the policy is about.", need: .required, style: .words,
                    preset: "topic"),
                Member(
                    "stance", \.stance, .word, "What the vendor says of that use.", style: .words,
                    preset: PresetArgument("stance", .member(of: "Stance"))),
                Member(
                    "text", \.text, .text, "The statement, in a sentence or two of our own.", need: .required,
                    value: .text,
                    style: .wording, label: "wording", preset: "text"),
            ],
            derived: [Derived("stance") { .text($0.stance.established) }],
            preset: PresetType("PolicyNote", claim: ["verifiedOn"])))
}

extension Dimension {
    package static let policies = Dimension("policies", title: "Policy")
}
