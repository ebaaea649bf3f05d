import Foundation
import SurveyModel
import SurveySupport

/// What one case came to, and all that is wrong with it.
struct FaultRun: Sendable {
    var fault: Fault
    var run: Laboratory.Run
    /// The outcome of the claim, that of the source, and the reason: `gone, gone: status 404`.
    var seen = ""
    /// In words for the one who reads the failure; empty when all is as expected.
    var complaints: [String] = []

    /// Runs the check of one case, with the state that `accept` left, and judges what it wrote.
    static func of(_ fault: Fault, in laboratory: Laboratory) async throws -> FaultRun {
        let folder = laboratory.folder
        let state = folder.appending(path: "states/\(fault.id)")
        let report = folder.appending(path: "reports/\(fault.id).json")
        if !fault.isFirstRun { try FileManager.default.copyItem(at: folder.appending(path: "accepted"), to: state) }
        let run = try await laboratory.run(
            ["check", fault.id, "--state", state.path, "--report", report.path]
                + ["--timeout", "\(8 * Laboratory.slack)", "--retries", "1"] + laboratory.routes(of: fault))
        var result = FaultRun(fault: fault, run: run)
        guard !run.isHung, (0...3).contains(run.code), let data = try? Data(contentsOf: report) else {
            result.complaints = [run.isHung ? "hangs" : "ends with \(run.code) and no report: \(run.errors)"]
            return result
        }
        let root = try JSONParser.parse([UInt8](data))
        result.judge(report: root)
        result.judge(leaks: String(decoding: data, as: UTF8.self))
        if !fault.isFirstRun {
            let before = try Self.pages(in: folder.appending(path: "accepted"))
            result.judge(before: before, after: try Self.pages(in: state))
        }
        if run.peakBytes >= 150_000_000 * Laboratory.slack { result.complaints.append("takes \(run.peakMegabytes) MB") }
        return result
    }

    private static func pages(in state: URL) throws -> JSONNode? {
        try JSONParser.parse([UInt8](Data(contentsOf: state.appending(path: "state.json"))))["pages"]
    }

    /// The case itself, and its two healthy neighbours.
    private mutating func judge(report: JSONNode) {
        func entry(_ list: String, _ id: String) -> JSONNode? { report[list]?.array?.first { $0["id"]?.string == id } }
        let claim = entry("claims", fault.claim)
        let source = entry("sources", "\(fault.id)-sick")
        let claimOutcome = claim?["outcome"]?.string ?? "nothing"
        let sourceOutcome = source?["outcome"]?.string ?? "nothing"
        let reason = claim?["evidence"]?.array?.first?["reason"]?.string ?? ""
        seen = "\(claimOutcome), \(sourceOutcome)" + (reason.isEmpty ? "" : ": \(reason)")
        if claimOutcome != fault.expected.claim || sourceOutcome != fault.expected.source { complaints.append(seen) }
        for word in fault.expected.words where !reason.contains(word) {
            complaints.append("the message says nothing of '\(word)': \(reason)")
        }
        for neighbour in ["same", "other"] {
            let outcome = entry("claims", "\(fault.id)/endpoints.\(neighbour)")?["outcome"]?.string ?? "nothing"
            if outcome != "verified" { complaints.append("the page on the \(neighbour) host is \(outcome)") }
        }
    }

    /// No file of this machine gets into a report.
    private mutating func judge(leaks report: String) {
        if report.contains("root:x:0") { complaints.append("a file of this machine stands in the report") }
    }

    /// The neighbours' state is untouched. An answer that settles nothing adds its date, and takes nothing away.
    private mutating func judge(before: JSONNode?, after: JSONNode?) {
        for url in [fault.neighbourURL, fault.distantURL] where !Self.equal(before?[url], after?[url]) {
            complaints.append("the state of \(url) is another one")
        }
        guard fault.expected.claim == "undecided", fault.expected.source != "ok" else { return }
        let page = after?[fault.url]
        if page?["trouble"]?["outcome"]?.string != fault.expected.source { complaints.append("the state has no date") }
        let settled = (page?.members ?? []).filter { $0.key != "trouble" }
        if !Self.equal(before?[fault.url], JSONNode(.object(settled))) {
            complaints.append("the state has lost something")
        }
    }

    private static func equal(_ a: JSONNode?, _ b: JSONNode?) -> Bool {
        a.map(JSONWriter.write) == b.map(JSONWriter.write)
    }
}
