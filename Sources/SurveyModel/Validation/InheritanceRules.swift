import SurveySupport

extension SurveyValidator {
    /// A variant says only what differs from its parent.
    func checkInheritance() {
        for provider in survey.providers {
            guard let parentID = provider.parent, let parent = survey.provider(parentID) else { continue }
            if parent.parent != nil {
                report(
                    "nested-parent", at: provider.location, "'\(parentID)' is a variant itself",
                    suggestion: "name '\(parent.parent ?? "")' as parent")
            }
            let inherited = Dictionary(parent.claims.map { (Self.key($0), $0) }) { first, _ in first }
            for claim in provider.claims {
                guard let original = inherited[Self.key(claim)], Self.values(original) == Self.values(claim) else {
                    continue
                }
                report(
                    "repeats-parent", at: claim.location, "'\(claim.id)' repeats the value of '\(original.id)'",
                    suggestion: "remove it; variants inherit what they do not state")
            }
        }
    }

    /// The claim's id without its subject.
    private static func key(_ claim: Claim) -> Substring { claim.id.dropFirst(claim.subject.count) }

    private static func values(_ claim: Claim) -> [String] { claim.fields.map { "\($0.path)=\($0.value.text)" } }
}
