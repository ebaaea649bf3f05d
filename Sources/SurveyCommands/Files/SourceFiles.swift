import SourceLint
import SurveySupport

/// Writes corrected source files, each whole or not at all.
enum SourceFiles {
    /// Editors know no locks, so the file is looked at once more just before it is replaced.
    static func replace(_ file: LintFix.FixedFile) throws(FileProblem) {
        let lock = try FolderLock(ofFile: file.path)
        guard try WholeFile.read(file.path) == file.before else { throw FileProblem(file.path, .changedMeanwhile) }
        try lock.replace(file.path, with: file.after)
    }
}
