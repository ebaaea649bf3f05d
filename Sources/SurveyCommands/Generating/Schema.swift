import ArgumentParser
import SurveyModel
import SurveySupport

struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Write the JSON Schemas of the data and of catalog.json.",
        discussion: """
            They go to the folder 'schema' of the data, and follow from the declarations that its reader uses, too. \
            Editors take them for completion.

            EXAMPLE
              $ provider-survey schema
              $ provider-survey schema --check
            """)

    @OptionGroup var survey: SurveyOptions
    @Flag(help: "Write nothing; say which files are stale and end with 1 if any is.") var check = false

    func run() throws {
        let folder = survey.data + "/schema"
        let files = survey.pipeline.describe.run(()).map { schema in
            (path: "\(folder)/\(schema.name).schema.json", bytes: Array(JSONWriter.write(schema.document).utf8))
        }
        let stale = files.filter { (try? WholeFile.read($0.path)) != $0.bytes }
        if check { return try report(stale.map(\.path), of: files.count) }
        try FolderLock.make(folder)
        let lock = try FolderLock(folder)
        for file in stale {
            try lock.replace(file.path, with: file.bytes)
            Console.printResult("wrote \(file.path)")
        }
        Console.printError("\(Counted.of(stale.count, "file")) written, \(files.count - stale.count) unchanged")
    }

    private func report(_ stale: [String], of count: Int) throws {
        guard !stale.isEmpty else { return Console.printError("\(Counted.of(count, "file")) fresh") }
        for path in stale { Console.printResult("stale: \(path)") }
        Console.printError("run the same command without --check to bring them up to date")
        throw ExitCode.drift
    }
}
