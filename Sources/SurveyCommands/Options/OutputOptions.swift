import ArgumentParser
import SurveyModel
import SurveyRender
import SurveySupport

/// Where templates come from and files go to: shared by `render` and `codegen`.
struct OutputOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Folder of the templates.", valueName: "dir")) var templates = "templates"
    @Option(help: ArgumentHelp("Folder to write to.", valueName: "dir")) var output = "output"
    @Flag(help: "Write nothing; say which files are stale and end with 1 if any is.") var check = false
    @Flag(help: "Say of every provider that a target cannot hold why not.") var verbose = false
    @Flag(help: "Overwrite files that this tool has not generated.") var replaceForeign = false

    func loadTemplates() throws -> [TemplateFile] {
        do {
            return try TemplateFile.load(from: templates)
        } catch {
            Console.printError("error: \(error)")
            throw ExitCode.invalid
        }
    }

    /// Writes or compares the files, and says what was done. `group` is complete when no targets were named.
    func finish(_ files: [RenderedFile], group: RenderedFile.Group, isComplete: Bool) throws {
        for file in files where !file.notes.isEmpty { printNotes(of: file) }
        let writer = OutputWriter(directory: output)
        let complete: Set<RenderedFile.Group> = isComplete ? [group] : []
        do {
            if check {
                try report(writer.check(files, complete: complete), of: files.count)
            } else {
                report(try writer.write(files, complete: complete, replacingForeign: replaceForeign))
            }
        } catch let failure as OutputFailure {
            Console.printError("error: \(failure)")
            throw ExitCode.files
        }
    }

    private func printNotes(of file: RenderedFile) {
        if verbose {
            for note in file.notes { Console.printError("\(file.target): \(note)") }
        } else {
            Console.printError(
                "\(file.target): \(Counted.of(file.notes.count, "remark")); --verbose shows what was skipped and why")
        }
    }

    private func report(_ staleness: OutputWriter.Staleness, of count: Int) throws {
        guard !staleness.isFresh else {
            Console.printError("\(Counted.of(count, "file")) fresh")
            return
        }
        for line in staleness.lines { Console.printResult(line) }
        Console.printError("run the same command without --check to bring them up to date")
        throw ExitCode.drift
    }

    private func report(_ report: OutputWriter.Report) {
        for path in report.written { Console.printResult("wrote \(output)/\(path)") }
        for path in report.removed { Console.printResult("removed \(output)/\(path)") }
        Console.printError("\(Counted.of(report.written.count, "file")) written, \(report.unchanged.count) unchanged")
    }
}
