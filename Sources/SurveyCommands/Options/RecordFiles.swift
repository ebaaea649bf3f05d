import ArgumentParser
import DriftCheck
import Foundation
import SurveyModel

/// The tool's own records: the baseline and the acknowledgements beside the data, the run state in a folder of its own.
struct RecordFiles {
    var data: String
    var state: String

    private var baselinePath: String { data + "/baseline.json" }
    private var acknowledgedPath: String { data + "/acknowledged.json" }
    private var statePath: String { state + "/state.json" }

    /// Empty when nothing was accepted yet.
    func baseline() throws -> Baseline {
        guard let root = try read(baselinePath) else { return Baseline() }
        guard let baseline = Baseline(root) else {
            let place = Location(file: baselinePath)
            let remedy = "accept the pages again with this version of the tool"
            Console.printError(
                Diagnostic(rule: "baseline", at: place, "the baseline is of another version", suggestion: remedy).line)
            throw ExitCode.invalid
        }
        return baseline
    }

    /// Empty when nothing was acknowledged yet.
    func acknowledgements() throws -> [Acknowledgement] {
        guard let root = try read(acknowledgedPath) else { return [] }
        let (acknowledgements, diagnostics) = Acknowledgement.read(root, file: acknowledgedPath)
        for diagnostic in diagnostics { Console.printError(diagnostic.line) }
        if !diagnostics.isEmpty { throw ExitCode.invalid }
        return acknowledgements
    }

    /// Never fails: a state that cannot be read costs a full fetch.
    func runState() -> RunState {
        guard let bytes = try? Data(contentsOf: URL(filePath: statePath)),
            let node = try? JSONParser.parse([UInt8](bytes))
        else {
            return RunState()
        }
        return RunState(node) ?? RunState()
    }

    func write(_ baseline: Baseline) throws { try write(baseline.json, to: baselinePath) }
    func write(_ acknowledgements: [Acknowledgement]) throws {
        try write(Acknowledgement.json(acknowledgements), to: acknowledgedPath)
    }

    func write(_ state: RunState) throws {
        try FileManager.default.createDirectory(atPath: self.state, withIntermediateDirectories: true)
        try write(state.json, to: statePath)
    }

    private func read(_ path: String) throws -> JSONNode? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            return try JSONParser.parse([UInt8](try Data(contentsOf: URL(filePath: path))))
        } catch let failure as JSONParser.Failure {
            let place = Location(file: path, position: failure.position)
            Console.printError("\(Diagnostic(rule: "invalid-json", at: place, failure.reason).line)")
            throw ExitCode.invalid
        }
    }

    /// Whole or not at all, and only when the contents change.
    private func write(_ node: JSONNode, to path: String) throws {
        let data = Data(JSONWriter.write(node).utf8)
        if (try? Data(contentsOf: URL(filePath: path))) == data { return }
        try data.write(to: URL(filePath: path), options: .atomic)
    }
}
