import SurveySupport

/// A text that an option names the file of: written whole.
enum GeneratedText {
    static func write(_ text: String, to path: String) throws(FileProblem) {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        try FolderLock(folder).replace(path, with: Array(text.utf8))
    }
}
