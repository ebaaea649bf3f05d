package import SurveySupport

/// Ties a claim to a source: where on the page, and what must or must not stand there.
package struct Evidence: Declared {
    /// Id of the source.
    package var source = ""
    /// Which value of the claim it speaks of; nil for the principal one.
    package var field: String?
    /// A key phrase of at most about ten words that locates the statement.
    package var quote: String?
    /// JSON pointer (RFC 6901) into a registry; the value there, or the last token of the pointer, equals the claim's.
    package var pointer: String?
    /// A regular expression with one capture, which must equal the value.
    package var pattern: String?
    /// Counter-phrases; one of them in main content contradicts the claim.
    package var absent: [String] = []
    /// The status that the source's address must answer with.
    package var status: Int?
    /// The heading under which to look, where a page says the same thing twice.
    package var heading: String?
    /// True where the source is cited, and nothing on it can be held against the claim.
    package var isMention = false
    package var location = Location(file: "")

    package init() {}

    package static let table = Table<Evidence>(
        "evidence", "Ties a statement to a source. With a source alone, the value itself must stand on the page.",
        [
            Member("source", \.source, .id, "Id of a source in data/sources.", need: .required),
            .catalogOnly("url", .text, "Address of the source, as cited; may hold {value}.", isAlways: false) {
                evidence, scope in scope.sources[evidence.source]?.url
            },
            Member(
                "field", \.field, .text,
                "Which value of the claim is meant, such as environment/1 or auth/header; without it, the first."),
            Member(
                "quote", \.quote, .text(limit: 120),
                "A key phrase of at most about ten words, in the page's own spelling."),
            Member(
                "pointer", \.pointer, .text("^(/.*)?$"),
                "JSON pointer (RFC 6901) into a registry; the value there, or the pointer's last token, equals the claim's."
            ),
            Member(
                "pattern", \.pattern, .text, "Regular expression with one capture, which must equal the value."),
            Member(
                "absent", \.absent, Form.list(of: .text, [("minItems", .integer(1))]).omittingEmpty,
                "Counter-phrases: one of them in the page's main content contradicts the claim."),
            Member(
                "status", \.status, .integer(100...599), "The status that the source's address must answer with."),
            Member("heading", \.heading, .text, "The heading below which to look."),
            Member(
                "mention", \.isMention, Form.flag.omittingEmpty,
                "True when the source is only cited and nothing on it is checked."),
        ]
    ) { evidence, reading in
        evidence.location = reading.location
    }

    /// True unless the evidence only cites (a `mention`: the source is named, and nothing on it can be held against the claim).
    package var isCheckable: Bool { !isMention }

    /// True when nothing but counter-phrases is asked for: it guards the claim and supports no value.
    package var onlyWatches: Bool {
        let sought = [quote, pointer, pattern]
        return !absent.isEmpty && status == nil && sought.allSatisfy { $0 == nil }
    }
}

extension Evidence {
    package init(
        source: String, field: String? = nil, quote: String? = nil, pointer: String? = nil, pattern: String? = nil,
        absent: [String] = [], status: Int? = nil, heading: String? = nil, location: Location = Location(file: "")
    ) {
        self.source = source
        self.field = field
        self.quote = quote
        self.pointer = pointer
        self.pattern = pattern
        self.absent = absent
        self.status = status
        self.heading = heading
        self.location = location
    }
}
