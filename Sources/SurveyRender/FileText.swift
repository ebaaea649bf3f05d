/// The text of a generated file: as it stands, or made piece by piece whenever somebody reads it. The largest files of a large
/// survey take more memory than the survey, so nobody holds one of them whole.
package struct FileText: Sendable {
    private let make: @Sendable (_ take: (String) -> Void) -> Void

    package init(_ text: String) {
        make = { take in take(text) }
    }

    /// - Parameter make: hands over the pieces in their order, the same ones each time.
    package init(pieces make: @escaping @Sendable (_ take: (String) -> Void) -> Void) { self.make = make }

    package func forEachPiece(_ take: (String) -> Void) { make(take) }

    package var whole: String {
        var text = ""
        make { text += $0 }
        return text
    }
}
