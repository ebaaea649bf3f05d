import Foundation
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing

/// The writing commands, killed at random moments: half of them anywhere in the run, half of them right after the first
/// file was touched. `KILL_RUNS` says how often (`make kill-test RUNS=300`).
@Suite(.timeLimit(.minutes(30))) struct KillTests {
    private static let runs = ProcessInfo.processInfo.environment["KILL_RUNS"].flatMap(Int.init) ?? 12

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
            try await LoopbackSite.serving(SmallSurvey.moved(pages), in: keys) { site in
                try await killThem(from: start, below: folder, site: site)
            }
        }
    }

    private func killThem(from start: URL, below folder: URL, site: LoopbackSite) async throws {
        let commands = WritingCommand.all(site)
        var trials: [Trial] = []
        for command in commands { trials.append(try await Trial(command, from: start, below: folder)) }
        var kills = Array(repeating: 0, count: trials.count)
        var escapes = 0
        for run in 0..<Self.runs {
            let trial = run % trials.count
            let moment: Trial.Moment = run / trials.count % 2 == 0 ? .anywhere : .atTheFirstWrite
            let attempts = try await attempts(toKill: trials[trial], moment)
            kills[trial] += attempts == nil ? 0 : 1
            escapes += (attempts ?? Self.attempts) - 1
        }
        #expect(kills.reduce(0, +) == Self.runs, "some runs had always ended before they could be killed: \(kills)")
        let counts = zip(trials, kills).map { "\($1) of \($0.name)" }.joined(separator: ", ")
        print("killed \(kills.reduce(0, +)) runs (\(counts)); \(escapes) more had ended before")
    }

    /// How often a command may have ended before it is killed, until that counts as a failure.
    private static let attempts = 20

    /// Runs a command again until it was still there to be killed; nil when it never was. Each of the runs is judged.
    private func attempts(toKill trial: Trial, _ moment: Trial.Moment) async throws -> Int? {
        for attempt in 1...Self.attempts where try await trial.run(killing: moment) { return attempt }
        return nil
    }
}

/// A command that writes files, and how it ends when nobody kills it.
private struct WritingCommand: Sendable {
    var arguments: [String]
    var exitCode = 0
    /// Files whose contents depend on how often the command ran.
    var varying: Set<String> = []

    static func preparation(_ site: LoopbackSite) -> [WritingCommand] {
        return [
            WritingCommand(arguments: ["accept", "small-1"] + SmallSurvey.today + site.options),
            WritingCommand(arguments: ["render"]), WritingCommand(arguments: ["codegen"]),
        ]
    }

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
                arguments: ["acknowledge", "3f9a2c71d0b4e865", "--because", "page-ambiguous", "--until", "2027-01-31"]
                    + SmallSurvey.today),
            WritingCommand(arguments: ["render"]), WritingCommand(arguments: ["codegen"]),
        ]
    }

    func succeed(in folder: URL) async throws {
        let run = try await Tool.run(arguments, in: folder)
        #expect(run.exitCode == exitCode, "\(arguments): \(run.errors)")
    }
}

/// One command, with the files before it and after it.
private struct Trial {
    enum Moment { case anywhere, atTheFirstWrite }

    private let command: WritingCommand
    private let start: URL
    private let folder: URL
    private let before: [String: Data]
    private let after: [String: Data]
    private let duration: Duration

    var name: String { command.arguments.prefix(2).joined(separator: " ") }

    init(_ command: WritingCommand, from start: URL, below parent: URL) async throws {
        self.command = command
        self.start = start
        folder = parent.appending(path: "work-\(command.arguments.prefix(2).joined())")
        try FileManager.default.copyItem(at: start, to: folder)
        before = try Self.contents(of: folder)
        let began = ContinuousClock.now
        try await command.succeed(in: folder)
        duration = ContinuousClock.now - began
        after = try Self.contents(of: folder)
        #expect(before != after, "\(command.arguments) writes nothing")
    }

    /// Whether the run was still there to be killed.
    func run(killing moment: Moment) async throws -> Bool {
        try FileManager.default.removeItem(at: folder)
        try FileManager.default.copyItem(at: start, to: folder)
        let wasKilled = try await Tool.kill(command.arguments, in: folder) { [folder, duration] in
            switch moment {
            case .anywhere: try await Task.sleep(for: duration * Double.random(in: 0...1))
            case .atTheFirstWrite:
                try await Self.awaitWrite(in: folder, at: Self.marks(of: folder), atMost: duration * 3)
                try await Task.sleep(for: .microseconds(Int.random(in: 0...4_000)))
            }
        }
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

    /// When something was last put into or taken from each folder.
    private static func marks(of folder: URL) -> [String: Date] {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        var marks: [String: Date] = [:]
        for path in [""] + paths where !path.contains(".json") {
            let place = folder.appending(path: path).path
            let attributes = try? FileManager.default.attributesOfItem(atPath: place)
            if attributes?[.type] as? FileAttributeType == .typeDirectory {
                marks[path] = attributes?[.modificationDate] as? Date
            }
        }
        return marks
    }

    private static func awaitWrite(in folder: URL, at marks: [String: Date], atMost limit: Duration) async throws {
        let end = ContinuousClock.now + limit
        while ContinuousClock.now < end, Self.marks(of: folder) == marks {
            try await Task.sleep(for: .microseconds(200))
        }
    }
}
