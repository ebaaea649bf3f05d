import SurveyModel
import SurveySupport

/// Holds source trees against a survey.
package struct SourceLint: Sendable {
    package struct Options: Sendable {
        /// Its paths are for the caller; the other members hold here.
        package var configuration = LintConfiguration()
        /// Only findings in these lines; nil for all.
        package var changes: ChangedLines?

        package init() {}
    }

    private let needles: Needles
    private let options: Options
    /// Makes a short name of parts that say what a finding is; `check` has the same for its findings.
    private let digest: @Sendable ([String]) -> String

    package init(_ needles: Needles, options: Options = Options(), digest: @escaping @Sendable ([String]) -> String) {
        self.needles = needles
        self.options = options
        self.digest = digest
    }

    /// Everything in files and folders, sorted.
    package func report(on paths: [String]) -> LintReport {
        let configuration = options.configuration
        let excluded = IgnoreChain.made(of: configuration.exclude)
        let tree = SourceTree(includesTests: configuration.includesTests) { path, isFolder in
            !(excluded?.ignores(path, isFolder: isFolder) ?? false)
        }
        let (parts, counts) = tree.visit(paths, FileFindings()) { $0.add(findings(in: $2, $1)) }
        var all = FileFindings()
        for part in parts { all.add(part) }
        // Files that are named one by one are no tree in which a header would have to stand.
        if !paths.contains(where: { EntryKind(at: $0) == .folder }) { all.unheaded = [] }
        return LintReport(
            findings: named(all.sorted.compactMap(configuration.applied))
                .filter { options.changes?.contains($0) ?? true },
            files: counts.files,
            bytes: counts.bytes, oversized: counts.oversized, unreadable: counts.unreadable)
    }

    /// The findings in one text that stands nowhere.
    package func findings(in text: [UInt8], path: String) -> [LintFinding] {
        named(text.withUnsafeBytes { findings(in: $0, SourceFile(path)) }.sorted)
    }

    private func findings(in bytes: UnsafeRawBufferPointer, _ file: SourceFile) -> FileFindings {
        var hits: [(needle: Int, offset: Int)] = []
        needles.scanner.scan(bytes) { hits.append(($0, $1)) }
        // Nearly all files end here.
        if hits.isEmpty { return FileFindings() }
        return FileLint(
            needles, text: SourceText(Array(bytes), file: file), hits: hits,
            includesTests: options.configuration.includesTests
        ).result()
    }

    /// With fingerprints: of what is said of which file, and of the how many-th time.
    private func named(_ findings: [LintFinding]) -> [LintFinding] {
        var counts: [[String]: Int] = [:]
        return findings.map { finding in
            let parts = [finding.rule.rawValue, finding.claim, finding.location.file, finding.text]
            let number = counts[parts, default: 0]
            counts[parts] = number + 1
            var finding = finding
            finding.fingerprint = digest(parts + [String(number)])
            return finding
        }
    }
}
