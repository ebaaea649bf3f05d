import DriftCheck
import PageMatch
package import SurveyModel
package import SurveySupport

/// What an author wants to cite: a value of a claim, or a statement for it, on one source.
package struct CitationRequest: Sendable {
    package var claim: Claim
    /// The value to find; nil where a statement alone is looked for.
    package var field: Claim.Field
    /// Words of the page that state the fact, for claims whose value no page shows.
    package var phrase: String?
    /// Counter-phrases: none of them may stand on the page.
    package var absent: [String]
    package var source: Source
    /// Names of the provider or tool, to tell its place from others'.
    package var names: [String]

    package init(
        claim: Claim, field: Claim.Field, phrase: String? = nil, absent: [String] = [], source: Source,
        names: [String] = []
    ) {
        self.claim = claim
        self.field = field
        self.phrase = phrase
        self.absent = absent
        self.source = source
        self.names = names
    }

    /// True where the value itself can be looked for.
    var seeksValue: Bool { field.value.type.standsOnPages }

    /// What is looked for, as messages call it.
    var sought: String { phrase ?? field.value.text }

    var url: String { source.fetchURL(for: source.isTemplate ? field.value.text : nil) }

    /// The request's evidence as the check would run it.
    func task(_ evidence: Evidence) -> EvidenceTask {
        EvidenceTask(claim: claim.id, number: 0, evidence: evidence, source: source, value: field.value, url: url)
    }

    /// An evidence of this request; the principal value needs no name.
    func evidence(quote: String? = nil, heading: String? = nil, pointer: String? = nil) -> Evidence {
        Evidence(
            source: source.id, field: field.path == claim.principal?.path ? nil : field.path, quote: quote,
            pointer: pointer, absent: absent, heading: heading)
    }
}

/// One way to cite, which the check has been run on: it holds today.
package struct CitationProposal: Sendable, Hashable {
    package var evidence: Evidence
    /// How often the quote stands in main content; for the value alone, how often the value does.
    package var count: Int
    /// Texts of the headings above, outermost first.
    package var heading: [String] = []
    /// `paragraph`, `code`, `cell`, `link`, `pointer`, ...
    package var kind: String
    package var row: String = ""
    package var column: String = ""
    /// The words around it.
    package var excerpt: String
    /// What an author should know before taking it.
    package var remarks: [String] = []

    /// The object to paste into `evidence`.
    package var json: JSONNode { evidence.node }
}

/// What became of a request.
package enum CitationAnswer: Sendable {
    /// Best first, at most `CitationSearch.limit`, and on how many places in all.
    case proposals([CitationProposal], places: Int)
    /// The page was read and does not say it.
    case missing(reason: String, nearest: String?, similarity: Double?, heading: String?)
    /// The page could not be read.
    case unread(reason: String)
}
