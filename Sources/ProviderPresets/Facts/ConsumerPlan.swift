extension ProviderPreset {
    /// What a consumer subscription is worth at the API.
    public struct ConsumerPlan: Sendable, Hashable, Codable {
        /// Does the subscription pay for API calls?
        public let grantsAPI: Grant
        /// Name of the plan, as sold.
        public let plan: String?
        /// In the survey's words; show it with its date.
        public let note: String?
        /// The day, as `YYYY-MM-DD`, on which it was last confirmed.
        public let verifiedOn: String

        /// Makes a statement.
        public init(grantsAPI: Grant, plan: String? = nil, note: String? = nil, verifiedOn: String) {
            self.grantsAPI = grantsAPI
            self.plan = plan
            self.note = note
            self.verifiedOn = verifiedOn
        }
    }

    /// Does a consumer subscription pay for API calls?
    public enum Grant: String, Sendable, Hashable, Codable, CaseIterable {
        /// It does.
        case yes
        /// For some calls, or up to an allowance; the note says which.
        case partial
        /// It does not.
        case no
        /// There is no consumer plan.
        case notApplicable = "not-applicable"
        /// The survey looked and could not tell.
        case unknown

        /// A word of a later release is ``unknown`` to this one.
        public init(from decoder: any Decoder) throws {
            self = Self(rawValue: try String(from: decoder)) ?? .unknown
        }
    }
}
