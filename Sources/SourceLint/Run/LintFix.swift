import SurveySupport

/// Puts the right literals in the place of those that findings name.
package struct LintFix: Sendable {
    package struct FixedFile: Sendable {
        package var path: String
        package var before: [UInt8]
        package var after: [UInt8]
    }

    package private(set) var files: [FixedFile] = []
    /// The findings that are settled by them.
    package private(set) var settled: Set<LintFinding> = []

    /// Only errors and warnings are corrected: a note says that the survey is not sure, or the text is about the old value.
    ///
    /// - Parameter read: the bytes of a file as they are now; what has changed since the search is left alone.
    package init<Failure: Error>(
        _ findings: [LintFinding], read: (_ path: String) throws(Failure) -> [UInt8]
    ) throws(Failure) {
        let certain = findings.filter { $0.replacement != nil && $0.severity != .note }
        for (path, findings) in Dictionary(grouping: certain, by: \.location.file).sorted(by: { $0.key < $1.key }) {
            add(findings, to: path, bytes: try read(path))
        }
    }

    private mutating func add(_ findings: [LintFinding], to path: String, bytes: [UInt8]) {
        var edits: [ByteEdit] = []
        var end = 0
        for finding in findings.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard let replacement = finding.replacement, finding.range.lowerBound >= end,
                finding.range.upperBound <= bytes.count, bytes[finding.range].elementsEqual(finding.text.utf8)
            else { continue }
            edits.append(ByteEdit(finding.range, replacement))
            settled.insert(finding)
            end = finding.range.upperBound
        }
        guard !edits.isEmpty, let after = ByteEdit.applied(edits, to: bytes) else { return }
        files.append(FixedFile(path: path, before: bytes, after: after))
    }

    /// As `diff -u` writes it.
    package var diff: String {
        files.map { file in
            UnifiedDiff.text(
                path: file.path, before: String(decoding: file.before, as: UTF8.self),
                after: String(decoding: file.after, as: UTF8.self))
        }.joined()
    }
}
