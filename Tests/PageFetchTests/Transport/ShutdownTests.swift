import Foundation
import SurveySupport
import Testing

@testable import PageFetch

/// The end of a fetcher. It is joined because libcurl must not be in use when the process exits.
@Suite struct ShutdownTests {
    @Test func `what still runs ends as cancelled, and so does what comes later`() async throws {
        try await withRawServer([RawAnswer("", end: .silence)]) { port in
            let fetcher = try CurlFetcher(access: .loopback, limits: .quick)
            let request = FetchRequest(url: "http://127.0.0.1:\(port)/")
            async let answer = fetcher.fetch(request)
            try await Task.sleep(for: .milliseconds(50))
            await fetcher.shutdown()
            #expect(await answer == .failure(.cancelled))
            #expect(await fetcher.fetch(request) == .failure(.cancelled))
            await fetcher.shutdown()
        }
    }

    /// OpenSSL cleans up after a thread behind the thread's own code, so the end of that code would not be enough.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/thread-self"), "there is no /proc"))
    func `a thread that was joined is gone`() throws {
        for _ in 0..<200 {
            let place = Mutex<String?>(nil)
            let thread = JoinableThread(name: "test") {
                let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/thread-self")
                place.withLock { $0 = own }
            }
            try #require(thread != nil)
            thread?.join()
            let own = try #require(place.withLock { $0 })
            // The kernel takes the entry away a moment after it has told the joining thread.
            var looks = 0
            while FileManager.default.fileExists(atPath: "/proc/" + own), looks < 1_000 {
                usleep(1_000)
                looks += 1
            }
            #expect(looks < 1_000)
        }
    }
}
