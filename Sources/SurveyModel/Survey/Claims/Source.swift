package import SurveySupport

/// A cited document with an address.
package struct Source: Declared, Identifiable {
    package var id = ""
    package var publisher = ""
    package var title = ""
    /// https. May hold `{value}`, which stands for the checked value (logo files): one fetch for each value.
    package var url = ""
    package var kind = Kind.primary
    /// The day on which the document was last seen by a person or a run.
    package var asOf = SurveyDate.draft
    /// A Markdown or plain-text edition of the same document, preferred for reading.
    package var twin: String?
    /// A value for `{value}` that must not exist. If the source has a page for it too, it has one for everything, and its pages
    /// prove nothing.
    package var knownBad: String?
    package var unverifiable: Unverifiable?
    package var note: String?
    package var location = Location(file: "")

    package init() {}

    package static let table = Table<Source>(
        "source", "A cited document.",
        [
            Member("id", \.id, .id, "Unique in the survey.", need: .required),
            .catalogOnly("publisher", .text, "Who publishes it.") { source, _ in source.publisher },
            Member("title", \.title, .text, "Title of the document.", need: .expected),
            Member(
                "url", \.url, .link, "Its address. May hold {value}, which stands for the checked value.",
                need: .required),
            Member(
                "kind", \.kind, .word,
                "primary: by the one who offers the service or makes the product; registry: a machine-readable catalogue; endpoint: what the claim's own address answers.",
                need: .required
            ),
            Member("asOf", \.asOf, .date, "The day on which the document was last seen.", need: .required),
            Member("twin", \.twin, .link, "A Markdown or plain-text edition, preferred for reading."),
            Member(
                "knownBad", \.knownBad, .text,
                "A value that must not exist behind {value}: if it answers, answers prove nothing."),
            Member("unverifiable", \.unverifiable, .object, "Why no run can read it."),
            Member("note", \.note, .text, "A remark in our own words."),
        ]
    ) { source, reading in
        source.location = reading.location
    }

    package enum Kind: String, Titled, Hashable, CaseIterable {
        /// By the one who offers the service or maintains the product.
        case primary
        case secondary
        /// A machine-readable catalog.
        case registry
        /// The endpoint that the claim is about: its answer to a request without a credential.
        case endpoint
    }

    /// Why no run can read the source, and until when that is taken for granted.
    package struct Unverifiable: Declared {
        package var reason = Reason.loginWall
        package var until = SurveyDate.draft
        package var location = Location(file: "")

        package init() {}

        package static let table = Table<Unverifiable>(
            "unverifiable", "Why no run can read the document, and until when that is taken for granted.",
            [
                Member("reason", \.reason, .word, "Why no run can read the document.", need: .required),
                Member("until", \.until, .date, "Until when that is taken for granted.", need: .required),
            ]
        ) { unverifiable, reading in
            unverifiable.location = reading.location
        }

        package enum Reason: String, Titled, Hashable, CaseIterable {
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

    /// True for an address that holds `{value}`.
    package var isTemplate: Bool { url.utf8.contains(UInt8(ascii: "{")) && url.contains("{value}") }

    /// The address to fetch for a value: the twin where there is one.
    package func fetchURL(for value: String? = nil) -> String {
        guard let value else { return twin ?? url }
        return Self.address(twin ?? url, of: value)
    }

    /// The address with the value in it. Of `https://{value}` a value that is an address itself takes the whole place.
    package static func address(_ template: String, of value: String) -> String {
        let isWhole = template == "https://{value}" && (value.hasPrefix("https://") || value.hasPrefix("http://"))
        return isWhole ? value : template.replacing("{value}", with: value)
    }
}

/// The documents of one publisher: `data/sources/<publisher>.json`.
struct SourceFile: Declared {
    var publisher = ""
    var sources: [Source] = []

    static let table = Table<SourceFile>(
        "sources", "Cited documents of one publisher: data/sources/<publisher>.json.",
        [
            .schemaPath,
            Member("publisher", \.publisher, .text, "Who publishes them.", need: .expected),
            Member("sources", \.sources, .objects, "The documents.", need: .expected),
        ]
    ) { file, _ in
        for index in file.sources.indices { file.sources[index].publisher = file.publisher }
    }
}
