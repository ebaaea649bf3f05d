import Dispatch
package import FlyingFox
import FlyingSocks
import Foundation

/// An HTTP server in process, on a free port of 127.0.0.1, for as long as the body runs. It runs on a thread of its own, so
/// that busy tests beside it cannot hold it up.
package func withServer<Result>(
    _ routes: [String: @Sendable (HTTPRequest) async throws -> HTTPResponse],
    body: (_ port: Int) async throws -> Result
) async throws -> Result {
    let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: 0), timeout: 600, logger: .disabled)
    for (route, handler) in routes { await server.appendRoute(HTTPRoute(route), handler: handler) }
    let task =
        if #available(macOS 15, *) {
            Task(executorPreference: ServerThread()) { try await server.run() }
        } else {
            Task { try await server.run() }
        }
    defer { task.cancel() }
    try await server.waitUntilListening(timeout: 60)
    guard case .ip4(_, let port)? = await server.listeningAddress else { throw URLError(.cannotConnectToHost) }
    return try await body(Int(port))
}

@available(macOS 15, *)
private final class ServerThread: TaskExecutor {
    /// Unlike the global queues, a queue of one's own gets a thread also while every core is busy.
    private let queue = DispatchQueue(label: "loopback server")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
