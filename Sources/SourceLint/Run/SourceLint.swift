import SurveyModel
import SurveySupport

/// Holds source trees against a survey.
package struct SourceLint: Sendable {
    package struct Options: Sendable {
        /// Tests, fixtures and recorded answers, too.
        package var includesTests = false

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
        let tree = SourceTree(includesTests: options.includesTests)
        let (parts, counts) = tree.visit(paths, [LintFinding]()) { findings, file, bytes in
            findings += self.findings(in: bytes, file)
        }
        return LintReport(
            findings: named(parts.flatMap { $0 }.sorted(by: LintFinding.precedes)), files: counts.files,
            bytes: counts.bytes, oversized: counts.oversized, unreadable: counts.unreadable)
    }

    /// The findings in one text that stands nowhere.
    package func findings(in text: [UInt8], path: String) -> [LintFinding] {
        named(text.withUnsafeBytes { findings(in: $0, SourceFile(path)) }.sorted(by: LintFinding.precedes))
    }

    private func findings(in bytes: UnsafeRawBufferPointer, _ file: SourceFile) -> [LintFinding] {
        var hits: [(needle: Int, offset: Int)] = []
        needles.scanner.scan(bytes) { hits.append(($0, $1)) }
        // Nearly all files end here.
        if hits.isEmpty { return [] }
        return FileLint(needles, text: SourceText(Array(bytes), file: file), hits: hits).findings()
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
