import SurveySupport

/// A text that an option names the file of: written whole.
enum GeneratedText {
    static func write(_ text: String, to path: String) throws(FileProblem) {
        try FolderLock(ofFile: path).replace(path, with: Array(text.utf8))
    }
}
