import ArgumentParser
import Foundation
import SurveyModel
import SurveySupport

/// The two streams: results on stdout, everything else on stderr.
///
/// Whatever a terminal would obey is taken out here once more, whoever the text comes from; only our own colours stay.
enum Console {
    private static let hasLostOutput = Mutex(false)

    /// Something that was asked for could not be written: the process has to end with `ExitCode.files`.
    static var hasFailed: Bool { hasLostOutput.withLock { $0 } }

    /// Where nobody can be told, there is nothing to be done.
    static func printError(_ text: String) {
        _ = SystemError.write(Array((TerminalText.lines(text) + "\n").utf8), to: STDERR_FILENO)
    }

    /// Says what could not be written, and lets the run go on to save the rest.
    static func fail(_ problem: some CustomStringConvertible) {
        printError("error: \(problem)")
        hasLostOutput.withLock { $0 = true }
    }

    /// The same, for what the run cannot do without.
    static func failure(_ problem: some CustomStringConvertible) -> ExitCode {
        fail(problem)
        return .files
    }

    /// Text for the terminal as it is, such as a line that is written over. Where the terminal is gone, nothing happens.
    static func showProgress(_ text: String) {
        _ = SystemError.write(Array(text.utf8), to: STDERR_FILENO)
    }

    /// Results; a reader that has gone away (`| head`) is no error, a full disk is.
    static func printResult(_ text: String) {
        let text = TerminalText.lines(text.hasSuffix("\n") ? text : text + "\n")
        let error = SystemError.write(Array(text.utf8), to: STDOUT_FILENO)
        if error != 0, error != EPIPE, !hasFailed {
            fail(FileProblem("stdout", .unwritable(String(cString: strerror(error)))))
        }
    }

    /// A result for programs; its first member is the version of its format.
    static func printJSON(_ members: [(String, JSONNode?)]) {
        printResult(JSONWriter.write(.object([("schemaVersion", .integer(1))] + members)))
    }

    static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether text for stdout may carry colour.
    static func usesColor(_ choice: ColorChoice) -> Bool {
        switch choice {
        case .always: return true
        case .never: return false
        case .auto:
            let environment = ProcessInfo.processInfo.environment
            return isOutputTerminal && environment["TERM"] != "dumb"
                && (environment["NO_COLOR"] ?? "").isEmpty
        }
    }

    /// Columns of the terminal, 80 where nothing is known, never more than 120.
    static var width: Int {
        let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init) ?? 80
        return min(120, max(40, columns))
    }
}
