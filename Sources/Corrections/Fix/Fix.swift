import DriftCheck
import SurveyModel
package import SurveySupport

/// One correction of the data that follows from a check beyond doubt.
package struct Fix: Sendable, Hashable {
    package enum Subject: Sendable, Hashable {
        case claim(String)
        case source(String)

        package var id: String {
            switch self {
            case .claim(let id), .source(let id): id
            }
        }
    }

    /// A string of the data file and what it says from now on.
    package struct Replacement: Sendable, Hashable {
        package var pointer: JSONPointer
        package var text: String
    }

    /// The value that a claim leaves behind.
    package struct History: Sendable, Hashable {
        package var claim: JSONPointer
        /// The claim's members that differ.
        package var keys: [String]
        package var asOf: SurveyDate
        /// Nil where the statement was first made on `asOf`.
        package var since: SurveyDate?
    }

    /// A source that was read, and the file that holds it.
    package struct Sighting: Sendable, Hashable {
        package var source: String
        package var file: String
    }

    package var subject: Subject
    package var file: String
    package var replacements: [Replacement]
    package var history: History?
    /// The sources that name the new value: they were seen on the day of the correction.
    package var sightings: [Sighting] = []
    /// What becomes of what, and who says so.
    package var summary: String
    /// What a person should look at afterwards.
    package var remarks: [String] = []
}

/// A finding that is drift or a move, and is not corrected: why a person has to look.
package struct LeftAlone: Sendable, Hashable {
    package var subject: Fix.Subject
    package var reason: String
}
