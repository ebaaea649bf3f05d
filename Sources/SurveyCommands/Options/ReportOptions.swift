import ArgumentParser
import DriftCheck
import Reports
import SurveyModel
import SurveySupport

/// How a report of a check is given out: shared by `check` and `report merge`.
struct ReportOptions: ParsableArguments {
    @Option(help: "Format on stdout.")
    var format: ReportFormat = .text
    @Option(help: ArgumentHelp("Also write the report to a file: .json, .md, .sarif, .xml or .txt.", valueName: "file"))
    var report: [String] = []
    @Flag(help: "List every undecided claim.") var verbose = false

    mutating func validate() throws {
        for path in report where ReportFormat(fileName: path) == nil {
            throw ValidationError("the ending of '\(path)' names no format; use .json, .md, .sarif, .xml or .txt")
        }
    }

    /// A file that is no report of ours ends the command before anything is fetched.
    func requireReplaceableFiles() throws {
        for path in report { try ReportFile(path).mayBeReplaced() }
    }

    /// What a run concluded until a signal ended it. Neither stdout nor files get it, where it would pass for a whole report.
    ///
    /// - Parameter kept: the folder that has what the run has learned; nil where that was not to be kept.
    func tellInterrupted(
        _ result: CheckResult, kept: String?, through stage: Pipeline.ReportStage
    ) throws(JSONNodeEncoder.Failure) {
        let (read, all) = (result.fetched, result.planned)
        let state = kept.map { "what they taught is kept in \($0)" } ?? "a replay keeps nothing"
        Console.printError(
            "\ninterrupted by \(Interruption.name): \(read) of \(Counted.of(all, "address")) \(all == 1 ? "was" : "were") read; \(state). Claims that need the "
                + "others are left out, and no report, recording or correction replaces an earlier one. To go on, run the same "
                + "command again: pages that have not changed since are asked for, but not sent again.\n\n"
                + (try stage.run(.init(report: result.report, format: .text, style: ReportStyle(isVerbose: verbose)))))
    }

    /// A run that could not tell says so in one sentence; its text report would only repeat it for every claim.
    func publish(
        _ report: CheckReport, isBlind: Bool, usesColor: Bool, through stage: Pipeline.ReportStage
    ) throws {
        let style = ReportStyle(usesColor: usesColor, isVerbose: verbose)
        if !isBlind || format != .text || verbose {
            Console.printResult(try stage.run(.init(report: report, format: format, style: style)))
        }
        for path in self.report {
            guard let format = ReportFormat(fileName: path) else { continue }
            do {
                try ReportFile(path).write(stage.run(.init(report: report, format: format)))
            } catch {
                Console.fail("\(error)")
            }
        }
    }
}

extension ReportFormat: ExpressibleByArgument {}
