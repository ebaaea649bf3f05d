import SurveyModel
import SurveySupport

/// A file that `--report` names: written whole, and only where nothing or an earlier report stands.
struct ReportFile {
    private let path: String

    init(_ path: String) { self.path = path }

    /// A mistyped name must not cost somebody a file of theirs; said before anything is fetched.
    func mayBeReplaced() throws(FileProblem) {
        guard let bytes = try WholeFile.readIfPresent(path), !bytes.isEmpty else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        let isReport = Self.signs.contains(where: text.contains) || text.contains(Self.counts)
        if !isReport { throw FileProblem(path, .foreign) }
    }

    func write(_ text: String) throws(FileProblem) {
        try mayBeReplaced()
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        try FolderLock(folder).replace(path, with: Array(text.utf8))
    }

    /// What only reports hold, one for each format.
    private static let signs = [
        "\"checkedAt\":", "# Drift check, ", "\"name\": \"provider-survey\"", "name=\"provider-survey check\"",
    ]
    /// The last two lines of a text report.
    private static var counts: Regex<Substring> { /\b[0-9]+ claims?: [^\n]*\n[0-9]+ sources?: [^\n]*\n$/ }
}
