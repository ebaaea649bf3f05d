import ArgumentParser
import DriftCheck
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
        try GeneratedText.write(text, to: path)
    }

    /// The JSON report that stands there. A file that is none ends the command with a message that names where in it.
    func read() throws -> CheckReport {
        let bytes = try WholeFile.read(path)
        do {
            return try JSONNodeDecoder.decode(from: JSONParser.parse(bytes))
        } catch let failure as JSONParser.Failure {
            throw refused(failure.reason, at: failure.position)
        } catch let failure as JSONNodeDecoder.Failure {
            throw refused(failure.reason, at: failure.position)
        }
    }

    private func refused(_ reason: String, at position: SourcePosition) -> ExitCode {
        let location = Location(file: path, position: position)
        Console.printError(Diagnostic(rule: "invalid-report", at: location, reason).line)
        return .files
    }

    /// What only reports hold, one for each format.
    private static let signs = [
        "\"checkedAt\":", "# Drift check, ", "\"name\": \"provider-survey\"", "name=\"provider-survey check\"",
    ]
    /// The last two lines of a text report.
    private static var counts: Regex<Substring> { /\b[0-9]+ claims?: [^\n]*\n[0-9]+ sources?: [^\n]*\n$/ }
}
