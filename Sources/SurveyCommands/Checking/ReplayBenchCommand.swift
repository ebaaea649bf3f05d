import ArgumentParser
import DriftCheck
import Foundation
import SurveyModel
import SurveySupport

/// For `make replay-bench`; hidden, because it judges the engine and not a survey.
struct ReplayBenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay-bench",
        abstract: "Run a replay set of page edits through the check, and write what it says of each.",
        discussion: "The format of a set, and how answers are scored, stand in docs/drift-quality.md.",
        shouldDisplay: false)

    @Argument(help: "Folder with set.json and its pages.") var set: String
    @Argument(help: "File to write the answers to.") var out: String

    func run() async throws {
        let folder = URL(filePath: set)
        let document = try JSONParser.parse([UInt8](try Data(contentsOf: folder.appending(path: "set.json"))))
        let readFile: @Sendable (String) -> [UInt8]? = { path in
            // A set comes from elsewhere: its paths stay below its folder.
            let isPlain = !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
            return isPlain ? (try? Data(contentsOf: folder.appending(path: path))).map { [UInt8]($0) } : nil
        }
        let replaySet: ReplaySet
        do throws(JSONNodeDecoder.Failure) {
            replaySet = try JSONNodeDecoder.decode(from: document)
        } catch {
            throw ValidationError("\(Location(file: "\(set)/set.json", position: error.position)): \(error.reason)")
        }
        let answers = await Pipeline().replayBench.run(.init(set: replaySet, readFile: readFile))
        try GeneratedText.write(JSONWriter.write(encoding: answers), to: out)
        Console.printError("\(Counted.of(answers.count, "answer")) in \(out)")
    }
}
