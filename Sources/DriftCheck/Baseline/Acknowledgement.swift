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

    package init(fingerprint: String, reason: Reason, until: SurveyDate, note: String? = nil) {
        self.fingerprint = fingerprint
        self.reason = reason
        self.until = until
        self.note = note
    }
}

extension [Acknowledgement] {
    /// With a new one, which takes the place of an earlier one of the same finding; those that have run out go.
    package func adding(_ new: Acknowledgement, on day: SurveyDate) -> Self {
        filter { $0.fingerprint != new.fingerprint && $0.until >= day } + [new]
    }
}
