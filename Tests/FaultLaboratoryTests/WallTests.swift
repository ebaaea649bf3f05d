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

    private struct Days {
        /// How the run ended, on each of the days.
        var codes: [Int] = []
        /// Of each case, on each of the days: the outcome of the claim, that of the source, and the reason.
        var seen: [String: [String]] = [:]

        /// The walls that came to something else, with all that they came to.
        func wrong(_ walls: [Wall], expecting claimOutcome: String) -> [String] {
            walls.compactMap { wall in
                let wrong = (seen[wall.fault.id] ?? ["nothing"]).filter { seen in
                    !wall.outcomes.contains { seen.hasPrefix("\(claimOutcome), \($0): ") }
                }
                return wrong.isEmpty ? nil : "\(wall.fault.title): \(Set(wrong).sorted()), expected \(wall.outcomes)"
            }
        }
    }

    @Test func `what a whole host puts up is never taken for a page that is gone, and fails no run`() async throws {
        let days = try await Self.checked(Wall.all) { laboratory in
            #expect((Wall.all + Wall.absences).map(\.fault.id).sorted() == laboratory.walls)
        }
        let wrong = days.wrong(Wall.all, expecting: "undecided")
        print("walls: \(Wall.all.count - wrong.count) of \(Wall.all.count), runs end with \(days.codes)")
        for line in wrong { print("  \(line)") }
        #expect(wrong == [])
        #expect(days.codes.allSatisfy { $0 == 0 || $0 == 3 }, "\(days.codes)")
    }

    @Test func `nothing is concluded from a wall on a first check either`() async throws {
        let days = try await Self.checked(Wall.all, isAccepted: false) { _ in }
        let wrong = Wall.all.compactMap { wall in
            let seen = days.seen[wall.fault.id]?.first ?? "nothing"
            return seen.hasPrefix("undecided, ") ? nil : "\(wall.fault.title): \(seen)"
        }
        print("walls on a first check: \(Wall.all.count - wrong.count) of \(Wall.all.count)")
        for line in wrong { print("  \(line)") }
        #expect(wrong == [])
    }

    @Test func `a host that says it has no such page is believed, and fails the third run`() async throws {
        let days = try await Self.checked(Wall.absences) { _ in }
        #expect(days.wrong(Wall.absences, expecting: "gone") == [])
        #expect(days.codes == [0, 0, 1, 1])
    }

    private static func checked(
        _ walls: [Wall], isAccepted: Bool = true, _ look: @Sendable (Laboratory) -> Void
    ) async throws -> Days {
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
                var result = Days()
                for day in days {
                    let report = folder.appending(path: "\(day).json")
                    let run = try await laboratory.run(
                        ["check", "--today", day, "--report", report.path, "--retries", "0"] + state + sick)
                    result.codes.append(run.code)
                    let root = try JSONParser.parse([UInt8](Data(contentsOf: report)))
                    for wall in walls { result.seen[wall.fault.id, default: []].append(seen(wall.fault, in: root)) }
                }
                return result
            }
        }
    }

    private static func seen(_ fault: Fault, in report: JSONNode) -> String {
        func entry(_ list: String, _ id: String) -> JSONNode? { report[list]?.array?.first { $0["id"]?.string == id } }
        let claim = entry("claims", fault.claim)
        let claimOutcome = claim?["outcome"]?.string ?? "nothing"
        let sourceOutcome = entry("sources", "\(fault.id)-sick")?["outcome"]?.string ?? "nothing"
        let reason = claim?["evidence"]?.array?.first?["reason"]?.string
        return "\(claimOutcome), \(sourceOutcome)" + (reason.map { ": \($0)" } ?? "")
    }
}
