import Foundation
import Subprocess
import SurveyModel
import SurveySupport
import SurveyTestSupport

/// Sick and healthy servers on loopback, and runs of the built tool against them, each measured and kept from hanging.
struct Laboratory: Sendable {
    /// How one run of the tool went.
    struct Run: Sendable {
        var code: Int
        var isHung: Bool
        var peakBytes: Int
        var milliseconds: Int
        var errors: String

        var peakMegabytes: Int { (peakBytes + 500_000) / 1_000_000 }
    }

    struct Broken: Error { var what: String }

    let folder: URL
    /// The names of all cases that the servers play.
    let plays: [String]
    /// The names of all walls that a server puts up.
    let walls: [String]
    private let ports: [String: Int]

    /// How many times the time and memory of the built tool a tool gets that carries a sanitizer; 1 unless
    /// `LABORATORY_SLACK` says so, which only `.ci/memcheck` does. What has to come out stays the same.
    static let slack = ProcessInfo.processInfo.environment["LABORATORY_SLACK"].flatMap(Int.init) ?? 1

    /// Far above what any run of a few pages may take; one that takes longer hangs.
    static let hangSeconds = 300 * slack

    static func serving<Result: Sendable>(
        in folder: URL, pageBytes: Int = 4_000, _ body: @Sendable (Laboratory) async throws -> Result
    ) async throws -> Result {
        let arguments: Arguments = [try script("fault_server"), folder.path, "\(pageBytes)"]
        let run = try await Subprocess.run(
            ForeignProgram.pythonProgram, arguments: arguments, input: .inputWriter, output: .sequence,
            error: .discarded
        ) { execution in
            var lines = execution.standardOutput.strings().makeAsyncIterator()
            guard let line = try await lines.next() else { throw Broken(what: "the servers do not start") }
            let result = try await body(try Laboratory(folder: folder, announced: line))
            try await execution.standardInputWriter.finish()
            return result
        }
        return run.closureResult
    }

    private init(folder: URL, announced line: String) throws {
        self.folder = folder
        let node = try JSONParser.parse(Array(line.utf8))
        plays = node["plays"]?.array?.compactMap(\.string) ?? []
        walls = node["walls"]?.array?.compactMap(\.string) ?? []
        ports = Dictionary(
            (node["ports"]?.members ?? []).map { ($0.key, $0.value.scalarText.flatMap(Int.init) ?? 0) }
        ) { first, _ in first }
    }

    /// Runs the tool where `data` is the survey, and ends it when it takes longer than `limit` seconds.
    func run(_ arguments: [String], limit: Int = Self.hangSeconds) async throws -> Run {
        let command =
            [try Self.script("measure"), "\(limit)", Tool.executable.path] + arguments + [
                "--data", folder.appending(path: "data").path, "--cacert", folder.appending(path: "ca.pem").path,
                "--host-delay", "0",
            ]
        let run = try await Subprocess.run(
            ForeignProgram.pythonProgram, arguments: Arguments(command), output: .string(limit: 16 << 20),
            error: .string(limit: 1 << 20))
        guard let line = try? JSONParser.parse(Array(run.standardOutput.utf8)) else {
            throw Broken(what: run.standardError)
        }
        func number(_ key: String) -> Int { line[key]?.scalarText.flatMap(Int.init) ?? -1 }
        return Run(
            code: number("code"), isHung: line["isHung"]?.scalarText == "true", peakBytes: number("peakBytes"),
            milliseconds: number("milliseconds"), errors: line["errors"]?.string ?? "")
    }

    /// Where hosts lead; what is not named here is asked for as everywhere, private addresses refused.
    func route(_ host: String, port: Int? = nil, to place: Fault.Place) -> [String] {
        ["--connect-to", "\(host):\(port.map(String.init) ?? ""):127.0.0.1:\(ports[place.rawValue] ?? 0)"]
    }

    func routes(of fault: Fault) -> [String] {
        let sick = fault.place == .nowhere ? [] : route(fault.host, port: 443, to: fault.place)
        return sick + route("\(fault.id).fault.example", port: 8443, to: .healthy)
            + route("healthy.example", to: .healthy)
    }

    private static func script(_ name: String) throws -> String {
        guard let path = Bundle.module.path(forResource: name, ofType: "py") else {
            throw Broken(what: "no \(name).py")
        }
        return path
    }
}
