import ArgumentParser
import DriftCheck
import Registries
import SurveyModel
import SurveySupport

/// The tool's own records: the baseline and the acknowledgements beside the data, the run state in a folder of its own.
struct RecordFiles {
    /// Where the run state lies unless somebody says otherwise.
    static let usualFolder = ".provider-survey"

    var data: String
    var state: String

    private var baselinePath: String { data + "/baseline.json" }
    private var acknowledgedPath: String { data + "/acknowledged.json" }
    private var statePath: String { state + "/state.json" }
    private var seenPath: String { state + "/registries.json" }

    /// Empty when nothing was accepted yet.
    func baseline() throws -> Baseline {
        guard let root = try read(baselinePath) else { return Baseline() }
        let known: Baseline?
        do throws(JSONNodeDecoder.Failure) {
            known = try Baseline(root)
        } catch {
            throw refused(baselinePath, rule: "baseline", error)
        }
        guard let baseline = known else {
            let location = Location(file: baselinePath)
            let remedy = "move the file away and accept the pages again"
            Console.printError(
                Diagnostic(rule: "baseline", at: location, "the baseline is of another version", suggestion: remedy)
                    .line)
            throw ExitCode.invalid
        }
        return baseline
    }

    /// Empty when nothing was acknowledged yet.
    func acknowledgements() throws -> [Acknowledgement] {
        guard let root = try read(acknowledgedPath) else { return [] }
        do throws(JSONNodeDecoder.Failure) {
            return try JSONNodeDecoder.decode(AcknowledgedFile.self, from: root).acknowledged
        } catch {
            throw refused(acknowledgedPath, rule: "acknowledgement", error)
        }
    }

    /// Never fails: a state that cannot be read costs a full fetch.
    func runState() -> RunState {
        guard let bytes = try? WholeFile.read(statePath), let node = try? JSONParser.parse(bytes) else {
            return RunState()
        }
        return RunState(node) ?? RunState()
    }

    /// Empty when no run has looked yet; one that cannot be read costs what is new since the last run.
    func seenEntries() -> SeenEntries {
        guard let bytes = try? WholeFile.read(seenPath), let node = try? JSONParser.parse(bytes),
            let seen: SeenEntries = try? JSONNodeDecoder.decode(from: node)
        else { return SeenEntries() }
        return seen
    }

    func keepSeenEntries(_ change: (SeenEntries) -> SeenEntries) throws {
        try FolderLock.make(state)
        let lock = try FolderLock(state)
        try write(change(seenEntries()), to: seenPath, holding: lock)
    }

    /// Changes the baseline as it is now, which may not be what the run began with. One that stays the same is not written,
    /// so that a run which could read nothing leaves no empty file.
    func updateBaseline(_ change: (Baseline) -> Baseline) throws {
        let lock = try FolderLock(data, sweepsBelow: true)
        let before = try baseline()
        let next = change(before)
        if next != before { try write(next, to: baselinePath, holding: lock) }
    }

    func updateAcknowledgements(_ change: ([Acknowledgement]) -> [Acknowledgement]) throws {
        let lock = try FolderLock(data, sweepsBelow: true)
        try write(AcknowledgedFile(change(try acknowledgements())), to: acknowledgedPath, holding: lock)
    }

    /// Keeps what a run has learned, beside what another one has learned meanwhile. `before` is what the run began with.
    func keep(_ learned: RunState, since before: RunState) throws {
        try FolderLock.make(state)
        let lock = try FolderLock(state)
        try write(runState().taking(learned, since: before), to: statePath, holding: lock)
    }

    private func refused(_ path: String, rule: String, _ failure: JSONNodeDecoder.Failure) -> ExitCode {
        let location = Location(file: path, position: failure.position)
        Console.printError(Diagnostic(rule: rule, at: location, failure.reason).line)
        return .invalid
    }

    private func read(_ path: String) throws -> JSONNode? {
        do {
            return try WholeFile.readIfPresent(path).map { try JSONParser.parse($0) }
        } catch let failure as JSONParser.Failure {
            let location = Location(file: path, position: failure.position)
            Console.printError("\(Diagnostic(rule: "invalid-json", at: location, failure.reason).line)")
            throw ExitCode.invalid
        }
    }

    /// Whole or not at all, and only when the contents change.
    private func write(_ value: some Encodable, to path: String, holding lock: FolderLock) throws {
        let bytes = Array(try JSONWriter.write(encoding: value).utf8)
        if (try? WholeFile.read(path)) != bytes { try lock.replace(path, with: bytes) }
    }
}
