/// The text of a generated file: as it stands, or made piece by piece whenever somebody reads it. The largest files of a large
/// survey take more memory than the survey, so nobody holds one of them whole.
package struct FileText: Sendable {
    /// Hands over the pieces in their order, the same ones each time.
    package typealias Pieces = @Sendable (_ take: (String) -> Void) -> Void

    private let start: Pieces
    /// What stands behind the start; nil for most files.
    let ending: SharedEnding?

    package init(_ text: String, ending: SharedEnding? = nil) {
        start = { take in take(text) }
        self.ending = ending
    }

    package init(pieces: @escaping Pieces) {
        start = pieces
        ending = nil
    }

    package func forEachPiece(_ take: (String) -> Void) {
        start(take)
        ending?.forEachPiece(take)
    }

    func forEachPieceOfStart(_ take: (String) -> Void) { start(take) }

    package var whole: String {
        var text = ""
        forEachPiece { text += $0 }
        return text
    }
}

/// The end that several files have. Where they are compared together, it is made once for all of them.
package final class SharedEnding: Sendable {
    let forEachPiece: FileText.Pieces

    package init(pieces: @escaping FileText.Pieces) { forEachPiece = pieces }
}
