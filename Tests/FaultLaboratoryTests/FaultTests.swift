import Foundation
import SurveyTestSupport
import Testing

/// Sick servers and hostile pages against the built tool: each case with healthy neighbours, a baseline and a state that
/// it must not touch.
@Suite(.timeLimit(.minutes(15 * Laboratory.slack))) struct FaultTests {
    @Test func `every case ends as the table says, and harms nothing else`() async throws {
        let runs = try await withTemporaryFolder { folder in
            try await Laboratory.serving(in: folder) { laboratory in
                let played = Fault.all.filter { $0.place == .faults || $0.place == .http2 }.map(\.id)
                #expect((played + ["to-silence"]).sorted() == laboratory.plays)
                try await accept(in: laboratory)
                let baseline = try Data(contentsOf: folder.appending(path: "data/baseline.json"))
                let runs = try await allRuns(in: laboratory)
                #expect(try Data(contentsOf: folder.appending(path: "data/baseline.json")) == baseline)
                #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "dtd-was-read").path))
                return runs
            }
        }
        for run in runs where !run.complaints.isEmpty {
            Issue.record("\(run.fault.title), expected \(run.fault.expected.text): \(run.complaints)")
        }
        if FaultDocument.isWanted {
            try await record(runs)
        } else {
            let document = try String(contentsOf: FaultDocument.url, encoding: .utf8)
            let rows = document.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2)
            let missing = Fault.all.filter { fault in !rows.contains { $0.hasPrefix(FaultDocument.rowStart(of: fault)) }
            }
            #expect(missing.map(\.title) == [], "run: make fault-table")
            #expect(rows.count == Fault.all.count, "run: make fault-table")
        }
    }

    /// The state of a day on which all was well.
    private func accept(in laboratory: Laboratory) async throws {
        try LaboratorySurvey.write(Fault.all, to: laboratory.folder.appending(path: "data"))
        for name in ["states", "reports"] {
            try FileManager.default.createDirectory(
                at: laboratory.folder.appending(path: name), withIntermediateDirectories: true)
        }
        let state = laboratory.folder.appending(path: "accepted").path
        let well = laboratory.route("", to: .healthy) + ["--host-connections", "8"]
        let accepted = try await laboratory.run(["accept", "--all", "--state", state] + well)
        #expect(accepted.code == 0, "\(accepted.errors)")
        let checked = try await laboratory.run(["check", "--state", state] + well)
        #expect(checked.code == 0, "\(checked.errors)")
    }

    /// A few at a time: most cases wait for a timeout, some work hard.
    private func allRuns(in laboratory: Laboratory) async throws -> [FaultRun] {
        var runs: [String: FaultRun] = [:]
        try await withThrowingTaskGroup(of: FaultRun.self) { group in
            var waiting = Fault.all.makeIterator()
            for _ in 0..<6 {
                guard let fault = waiting.next() else { break }
                group.addTask { try await FaultRun.of(fault, in: laboratory) }
            }
            for try await run in group {
                runs[run.fault.id] = run
                if let fault = waiting.next() { group.addTask { try await FaultRun.of(fault, in: laboratory) } }
            }
        }
        return Fault.all.compactMap { runs[$0.id] }
    }

    private func record(_ runs: [FaultRun]) async throws {
        var notes: [String] = []
        for (count, bytes) in [(2_000, 4_000), (500, 150_000), (2_000, 150_000)] {
            let run = try await ManyRun.pages(count: count, bytes: bytes).run
            notes.append("\(count) pages of \(bytes / 1_000) kB: peak \(run.peakMegabytes) MB")
        }
        let dead = try await ManyRun.deadHosts(count: 60)
        notes.append("60 hosts that accept no connection, with the standard limits: \(dead.run.milliseconds / 1_000) s")
        let silent = try await ManyRun.silentHost(count: 50)
        notes.append(
            "50 pages on one host that accepts connections and never says anything, with the standard limits: "
                + "\(silent.silentConnections) connections, \(silent.run.milliseconds / 1_000) s")
        try Data(FaultDocument.written(runs, notes: notes).utf8).write(to: FaultDocument.url)
        Issue.record("\(FaultDocument.url.path) is written; look at the diff")
    }
}
