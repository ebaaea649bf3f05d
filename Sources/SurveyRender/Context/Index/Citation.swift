import SurveyModel
import SurveySupport

/// A source as it is cited, with what documents show of it: one of the pages behind an address with `{value}` is a citation of
/// its own.
final class Citation: Sendable {
    /// The source's id, and the value for one of the pages behind `{value}`.
    let id: String
    /// The label of its footnote: the source's id, and the value for one of the pages behind `{value}`. It is the same in
    /// every document and every edition, so that a new source changes no other line.
    let name: String
    /// The id of the source.
    let source: String
    let publisher: String
    let kind: Source.Kind
    let asOf: SurveyDate
    let note: String?
    let unverifiable: Source.Unverifiable.Reason?
    let title: String
    /// The address of the page.
    let address: String

    fileprivate init(_ source: Source, value: String?) {
        id = value.map { source.id + "\n" + $0 } ?? source.id
        self.source = source.id
        publisher = source.publisher
        kind = source.kind
        asOf = source.asOf
        note = source.note
        unverifiable = source.unverifiable?.reason
        name = Self.label(value.map { source.id + "-" + $0 } ?? source.id)
        title = (source.title.isEmpty ? source.id : source.title) + (value.map { ": " + $0 } ?? "")
        address = value.map { Source.address(source.url, of: $0) } ?? source.url
    }

    /// Nil where documents may not link to the address.
    var target: LinkDestination? { LinkDestination(address) }

    /// Lower-case ASCII letters, digits and hyphens, which every reader of footnotes takes.
    private static func label(_ text: String) -> String {
        let isLabel = text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0.isASCIIAlphanumeric && !$0.isASCIICapital }
        if isLabel { return text }
        return String(text.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    }
}

/// The citations of a survey. Those of whole sources are made once for all documents.
struct CitationTable: Sendable {
    /// Of the sources as a whole, by their ids.
    private let citations: [String: Citation]
    /// The sources whose address holds `{value}`, by their ids.
    private let templates: [String: Source]

    /// Of a repeated id, the first.
    init(_ sources: [Source]) {
        let citations = Parallel.map(sources) { ($0.id, Citation($0, value: nil)) }
        self.citations = Dictionary(citations) { first, _ in first }
        templates = Dictionary(sources.filter(\.isTemplate).map { ($0.id, $0) }) { first, _ in first }
    }

    /// The source as a whole; nil when no file defines it.
    func citation(of source: String) -> Citation? { citations[source] }

    /// What a claim cites, in the order of its evidence, each once.
    func list(_ claim: Claim) -> [Citation] {
        claim.evidence.compactMap { evidence -> Citation? in
            guard let template = templates[evidence.source], let value = claim.field(for: evidence)?.value.text else {
                return citation(of: evidence.source)
            }
            return Citation(template, value: value)
        }.withoutRepetitions
    }
}

extension [Citation] {
    /// Each once, where it stands first.
    var withoutRepetitions: [Citation] {
        var seen: Set<String> = []
        return count < 2 ? self : filter { seen.insert($0.id).inserted }
    }
}
