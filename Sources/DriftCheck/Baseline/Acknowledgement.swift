package import SurveySupport

/// `data/acknowledged.json`.
package struct AcknowledgedFile: Sendable, Codable {
    private var schema: String? = "schema/acknowledged.schema.json"
    package private(set) var acknowledged: [Acknowledgement]

    private enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case acknowledged
    }

    /// Sorts them by date of expiry and fingerprint.
    package init(_ acknowledgements: [Acknowledgement]) {
        acknowledged = acknowledgements.sorted { ($0.until, $0.fingerprint) < ($1.until, $1.fingerprint) }
    }
}

/// A finding that somebody has looked at and accepts for a time.
package struct Acknowledgement: Sendable, Hashable, Codable {
    package var fingerprint: String
    /// For whoever reads the file: what the finding is about. Entries of earlier versions have none.
    package var claim: String?
    package var reason: Reason
    package var until: SurveyDate
    package var note: String?

    package enum Reason: String, Sendable, Hashable, CaseIterable, Codable {
        case upstreamError = "upstream-error"
        case pageAmbiguous = "page-ambiguous"
        case cosmetic
        case trackedElsewhere = "tracked-elsewhere"
        case acceptedRisk = "accepted-risk"
    }

    package init(
        fingerprint: String, claim: String? = nil, reason: Reason, until: SurveyDate, note: String? = nil
    ) {
        self.fingerprint = fingerprint
        self.claim = claim
        self.reason = reason
        self.until = until
        self.note = note
    }
}

extension [Acknowledgement] {
    /// With new ones, which take the place of earlier ones of the same findings; those that have run out go.
    package func adding(_ new: Self, on day: SurveyDate) -> Self {
        let renewed = Set(new.map(\.fingerprint))
        return filter { !renewed.contains($0.fingerprint) && $0.until >= day } + new
    }
}
