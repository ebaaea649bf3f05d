import ArgumentParser
import Foundation
import ShippedSurvey
import SurveyModel
import SurveySupport

/// Where the survey lies, and how to speak to the terminal: shared by every command.
struct SurveyOptions: ParsableArguments {
    @Option(
        name: .customLong("data"),
        help: ArgumentHelp("Folder of the survey. (default: \(Self.usualFolder))", valueName: "dir"),
        completion: .directory)
    var namedFolder: String?

    @Option(help: "Colour; NO_COLOR is honoured.")
    var color: ColorChoice = .auto

    @Option(help: .hidden)
    var today: SurveyDate?

    /// No option: the stages that the command is made of, which tests replace.
    var pipeline = Pipeline()

    private enum CodingKeys: CodingKey { case namedFolder, color, today }

    static let usualFolder = "data"

    /// The folder of the survey, named or not.
    var data: String { namedFolder ?? Self.usualFolder }

    var isUsualFolder: Bool { data == Self.usualFolder }

    var currentDay: SurveyDate { today ?? SurveyDate(secondsSince1970: Int(Date().timeIntervalSince1970)) }

    /// Seconds since 1970; noon of the day where one was named.
    var now: Int { today.map { $0.daysSince1970 * 86_400 + 43_200 } ?? Int(Date().timeIntervalSince1970) }

    /// The survey that the tool was built with, unless a folder is named: for commands that work on the files of others, or
    /// on none.
    func loadShippedUnlessNamed(asOf: SurveyDate? = nil) throws -> Survey {
        guard namedFolder == nil else { return try load(asOf: asOf) }
        let loaded = pipeline.load.run(
            .init(files: .read(ShippedFiles.data), today: currentDay, asOf: asOf, validates: false))
        guard let survey = loaded.survey else {
            Console.printError("error: this tool was built without a survey; name one with --data")
            throw ExitCode.invalid
        }
        return survey
    }

    /// The survey in the folder; where none is named and there is no survey here, the one that the tool was built with: for
    /// commands that show it.
    func loadForReading() throws -> Survey {
        guard namedFolder == nil, !FileManager.default.fileExists(atPath: data + "/survey.json") else {
            return try load()
        }
        let shipped = try loadShippedUnlessNamed()
        let newest = shipped.sources.map(\.asOf).max()
        Console.printError(
            "no \(data)/survey.json here: this is the survey that the tool was built with"
                + (newest.map { ", of \($0)" } ?? ""))
        return shipped
    }

    /// The files of the survey, valid or not; ends with exit code 2 where there are none.
    func files() throws -> [SurveyLoader.File] { try listing { try SurveyLoader.files(in: $0) } }

    /// Reads and validates the survey; on errors prints them and ends with exit code 2.
    func load(asOf: SurveyDate? = nil) throws -> Survey {
        try load(.paths(listing { try SurveyLoader.paths(in: $0) }), asOf: asOf)
    }

    /// The same, with the files that it was read from: for commands that edit them, or look into their past.
    func loadWithFiles(asOf: SurveyDate? = nil) throws -> (survey: Survey, files: [SurveyLoader.File]) {
        let files = try files()
        return (try load(.read(files), asOf: asOf), files)
    }

    private func load(_ files: Pipeline.SurveyFiles.Files, asOf: SurveyDate?) throws -> Survey {
        let loaded = pipeline.load.run(.init(files: files, today: currentDay))
        guard let survey = loaded.survey, loaded.isValid else {
            let errors = loaded.diagnostics.filter { $0.severity == .error }
            for error in errors { Console.printError(error.line) }
            Console.printError("\(Counted.of(errors.count, "error")) in the survey; nothing was done")
            throw ExitCode.invalid
        }
        guard let asOf else { return survey }
        guard let earlier = pipeline.load.run(.init(files: files, today: currentDay, asOf: asOf)).survey else {
            Console.printError("error: the survey cannot be read as of \(asOf)")
            throw ExitCode.invalid
        }
        return earlier
    }

    /// Ends the command where the folder of the survey cannot be read.
    func listing<Value>(_ list: (_ folder: String) throws -> Value) throws -> Value {
        do { return try list(data) } catch {
            Console.printError("error: \(error)")
            throw ExitCode.invalid
        }
    }
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
}

extension SurveyDate: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
    package var defaultValueDescription: String { description }
}
