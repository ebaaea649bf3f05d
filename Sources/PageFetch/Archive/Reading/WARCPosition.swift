/// A position in a WARC file from which reading can start.
package struct WARCPosition: Sendable, Hashable, CustomStringConvertible {
    /// The byte of the file at which the gzip member begins; nil in files that are not compressed.
    var member: UInt64?
    /// Decompressed bytes after the beginning of the member, or of the file.
    var offset: UInt64 = 0

    /// `byte 512`, or `byte 40 of the gzip member at byte 512`.
    package var description: String {
        "byte \(offset)" + (member.map { " of the gzip member at byte \($0)" } ?? "")
    }
}
