/// Sources by their ids; of a repeated id, the first.
package struct SourceTable: Sendable {
    private let sources: [Source]
    private let indexes: [String: Int]

    package init(_ sources: [Source] = []) {
        self.sources = sources
        indexes = Dictionary(sources.enumerated().map { ($1.id, $0) }) { first, _ in first }
    }

    package subscript(id: String) -> Source? { index(of: id).map { sources[$0] } }

    package func index(of id: String) -> Int? { indexes[id] }

    /// The source where it stands: it is long to copy.
    package subscript(index: Int) -> Source { _read { yield sources[index] } }
}
