import SurveyModel

/// The claims that one rendering has read, by their ids. A change in one of them may change what was rendered.
final class ClaimUses {
    private(set) var ids: Set<String> = []

    func note(_ claim: Claim) { ids.insert(claim.id) }
}
