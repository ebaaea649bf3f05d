package import SurveySupport

/// A cited document with an address.
package struct Source: Sendable, Hashable, Identifiable {
    package var id: String
    package var publisher: String
    package var title: String
    /// https. May hold `{value}`, which stands for the checked value (logo files): one fetch for each value.
    package var url: String
    package var kind: Kind
    /// The day on which the document was last seen by a person or a run.
    package var asOf: SurveyDate
    /// A Markdown or plain-text edition of the same document, preferred for reading.
    package var twin: String?
    /// A value that must not exist behind `{value}`: if it answers, the answers of this source prove nothing.
    package var knownBad: String?
    package var unverifiable: Unverifiable?
    package var note: String?
    package var location: Location

    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// By the one who offers the service or maintains the product.
        case primary
        case secondary
        /// A machine-readable catalog.
        case registry
    }

    /// Why no run can read the source, and until when that is taken for granted.
    package struct Unverifiable: Sendable, Hashable {
        package var reason: Reason
        package var until: SurveyDate
        package var location: Location

        package enum Reason: String, Sendable, Hashable, CaseIterable {
            case loginWall = "login-wall"
            case botWall = "bot-wall"
            case scriptRendered = "script-rendered"
            case licence
            case geo
        }
    }

    /// True where a JSON pointer makes sense: catalogs, and documents whose address says so.
    package var isMachineReadable: Bool {
        kind == .registry || fetchURL().contains(".json") || fetchURL().contains("/.well-known/")
    }

    /// Addresses with a place for a value.
    package var isTemplate: Bool { url.utf8.contains(UInt8(ascii: "{")) && url.contains("{value}") }

    /// The address to fetch for a value: the twin where there is one.
    package func fetchURL(for value: String? = nil) -> String {
        guard let value else { return twin ?? url }
        return (twin ?? url).replacing("{value}", with: value)
    }
}
