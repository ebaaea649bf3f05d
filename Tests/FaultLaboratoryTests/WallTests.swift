import Foundation
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing

/// Hosts that answer every address alike. Their pages were well on the day on which they were accepted.
@Suite(.timeLimit(.minutes(15 * Laboratory.slack))) struct WallTests {
    private static let acceptedOn = "2026-02-01"
    /// Long and often enough for a page that is gone to fail a run.
    private static let days = ["2026-02-02", "2026-02-06", "2026-02-10", "2026-02-11"]

    private struct Outcome {
        /// Of the run, on each of the days.
        var codes: [Int] = []
        /// `verdict, outcome: reason` of each case, on each of the days.
        var seen: [String: [String]] = [:]

        /// The walls that came to something else, with all that they came to.
        func wrong(_ walls: [Wall], verdict: String) -> [String] {
            walls.compactMap { wall in
                let wrong = (seen[wall.fault.id] ?? ["nothing"]).filter { seen in
                    !wall.outcomes.contains { seen.hasPrefix("\(verdict), \($0): ") }
                }
                return wrong.isEmpty ? nil : "\(wall.fault.title): \(Set(wrong).sorted()), expected \(wall.outcomes)"
            }
        }
    }

    @Test func `what a whole host puts up is never taken for a page that is gone, and fails no run`() async throws {
        let outcome = try await Self.outcome(of: Wall.all) { laboratory in
            #expect((Wall.all + Wall.absences).map(\.fault.id).sorted() == laboratory.walls)
        }
        let wrong = outcome.wrong(Wall.all, verdict: "undecided")
        print("walls: \(Wall.all.count - wrong.count) of \(Wall.all.count), runs end with \(outcome.codes)")
        for line in wrong { print("  \(line)") }
        #expect(wrong == [])
        #expect(outcome.codes.allSatisfy { $0 == 0 || $0 == 3 }, "\(outcome.codes)")
    }

    @Test func `nothing is concluded from a wall on a first check either`() async throws {
        let outcome = try await Self.outcome(of: Wall.all, isAccepted: false) { _ in }
        let wrong = Wall.all.compactMap { wall in
            let seen = outcome.seen[wall.fault.id]?.first ?? "nothing"
            return seen.hasPrefix("undecided, ") ? nil : "\(wall.fault.title): \(seen)"
        }
        print("walls on a first check: \(Wall.all.count - wrong.count) of \(Wall.all.count)")
        for line in wrong { print("  \(line)") }
        #expect(wrong == [])
    }

    @Test func `a host that says it has no such page is believed, and fails the third run`() async throws {
        let outcome = try await Self.outcome(of: Wall.absences) { _ in }
        #expect(outcome.wrong(Wall.absences, verdict: "gone") == [])
        #expect(outcome.codes == [0, 0, 1, 1])
    }

    private static func outcome(
        of walls: [Wall], isAccepted: Bool = true, _ look: @Sendable (Laboratory) -> Void
    ) async throws -> Outcome {
        try await withTemporaryFolder { folder in
            try await Laboratory.serving(in: folder) { laboratory in
                look(laboratory)
                try LaboratorySurvey.write(walls.map(\.fault), to: folder.appending(path: "data"))
                let state = ["--state", folder.appending(path: "state").path, "--host-connections", "8"]
                let well = ["--today", acceptedOn] + laboratory.route("", to: .healthy)
                if isAccepted {
                    let accepted = try await laboratory.run(["accept", "--all"] + state + well)
                    #expect(accepted.code == 0, "\(accepted.errors)")
                }
                let sick =
                    laboratory.route("healthy.example", to: .healthy) + laboratory.route("", port: 8443, to: .healthy)
                    + laboratory.route("", port: 443, to: .walls)
                var outcome = Outcome()
                for day in days {
                    let report = folder.appending(path: "\(day).json")
                    let run = try await laboratory.run(
                        ["check", "--today", day, "--report", report.path, "--retries", "0"] + state + sick)
                    outcome.codes.append(run.code)
                    let root = try JSONParser.parse([UInt8](Data(contentsOf: report)))
                    for wall in walls { outcome.seen[wall.fault.id, default: []].append(seen(wall.fault, in: root)) }
                }
                return outcome
            }
        }
    }

    private static func seen(_ fault: Fault, in report: JSONNode) -> String {
        func entry(_ list: String, _ id: String) -> JSONNode? { report[list]?.array?.first { $0["id"]?.string == id } }
        let claim = entry("claims", fault.claim)
        let verdict = claim?["outcome"]?.string ?? "nothing"
        let outcome = entry("sources", "\(fault.id)-sick")?["outcome"]?.string ?? "nothing"
        let reason = claim?["evidence"]?.array?.first?["reason"]?.string
        return "\(verdict), \(outcome)" + (reason.map { ": \($0)" } ?? "")
    }
}
