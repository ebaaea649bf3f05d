import Foundation
import Synchronization

@testable import PageFetch

/// Any bytes are read as an archive, within the limits, and a cut takes nothing from what stands before it. What was
/// recorded replays as it was.
enum WARCTarget {
    private static let path = NSTemporaryDirectory() + "/fuzz-\(ProcessInfo.processInfo.processIdentifier).warc"
    private static let limits: FetchLimits = {
        var limits = FetchLimits()
        limits.bodyBytes = 64 << 10
        return limits
    }()

    static func run(_ bytes: [UInt8]) {
        let whole = captures(bytes)
        replay(whole)
        checkCut(bytes, whole)
        recordAndReplay(bytes)
    }

    private static func checkCut(_ bytes: [UInt8], _ whole: WARCIndex) {
        let cut = captures(Array(bytes.prefix(bytes.count / 2)))
        // Of a compressed record that is damaged farther on, nothing is believed; the half does not show the damage.
        guard whole.warnings.isEmpty || !bytes.starts(with: [0x1F, 0x8B]) else { return }
        for (url, captures) in cut.captures {
            let all = whole.captures[url] ?? []
            require(all.starts(with: captures), "what stands before a cut is found: \(url)")
        }
    }

    private static func captures(_ bytes: [UInt8]) -> WARCIndex {
        write(bytes)
        var index = WARCIndex()
        do { try index.add(path: path) } catch { fatalError("does not hold: damage is a warning: \(error)") }
        return index
    }

    private static func replay(_ index: WARCIndex) {
        let urls = Set(index.captures.keys).union(index.fetches.keys.map(\.url)).sorted().prefix(4)
        guard !urls.isEmpty, let replay = try? WARCReplay(paths: [path], limits: limits) else { return }
        for url in urls {
            let request = FetchRequest(url: url)
            let answer = fetch(request, from: replay.fetcher)
            require(answer == fetch(request, from: replay.fetcher), "a replay gives the same again")
            guard case .success(let page) = answer else { continue }
            require(page.body.count <= limits.bodyBytes, "bodies are bounded")
            require(
                page.hops.count <= limits.redirects + 1 || index.fetches[.init(method: .get, url: url)] != nil,
                "redirects are bounded")
        }
    }

    /// The bytes as headers, up to an empty line, and all of them as body.
    private static func recordAndReplay(_ bytes: [UInt8]) {
        guard let head = HTTPHead(Array("HTTP/1.1 200 OK\n".utf8) + bytes) else { return }
        let hop = Page.Hop(url: "https://a.example/", status: 200, headers: head.headers)
        let request = FetchRequest(url: "https://a.example/")
        let page = Page(url: request.url, hops: [hop], body: bytes)
        try? FileManager.default.removeItem(atPath: path)
        do {
            let writer = try WARCWriter(
                path: path, software: "fuzz", userAgent: "fuzz", seed: "fuzz", now: { Date(timeIntervalSince1970: 0) })
            writer.append(request, .success(page))
            try writer.close()
            let replay = try WARCReplay(paths: [path])
            require(replay.warnings.isEmpty, "what was recorded is whole: \(replay.warnings)")
            let answer = fetch(request, from: replay.fetcher)
            require(answer == .success(page), "what was recorded replays as it was: \(answer) for \(page)")
        } catch {
            fatalError("does not hold: what was recorded can be read: \(error)")
        }
    }

    private static func write(_ bytes: [UInt8]) {
        require(FileManager.default.createFile(atPath: path, contents: Data(bytes)), "the file can be written")
    }

    private static func fetch(_ request: FetchRequest, from fetcher: PageFetcher) -> Result<Page, FetchFailure> {
        let answer = Answer()
        Task(executorPreference: SameThread()) { answer.give(await fetcher.fetch(request)) }
        return answer.taken()
    }
}

/// Runs tasks where they are started, so that no input has to wait for another thread.
private final class SameThread: TaskExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
        UnownedJob(job).runSynchronously(on: asUnownedTaskExecutor())
    }
}

/// What a task hands out.
private final class Answer: Sendable {
    private let result = Mutex<Result<Page, FetchFailure>?>(nil)

    func give(_ given: Result<Page, FetchFailure>) {
        result.withLock { $0 = given }
    }

    func taken() -> Result<Page, FetchFailure> {
        guard let result = result.withLock({ $0 }) else { fatalError("does not hold: a replay never waits") }
        return result
    }
}
