import SurveyModel
import SurveySupport

/// A source as it is cited: one of the pages behind an address with `{value}` is a citation of its own.
struct Citation {
    private let sources: SourceTable
    private let index: Int
    /// What stands for `{value}`; nil for the source as a whole.
    private let value: String?

    fileprivate init(_ index: Int, in sources: SourceTable, value: String? = nil) {
        self.index = index
        self.sources = sources
        self.value = value
    }

    var source: Source { _read { yield sources[index] } }

    /// The source's id, and the value for one of the pages behind `{value}`.
    var id: String { value.map { source.id + "\n" + $0 } ?? source.id }

    /// The label of its footnote: letters, digits and hyphens of the id, which every reader of footnotes takes. It is the same in
    /// every document and every edition, so that a new source changes no other line.
    var name: String {
        let id = id
        let isLabel = id.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0.isASCIIAlphanumeric && !$0.isASCIICapital }
        return isLabel ? id : String(id.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    }

    var title: String {
        (source.title.isEmpty ? source.id : source.title) + (value.map { ": " + $0 } ?? "")
    }

    /// The address of the page.
    var address: String { value.map { Source.address(source.url, of: $0) } ?? source.url }

    /// Nil where documents may not link to the address.
    var target: LinkDestination? { LinkDestination(address) }
}

extension SurveyIndex {
    /// The source as a whole; nil when no file defines it.
    func citation(of source: String) -> Citation? { sources.index(of: source).map { Citation($0, in: sources) } }

    /// The pages that a claim cites, in the order of its evidence, each once; sources that no file defines are left out.
    func citations(of owner: ClaimOwner) -> [Citation] {
        owner.claim.evidence.compactMap { evidence -> Citation? in
            guard let index = sources.index(of: evidence.source) else { return nil }
            let value = sources[index].isTemplate ? owner.claim.field(for: evidence)?.value.text : nil
            return Citation(index, in: sources, value: value)
        }.withoutRepetitions
    }
}

extension [Citation] {
    /// Each once, where it stands first.
    var withoutRepetitions: [Citation] {
        count < 2 ? self : withoutRepetitions(of: \.id)
    }
}
