import SurveyModel

/// The claims that one rendering has read, by their ids. A change in one of them may change what was rendered.
final class ClaimUses {
    private(set) var ids: Set<String> = []

    func note(_ claim: Claim) { ids.insert(claim.id) }

    /// Notes the claims of the parts of a provider or tool, and passes the parts on.
    func noting<Part>(_ parts: [Part], _ claim: KeyPath<Part, Claim>) -> [Part] {
        for part in parts { note(part[keyPath: claim]) }
        return parts
    }

    func noting<Part>(_ part: Part?, _ claim: KeyPath<Part, Claim>) -> Part? {
        if let part { note(part[keyPath: claim]) }
        return part
    }
}
