import SurveyModel
import SurveySupport

/// What has changed in plans, sign-ins and policies of providers, as notes for those who use them.
enum PlanChanges {
    /// By provider; the newest change of each claim.
    static func notices(of survey: Survey) -> [String: [Advice]] {
        let sureness = Sureness(survey)
        var notices: [String: [Advice]] = [:]
        for provider in survey.providers {
            var facts: [any Fact] = provider.policies
            if let plan = provider.consumerPlan { facts.append(plan) }
            if let oauth = provider.oauth { facts.append(oauth) }
            notices[provider.id] = facts.compactMap { notice($0, provider, sureness) }
        }
        return notices
    }

    /// The members whose change is one of what is allowed, and how they are called in a message.
    private static let members = [
        ("grantsAPI", "the consumer plan pays for the API"), ("available", "sign-in for other clients"),
        ("thirdParty", "use of the sign-in by other clients"), ("stance", "the vendor's stance"),
    ]

    private static func notice(_ fact: any Fact, _ provider: Provider, _ sureness: Sureness) -> Advice? {
        guard let previous = fact.claim.previously.first else { return nil }
        let changes = members.compactMap { member, words -> String? in
            guard let old = previous.values[member], !old.isEmpty, let new = fact.text(at: member), new != old,
                new != "unknown"
            else {
                return nil
            }
            return "\(words): \(new), before \(old)"
        }
        guard !changes.isEmpty else { return nil }
        let about = (fact as? Policy).map { " (\($0.topic.words))" } ?? ""
        return Advice(
            rule: .changedPlan, severity: .note, claim: fact.claim.id, since: previous.until,
            link: sureness.link(for: fact.claim),
            message:
                "\(provider.name) changed its terms on \(previous.until)\(about): \(changes.joined(separator: "; "))")
    }
}
