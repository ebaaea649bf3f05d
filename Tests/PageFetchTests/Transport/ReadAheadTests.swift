import Dispatch
import FlyingFox
import SurveySupport
import SurveyTestSupport
import Testing

@testable import PageFetch

@Suite(.timeLimit(.minutes(15)))
struct ReadAheadTests {
    /// While no task takes its answer, as many pages come as there may be connections, and not one more.
    @available(macOS 15, *)
    @Test func pagesThatNobodyTakesDoNotPileUp() async throws {
        var limits = FetchLimits.quick
        (limits.connections, limits.connectionsPerHost) = (2, 8)
        let tasks = PausingExecutor()
        let hits = Counter()
        let routes: [String: @Sendable (HTTPRequest) async throws -> HTTPResponse] = [
            "GET /:n": { request in
                // Meanwhile all the others ask, too; from then on no task gets to its answer.
                if hits.begin() <= 2 {
                    try await Task.sleep(for: .milliseconds(300))
                    tasks.pause()
                }
                return .text(request.n.map(String.init) ?? "")
            }
        ]
        try await withServer(routes) { [limits] port async throws in
            let fetcher = try CurlFetcher(access: .loopback, limits: limits)
            let bodies = await withTaskGroup(of: String?.self) { group in
                for n in 0..<8 {
                    group.addTask(executorPreference: tasks) {
                        try? await fetcher.fetch(FetchRequest(url: "http://127.0.0.1:\(port)/\(n)")).get().text
                    }
                }
                while !tasks.isPaused { try? await Task.sleep(for: .milliseconds(10)) }
                try? await Task.sleep(for: .milliseconds(500))
                #expect(hits.total == 2)
                tasks.resume()
                return await group.reduce(into: [String]()) { $0 += [$1].compactMap(\.self) }
            }
            #expect(bodies.sorted() == (0..<8).map(String.init))
        }
    }
}

/// Runs tasks on any thread, or, while it is paused, not at all.
@available(macOS 15, *)
private final class PausingExecutor: TaskExecutor {
    private let held = Mutex<[UnownedJob]?>(nil)

    var isPaused: Bool { held.withLock { $0 != nil } }

    func pause() {
        held.withLock { $0 = $0 ?? [] }
    }

    func resume() {
        let jobs = held.withLock { held in
            defer { held = nil }
            return held ?? []
        }
        jobs.forEach(run)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isHeld = held.withLock { held in
            held?.append(job)
            return held != nil
        }
        if !isHeld { run(job) }
    }

    private func run(_ job: UnownedJob) {
        DispatchQueue.global().async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
