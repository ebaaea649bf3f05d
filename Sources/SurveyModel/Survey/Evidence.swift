package import SurveySupport

/// Ties a claim to a source: where on the page, and what must or must not stand there.
package struct Evidence: Sendable, Hashable {
    /// Id of the source.
    package var source: String
    /// Which value of the claim it speaks of; nil for the principal one.
    package var field: String?
    /// A key phrase of at most about ten words that locates the statement.
    package var quote: String?
    /// JSON pointer (RFC 6901) into a registry; the value there, or the last token of the pointer, equals the claim's.
    package var pointer: String?
    /// A regular expression with one capture, which must equal the value.
    package var pattern: String?
    /// Counter-phrases; one of them in main content contradicts the claim.
    package var absent: [String]
    /// The status that the source's address must answer with.
    package var status: Int?
    /// The heading under which to look, where a page says the same thing twice.
    package var heading: String?
    package var location: Location

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

    /// True unless the evidence only cites (a `mention`: the source is named, and nothing on it can be held against the claim).
    package var isCheckable: Bool { !isMention }

    /// True when nothing but counter-phrases is asked for: it guards the claim and supports no value.
    package var onlyWatches: Bool {
        let sought = [quote, pointer, pattern]
        return !absent.isEmpty && status == nil && sought.allSatisfy { $0 == nil }
    }

    /// A citation without anything to look for: marked with `"mention": true` in the data.
    package var isMention: Bool = false
}
