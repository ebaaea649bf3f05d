import Foundation
import SurveySupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a broken server does with a connection, once it has read the request.
struct RawAnswer: Sendable {
    enum End: Sendable {
        case close
        /// Drops the connection with a reset.
        case reset
        /// Says nothing more, until the client gives up.
        case silence
        /// Sends the last bytes again and again, until nobody listens.
        case endless
    }

    var bytes: [UInt8]
    var end: End = .close
    /// Or answers before anything was asked.
    var readsRequest = true

    init(_ text: String, end: End = .close) {
        bytes = Array(text.utf8)
        self.end = end
    }

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }
}

/// What a server was sent, in order.
final class NotedRequests: Sendable {
    private let requests = Mutex<[String]>([])

    var all: [String] { requests.withLock { $0 } }

    func note(_ request: [UInt8]) {
        requests.withLock { $0.append(String(decoding: request, as: UTF8.self)) }
    }
}

/// A server that writes raw bytes, for what no proper server would send. Connections get the answers in order, the last one
/// repeats. It runs on a thread of its own, so that busy tests beside it cannot hold it up.
func withRawServer<Result>(
    _ answers: [RawAnswer], noting requests: NotedRequests = NotedRequests(),
    body: (_ port: Int) async throws -> Result
) async throws -> Result {
    let server = try RawServer(answers, noting: requests)
    defer { server.stop() }
    return try await body(server.port)
}

private final class RawServer: Sendable {
    let port: Int
    private let listener: Int32

    init(_ answers: [RawAnswer], noting requests: NotedRequests) throws {
        let listener = socket(AF_INET, RawServer.stream, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) + listen(listener, 16) + getsockname(listener, $0, &size)
            }
        }
        guard status == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
        self.listener = listener
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread {
            var count = 0
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { break }
                Self.serve(connection, answers[min(count, answers.count - 1)], noting: requests)
                count += 1
            }
            close(listener)
        }
    }

    /// Ends the wait for a connection, and so the thread.
    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
    }

    private static func serve(_ connection: Int32, _ answer: RawAnswer, noting requests: NotedRequests) {
        var request: [UInt8] = []
        var byte: UInt8 = 0
        while answer.readsRequest, request.suffix(4) != [13, 10, 13, 10], read(connection, &byte, 1) == 1 {
            request.append(byte)
        }
        requests.note(request)
        write(answer.bytes, to: connection)
        switch answer.end {
        case .close: break
        case .silence: while read(connection, &byte, 1) == 1 {}
        case .reset:
            var linger = linger(l_onoff: 1, l_linger: 0)
            setsockopt(connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
        case .endless: while write(Array(answer.bytes.suffix(4096)), to: connection) {}
        }
        close(connection)
    }

    /// False when nobody listens any more.
    @discardableResult
    private static func write(_ bytes: [UInt8], to connection: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, noSignal) }
            guard sent > 0 else { return false }
            rest = rest.dropFirst(sent)
        }
        return true
    }

    #if canImport(Glibc)
        private static let stream = Int32(SOCK_STREAM.rawValue)
        private static let noSignal = Int32(MSG_NOSIGNAL)
    #else
        private static let stream = SOCK_STREAM
        private static let noSignal: Int32 = 0
    #endif
}
