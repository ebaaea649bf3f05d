/// Sources by their ids; of a repeated id, the first.
package struct SourceTable: Sendable {
    private let sources: [Source]
    private let indexes: [String: Int]

    package init(_ sources: [Source] = []) {
        self.sources = sources
        indexes = Dictionary(sources.enumerated().map { ($1.id, $0) }) { first, _ in first }
    }

    package subscript(id: String) -> Source? { indexes[id].map { sources[$0] } }
}
