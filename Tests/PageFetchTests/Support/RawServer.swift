import FlyingSocks
import Foundation

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
        /// Sends the last bytes again and again, until nobody listens.
        case endless
    }

    var bytes: [UInt8]
    var end: End = .close

    init(_ text: String, end: End = .close) {
        bytes = Array(text.utf8)
        self.end = end
    }

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }
}

/// A server that writes raw bytes, for what no proper server would send. Connections get the answers in order, the last one
/// repeats.
func withRawServer<Result>(
    _ answers: [RawAnswer], body: (_ port: Int) async throws -> Result
) async throws -> Result {
    let pool: some AsyncSocketPool = .poll()
    try await pool.prepare()
    let runner = Task { try await pool.run() }
    defer { runner.cancel() }
    let socket = try Socket(domain: AF_INET, type: .stream)
    try socket.bind(to: try sockaddr_in.inet(ip4: "127.0.0.1", port: 0))
    try socket.listen()
    guard case .ip4(_, let port) = try socket.sockname() else { throw URLError(.cannotConnectToHost) }
    let listener = try AsyncSocket(socket: socket, pool: pool)
    let server = Task {
        var count = 0
        for try await connection in listener.sockets {
            let answer = answers[min(count, answers.count - 1)]
            count += 1
            Task { try await serve(connection, answer) }
        }
    }
    defer {
        server.cancel()
        try? listener.close()
    }
    return try await body(Int(port))
}

private func serve(_ connection: AsyncSocket, _ answer: RawAnswer) async throws {
    var request: [UInt8] = []
    while request.suffix(4) != [13, 10, 13, 10] { request.append(try await connection.read()) }
    try await connection.write(Data(answer.bytes))
    switch answer.end {
    case .close: break
    case .reset:
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(
            connection.socket.file.rawValue, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
    case .endless:
        while true { try await connection.write(Data(answer.bytes.suffix(4096))) }
    }
    try connection.close()
}
