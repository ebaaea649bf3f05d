import ArgumentParser
import SurveyModel
import SurveyRender
import SurveySupport

/// Where files go to: shared by `render` and `codegen`.
struct OutputOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Folder to write to.", valueName: "dir")) var output = usualOutput
    @Flag(help: "Write nothing; say which files are stale and end with 1 if any is.") var check = false
    @Flag(help: "Say of every provider that a target cannot hold why not.") var verbose = false
    @Flag(help: "Overwrite files that this tool has not generated.") var replaceForeign = false

    private static let usualOutput = "output"

    var isUsualOutput: Bool { output == Self.usualOutput }

    /// What goes into one folder.
    struct FolderFiles {
        var folder: String
        var files: [RenderedFile]
        /// The groups of which `files` holds every target.
        var complete: Set<RenderedFile.Group>

        init(_ folder: String, _ files: [RenderedFile], complete: Set<RenderedFile.Group> = []) {
            self.folder = folder
            self.files = files
            self.complete = complete
        }
    }

    /// Ends the command where templates or types cannot be read.
    func reading<Value>(_ read: () throws -> Value) throws -> Value {
        do {
            return try read()
        } catch {
            Console.printError("error: \(error)")
            throw ExitCode.invalid
        }
    }

    /// Ends the command where files cannot be made of the survey.
    func making<Input>(
        _ stage: Stage<Input, [RenderedFile], RenderFailure>, of input: Input
    ) throws -> [RenderedFile] {
        do {
            return try stage.run(input)
        } catch {
            guard !error.isUsage else {
                let faults = error.diagnostics.map { $0.summary + ($0.suggestion.map { "; \($0)" } ?? "") }
                throw ValidationError(faults.joined(separator: "\n"))
            }
            Console.printError("\(error)")
            throw ExitCode.invalid
        }
    }

    /// Writes or compares the files of each folder, and says what was done.
    func finish(_ pipeline: Pipeline, _ folders: [FolderFiles]) throws {
        if verbose { printNotes(of: folders.flatMap(\.files)) }
        do {
            if check { try compare(folders, pipeline.compare) } else { try write(folders, pipeline.write) }
        } catch let failure as OutputFailure {
            Console.printError("error: \(failure)")
            throw ExitCode.files
        }
    }

    private func compare(
        _ folders: [FolderFiles], _ stage: Stage<[Pipeline.WriteInput], [OutputWriter.Staleness], OutputFailure>
    ) throws {
        let found = try stage.run(folders.map(input))
        let lines = zip(folders, found).flatMap { each, staleness in
            staleness.lines(below: each.folder + "/")
        }
        guard !lines.isEmpty else {
            Console.printError(
                "\(Counted.of(folders.map(\.files.count).reduce(0, +), "file")) fresh" + leftOut(of: folders))
            return
        }
        lines.forEach(Console.printResult)
        Console.printError("run the same command without --check to bring them up to date")
        throw ExitCode.drift
    }

    private func input(for files: FolderFiles) -> Pipeline.WriteInput {
        Pipeline.WriteInput(
            writer: OutputWriter(directory: files.folder, keepsManifest: files.folder == output), files: files.files,
            complete: files.complete, replacesForeign: replaceForeign)
    }

    private func write(
        _ folders: [FolderFiles], _ stage: Stage<Pipeline.WriteInput, OutputWriter.Report, OutputFailure>
    ) throws {
        var written = 0
        var unchanged = 0
        for each in folders {
            let report = try stage.run(input(for: each))
            for path in report.written { Console.printResult("wrote \(each.folder)/\(path)") }
            for path in report.removed { Console.printResult("removed \(each.folder)/\(path)") }
            written += report.written.count
            unchanged += report.unchanged.count
        }
        Console.printError("\(Counted.of(written, "file")) written, \(unchanged) unchanged" + leftOut(of: folders))
    }

    private func printNotes(of files: [RenderedFile]) {
        for file in files {
            for note in file.notes { Console.printError("\(file.target): \(note)") }
        }
    }

    /// How many providers are not in every target; empty where there is nothing to tell, or all of it has been told.
    private func leftOut(of folders: [FolderFiles]) -> String {
        let files = folders.flatMap(\.files)
        let providers = Set(files.flatMap(\.notes).compactMap(\.provider))
        guard !verbose, !providers.isEmpty else { return "" }
        let targets = Set(files.map(\.target)).count
        return
            "; \(Counted.of(targets, "target")), \(Counted.of(providers.count, "provider")) left out of some: --verbose"
    }
}
