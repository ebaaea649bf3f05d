import SurveyModel
import SurveySupport

/// A source as it is cited: one of the pages behind an address with `{value}` is a citation of its own.
final class Citation: Sendable {
    /// In its table.
    let index: Int
    /// The label of its footnote: the source's id, and the value for one of the pages behind `{value}`. It is the same in
    /// every document and every edition, so that a new source changes no other line.
    let name: String
    let source: Source
    /// The source has a page for each value.
    let isTemplate: Bool
    let title: String
    /// The address of the page.
    let address: String
    /// Nil where documents may not link to the address.
    let target: LinkDestination?

    fileprivate init(index: Int, source: Source, value: String?) {
        self.index = index
        self.source = source
        name = Self.label(value.map { source.id + "-" + $0 } ?? source.id)
        isTemplate = source.isTemplate
        title = (source.title.isEmpty ? source.id : source.title) + (value.map { ": " + $0 } ?? "")
        address = value.map { Source.address(source.url, of: $0) } ?? source.url
        target = LinkDestination(address)
    }

    /// Letters, digits and hyphens, which every reader of footnotes takes.
    private static func label(_ text: String) -> String {
        String(text.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    }
}

/// The citations of a survey, each made once for all documents.
struct CitationTable: Sendable {
    /// One of the pages behind an address with `{value}`.
    private struct Page: Hashable {
        var source: String
        var value: String
    }

    /// By the source's id.
    private let sources: [String: Citation]
    private var pages: [Page: Citation] = [:]

    var count: Int { sources.count + pages.count }

    /// The sources as a whole; of a repeated id, the first.
    init(_ sources: [Source]) {
        var citations: [String: Citation] = [:]
        for source in sources where citations[source.id] == nil {
            citations[source.id] = Citation(index: citations.count, source: source, value: nil)
        }
        self.sources = citations
    }

    /// The source as a whole; nil when no file defines it.
    func citation(of source: String) -> Citation? { sources[source] }

    /// What a claim cites, in the order of its evidence, each once.
    mutating func list(_ claim: Claim) -> [Citation] {
        claim.evidence.compactMap { evidence -> Citation? in
            guard let whole = citation(of: evidence.source) else { return nil }
            guard whole.isTemplate, let value = claim.field(for: evidence)?.value.text else { return whole }
            return self.page(of: whole.source, value: value)
        }.withoutRepetitions
    }

    private mutating func page(of source: Source, value: String) -> Citation {
        let page = Page(source: source.id, value: value)
        if let citation = pages[page] { return citation }
        let citation = Citation(index: count, source: source, value: value)
        pages[page] = citation
        return citation
    }
}

extension [Citation] {
    /// Each once, where it stands first.
    var withoutRepetitions: [Citation] {
        count < 2 ? self : withoutRepetitions(of: \.index)
    }
}
