import DriftCheck
import PageFetch
import SurveyModel
import SurveySupport

/// Finds a value in a registry: members that hold it, and members that are named by it.
struct PointerProposals {
    /// Nodes looked at; catalogs have some tens of thousands.
    private static let mostNodes = 2_000_000
    private static let mostPlaces = 400

    let request: CitationRequest
    let page: Page
    let document: JSONNode

    func answer() -> CitationAnswer {
        guard request.seeksValue else {
            return .missing(
                reason: "a registry says nothing about '\(request.sought)'", nearest: nil, similarity: nil, heading: nil
            )
        }
        let pointers = pointers()
        let best = pointers.sorted {
            (rank($0), $0.tokens.count, $0.description) < (rank($1), $1.tokens.count, $1.description)
        }
        let read = ReadPage(page, tasks: [request.task(request.evidence(pointer: ""))])
        var proposals: [CitationProposal] = []
        for pointer in best where proposals.count < CitationSearch.limit {
            let evidence = request.evidence(pointer: pointer.description)
            guard EvidenceCheck(page: read, anchor: nil).check(request.task(evidence)).outcome == .verified else {
                continue
            }
            let written = pointer.resolve(in: document).map(JSONWriter.writeInline) ?? ""
            proposals.append(
                CitationProposal(evidence: evidence, count: 1, kind: "pointer", excerpt: String(written.prefix(160))))
        }
        guard proposals.isEmpty else { return .proposals(proposals, places: pointers.count) }
        let keys = (document.members ?? []).map(\.key)
        let nearest = NearMiss.suggestion(request.field.value.text, in: keys)
        return .missing(
            reason: "'\(request.sought)' stands nowhere in the document", nearest: nearest, similarity: nil,
            heading: nil)
    }

    /// The provider's own members first, those named by the value before those that hold it.
    private func rank(_ pointer: JSONPointer) -> Int {
        let path = pointer.description.lowercased()
        let isOwn = request.names.contains { !$0.isEmpty && path.contains($0.lowercased()) }
        return (isOwn ? 0 : 2) + (pointer.tokens.last == request.field.value.text ? 0 : 1)
    }

    /// Breadth first, so that the shortest ways come first.
    private func pointers() -> [JSONPointer] {
        let value = request.field.value
        let texts: Set<String> = [
            value.text, value.text + "/", value.text.hasSuffix("/") ? String(value.text.dropLast()) : value.text,
        ]
        var found: [JSONPointer] = []
        var queue: [(node: JSONNode, pointer: JSONPointer)] = [(document, JSONPointer(tokens: []))]
        var next = 0
        while next < queue.count, next < Self.mostNodes, found.count < Self.mostPlaces {
            let (node, pointer) = queue[next]
            next += 1
            for member in node.members ?? [] {
                let own = pointer.appending(member.key)
                if member.key == value.text || member.value.string.map(texts.contains) == true { found.append(own) }
                if member.value.array?.contains(where: { $0.string.map(texts.contains) == true }) == true {
                    found.append(own)
                }
                if member.value.members != nil || member.value.array != nil { queue.append((member.value, own)) }
            }
            for (offset, element) in (node.array ?? []).enumerated()
            where element.members != nil || element.array != nil {
                queue.append((element, pointer.appending(offset)))
            }
        }
        return found
    }
}
