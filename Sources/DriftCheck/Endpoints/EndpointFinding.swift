package import PageFetch
package import SurveySupport

/// What the report says of one endpoint.
package struct EndpointFinding: Sendable, Hashable, Codable {
    /// Id of the claim.
    package var id: String
    package var baseURL: String
    package var location: Location
    package var outcome: EndpointOutcome
    package var reason: String
    /// How the address was asked; nil, with `url`, for an endpoint that was not.
    package var method: FetchMethod?
    package var url: String?
    /// Where the answer came from, if not from there.
    package var finalURL: String?
    package var status: Int?
    package var attempts = 0
    /// What the answer says, in its own words.
    package var message: String?
    package var auth: Auth?
    /// Since when there has been no such address.
    package var since: SurveyDate?
    /// For an answer that shows no API: the newest day before this run on which there was one; nil where no run has seen it.
    package var livedOn: SurveyDate?
    /// It has not been missing long enough to fail the run.
    @OmittedWhenEmpty package var isWarning = false
    /// It is missing, and no run has ever seen an API there: nothing has drifted, but the survey may be wrong.
    @OmittedWhenEmpty package var isReview = false
    package var acknowledged: CheckReport.Silence?
    package var fingerprint: String

    /// What an acknowledgement and a report call the answer, beside the claim itself: `acme/endpoints.global/answer`.
    package var answerName: String { Self.answerName(of: id) }

    static func answerName(of claim: String) -> String { claim + "/answer" }

    /// True when it is missing, and a person has to look.
    package var isAlarm: Bool { outcome.isAbsence && !isWarning && !isReview && acknowledged == nil }

    /// `GET https://api.acme.example/v1/models`; nil for an endpoint that was not asked.
    package var request: String? {
        guard let method, let url else { return nil }
        return "\(method.rawValue) \(url)"
    }

    /// How to authenticate.
    package struct Auth: Sendable, Hashable, Codable {
        /// The scheme of the survey: `bearer`, `header x-api-key`.
        package var surveyed: String
        /// What the answer names, sorted.
        package var named: [String]
        package var agreement: AuthStatement.Agreement
    }

    private enum CodingKeys: String, CodingKey {
        case id, baseURL, location, outcome, reason, method, url, finalURL, status, attempts, message, auth
        case since, livedOn
        case isWarning = "warning"
        case isReview = "review"
        case acknowledged, fingerprint
    }
}
