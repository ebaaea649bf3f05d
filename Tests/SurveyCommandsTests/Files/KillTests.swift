import Foundation
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing

/// The writing commands, each killed at steps that are spread evenly over all at which it changes a file.
/// `KILL_RUNS` says how often altogether (`make kill-test RUNS=300`).
@Suite(.timeLimit(.minutes(30))) struct KillTests {
    private static let runs = ProcessInfo.processInfo.environment["KILL_RUNS"].flatMap(Int.init) ?? 21

    @Test func `a killed run leaves every file old or new, and the next run finishes the work`() async throws {
        try await withTemporaryFolder { folder in
            let start = folder.appending(path: "start")
            try SmallSurvey.write(to: start, edition: "old")
            try SmallSurvey.copyTemplates(to: start.appending(path: "templates"))
            let keys = folder.appending(path: "keys")
            try FileManager.default.createDirectory(at: keys, withIntermediateDirectories: true)
            let pages = try SmallSurvey.pages(in: start)
            try await LoopbackSite.serving(pages, in: keys) { site in
                for command in WritingCommand.preparation(site) { try await command.succeed(in: start) }
            }
            try SmallSurvey.write(to: start, edition: "new")
            _ = try SmallSurvey.knowing(["3f9a2c71d0b4e865"], in: start)
            let killSwitch = try await KillSwitch.build(in: folder)
            try await LoopbackSite.serving(SmallSurvey.moved(pages), in: keys) { site in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    let commands = WritingCommand.all(site)
                    for command in commands {
                        group.addTask {
                            let trial = try await Trial(command, from: start, below: folder, killSwitch: killSwitch)
                            try await trial.kill(times: max(1, Self.runs / commands.count))
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }
    }
}

/// A command that writes files, and how it ends when nobody kills it.
private struct WritingCommand: Sendable {
    var arguments: [String]
    /// Files whose contents depend on how often the command ran.
    var varying: Set<String> = []

    static func preparation(_ site: LoopbackSite) -> [WritingCommand] {
        return [
            WritingCommand(arguments: ["accept", "small-1"] + SmallSurvey.today + site.options),
            WritingCommand(arguments: ["render"]), WritingCommand(arguments: ["codegen"]), publishing,
        ]
    }

    /// Writes more files than are brought to the disk one by one.
    private static let publishing = WritingCommand(arguments: ["site"] + SmallSurvey.today)

    static func all(_ site: LoopbackSite) -> [WritingCommand] {
        let live = SmallSurvey.today + site.options
        let state = ".provider-survey/state.json"
        return [
            WritingCommand(
                arguments: ["check", "--report", "run.json", "--report", "run.md", "--record", "run.warc.gz"] + live,
                varying: [state]),
            WritingCommand(arguments: ["check", "--fix"] + live, varying: [state]),
            WritingCommand(arguments: ["accept", "--all"] + live, varying: [state]),
            WritingCommand(
                arguments: ["cite", "small-1", "endpoints.global", "--source", "small-docs-1", "--write"] + live),
            WritingCommand(
                arguments: ["acknowledge", "3f9a2c71d0b4e865", "--because", "page-ambiguous", "--until", "2027-01-31"]
                    + ["--state", "known"] + SmallSurvey.today),
            WritingCommand(arguments: ["render"]), WritingCommand(arguments: ["codegen"]), publishing,
        ]
    }

    func succeed(in folder: URL) async throws {
        let run = try await Tool.run(arguments, in: folder)
        #expect(run.exitCode == 0, "\(arguments): \(run.errors)")
    }
}

/// One command, with the files before it and after it.
private struct Trial {
    private let command: WritingCommand
    private let start: URL
    private let folder: URL
    private let killSwitch: KillSwitch
    private let before: [String: Data]
    private let after: [String: Data]
    /// At how many steps the command changes a file.
    private let steps: Int

    init(_ command: WritingCommand, from start: URL, below parent: URL, killSwitch: KillSwitch) async throws {
        self.command = command
        self.start = start
        self.killSwitch = killSwitch
        folder = parent.appending(path: "work-\(command.arguments.prefix(2).joined())")
        try FileManager.default.copyItem(at: start, to: folder)
        before = try Self.contents(of: folder)
        steps = try await killSwitch.steps(of: command.arguments, in: folder)
        after = try Self.contents(of: folder)
        #expect(before != after, "\(command.arguments) writes nothing")
        try #require(steps > 0, "\(command.arguments) is not watched")
    }

    func kill(times: Int) async throws {
        for number in 0..<times {
            // The first step, the last one, and what lies between them.
            var step = times == 1 ? 1 : 1 + (steps - 1) * number / (times - 1)
            // A run may take fewer steps than the one that was counted, but never none.
            while step > 0, try await !run(killedAt: step) { step -= 1 }
            #expect(step > 0, "\(command.arguments) cannot be killed")
        }
    }

    /// Whether the run was long enough to be killed there.
    private func run(killedAt step: Int) async throws -> Bool {
        try FileManager.default.removeItem(at: folder)
        try FileManager.default.copyItem(at: start, to: folder)
        let wasKilled = try await killSwitch.kill(command.arguments, in: folder, atStep: step)
        try await expectWhole()
        try await command.succeed(in: folder)
        try expectFinished()
        return wasKilled
    }

    private func expectWhole() async throws {
        for (path, bytes) in try Self.contents(of: folder) where !isVarying(path) {
            #expect(bytes == before[path] || bytes == after[path], "\(command.arguments): \(path) is neither")
        }
        let paths = Set(try Self.contents(of: folder).keys)
        #expect(Set(before.keys).intersection(after.keys).isSubset(of: paths))
        #expect(try SmallSurvey.isValid(in: folder))
        for file in [".provider-survey/state.json", "data/baseline.json"] {
            guard let bytes = FileManager.default.contents(atPath: folder.appending(path: file).path) else { continue }
            #expect((try? JSONParser.parse(Array(bytes))) != nil, "\(file) cannot be read")
        }
        let recording = folder.appending(path: "run.warc.gz").path
        if FileManager.default.fileExists(atPath: recording) {
            let replayed = try await Tool.run(["check", "--replay", "run.warc.gz"], in: folder)
            #expect([0, 1, 3].contains(replayed.exitCode), "\(replayed.errors)")
        }
    }

    /// Everything is as after a run that nobody has killed, and nothing else lies about.
    private func expectFinished() throws {
        let contents = try Self.contents(of: folder, withTemporary: true)
        #expect(Set(contents.keys) == Set(after.keys), "\(command.arguments)")
        for (path, bytes) in contents where !isVarying(path) {
            #expect(bytes == after[path], "\(command.arguments): \(path) differs after the next run")
        }
    }

    private func isVarying(_ path: String) -> Bool { path.hasSuffix(".warc.gz") || command.varying.contains(path) }

    private static func contents(of folder: URL, withTemporary: Bool = false) throws -> [String: Data] {
        var found: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            if !withTemporary, path.hasSuffix(".provider-survey.tmp") { continue }
            var isFolder = ObjCBool(false)
            let place = folder.appending(path: path).path
            guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            found[path] = try Data(contentsOf: URL(filePath: place))
        }
        return found
    }
}
