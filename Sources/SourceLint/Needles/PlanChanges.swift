import SurveyModel
import SurveySupport

/// What has changed last in the plans, sign-ins and policies of a provider, as a note for those who use its API.
enum PlanChanges {
    /// By provider.
    static func notices(of survey: Survey) -> [String: Advice] {
        let sureness = Sureness(survey)
        var notices: [String: Advice] = [:]
        for provider in survey.providers {
            var facts: [any Fact] = provider.policies
            if let plan = provider.consumerPlan { facts.append(plan) }
            if let oauth = provider.oauth { facts.append(oauth) }
            for case let notice? in facts.map({ notice($0, provider, sureness) })
            where isNewer(notice, than: notices[provider.id]) {
                notices[provider.id] = notice
            }
        }
        return notices
    }

    private static func isNewer(_ a: Advice, than b: Advice?) -> Bool {
        guard let new = a.since, let old = b?.since else { return true }
        return new > old
    }

    /// The members whose change is one of what is allowed, and how a message calls them.
    private static let members = [
        ("grantsAPI", "API calls paid by the consumer plan"), ("available", "sign-in for other vendors' clients"),
        ("thirdParty", "use of the sign-in by other vendors' clients"), ("stance", "that use"),
    ]

    private static func notice(_ fact: any Fact, _ provider: Provider, _ sureness: Sureness) -> Advice? {
        guard let previous = fact.claim.previously.first else { return nil }
        let changes = members.compactMap { member, words -> String? in
            guard let old = previous.values[member], !old.isEmpty, let new = fact.text(at: member), new != old,
                new != "unknown"
            else { return nil }
            let before = old == "unknown" ? "not known before" : "before: \(old)"
            return "\(words): \(new) since \(previous.until) (\(before))"
        }
        guard !changes.isEmpty else { return nil }
        let policy = (fact as? Policy).map { " Policy: \($0.text)" } ?? ""
        return Advice(
            rule: .changedPlan, severity: .note, claim: fact.claim.id, since: previous.until,
            link: sureness.link(for: fact.claim),
            message: "\(provider.name) changed what it allows; \(changes.joined(separator: "; ")).\(policy)")
    }
}
