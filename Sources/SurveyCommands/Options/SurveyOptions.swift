import ArgumentParser
import Foundation
import ShippedSurvey
import SurveyModel
import SurveySupport

/// Where the survey lies, and how to speak to the terminal: shared by every command.
struct SurveyOptions: ParsableArguments {
    @Option(
        name: .customLong("data"),
        help: ArgumentHelp("Folder of the survey. (default: \(Self.usualFolder))", valueName: "dir"))
    var namedFolder: String?

    @Option(help: "Colour; NO_COLOR is honoured.")
    var color: ColorChoice = .auto

    @Option(help: .hidden)
    var today: SurveyDate?

    /// No option: the stages that the command is made of, which tests replace.
    var pipeline = Pipeline()

    private enum CodingKeys: CodingKey { case namedFolder, color, today }

    private static let usualFolder = "data"

    /// The folder of the survey, named or not.
    var data: String { namedFolder ?? Self.usualFolder }

    var isUsualFolder: Bool { data == Self.usualFolder }

    var currentDay: SurveyDate { today ?? SurveyDate(secondsSince1970: Int(Date().timeIntervalSince1970)) }

    /// Seconds since 1970; noon of the day where one was named.
    var now: Int { today.map { $0.daysSince1970 * 86_400 + 43_200 } ?? Int(Date().timeIntervalSince1970) }

    /// The survey that the tool was built with, unless a folder is named: for commands that work on the files of others, or
    /// on none.
    func loadShippedUnlessNamed(asOf: SurveyDate? = nil) throws -> LoadedSurvey {
        guard namedFolder == nil else { return try load(asOf: asOf) }
        let files = ShippedFiles.data
        let loaded = pipeline.load.run(.init(files: files, today: currentDay, asOf: asOf, validates: false))
        guard let survey = loaded.survey else {
            Console.printError("error: this tool was built without a survey; name one with --data")
            throw ExitCode.invalid
        }
        return LoadedSurvey(survey: survey, documents: loaded.documents, files: files)
    }

    /// The survey in the folder; where none is named and there is no survey here, the one that the tool was built with: for
    /// commands that show it.
    func loadForReading() throws -> LoadedSurvey {
        guard namedFolder == nil, !FileManager.default.fileExists(atPath: data + "/survey.json") else { return try load() }
        let shipped = try loadShippedUnlessNamed()
        let newest = shipped.survey.sources.map(\.asOf).max()
        Console.printError(
            "no \(data)/survey.json here: this is the survey that the tool was built with"
                + (newest.map { ", of \($0)" } ?? ""))
        return shipped
    }

    /// The files of the survey, valid or not; ends with exit code 2 where there are none.
    func files() throws -> [SurveyLoader.File] {
        do {
            return try SurveyLoader.files(in: data)
        } catch {
            Console.printError("error: \(error)")
            throw ExitCode.invalid
        }
    }

    /// Reads and validates the survey; on errors prints them and ends with exit code 2.
    func load(asOf: SurveyDate? = nil) throws -> LoadedSurvey {
        let files = try files()
        let loaded = pipeline.load.run(.init(files: files, today: currentDay))
        guard let survey = loaded.survey, loaded.isValid else {
            let errors = loaded.diagnostics.filter { $0.severity == .error }
            for error in errors { Console.printError(error.line) }
            Console.printError("\(Counted.of(errors.count, "error")) in the survey; nothing was done")
            throw ExitCode.invalid
        }
        guard let asOf else { return LoadedSurvey(survey: survey, documents: loaded.documents, files: files) }
        let earlier = pipeline.load.run(.init(files: files, today: currentDay, asOf: asOf))
        guard let survey = earlier.survey else {
            Console.printError("error: the survey cannot be read as of \(asOf)")
            throw ExitCode.invalid
        }
        return LoadedSurvey(survey: survey, documents: earlier.documents, files: files)
    }
}

/// A valid survey together with the files it was read from.
struct LoadedSurvey {
    var survey: Survey
    var documents: [String: JSONNode]
    var files: [SurveyLoader.File]
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
}

extension SurveyDate: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
    package var defaultValueDescription: String { description }
}
