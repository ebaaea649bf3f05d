/// Collects headers and decoded body of one answer, within limits.
struct ReceivedAnswer {
    private var headBytes: [UInt8] = []
    private(set) var body: [UInt8] = []
    private var headerByteCount = 0
    private var headerLineCount = 0
    private(set) var isHeadComplete = false

    /// One line, as libcurl hands it over. An interim answer (1xx) is replaced by the one that follows; trailers after the
    /// body count, but are dropped.
    mutating func takeHeader(_ line: UnsafeRawBufferPointer, limits: FetchLimits) -> FetchFailure? {
        headerByteCount += line.count
        headerLineCount += 1
        guard headerByteCount <= limits.headerBytes else {
            return .malformedResponse("more than \(limits.headerBytes) header bytes")
        }
        guard headerLineCount <= limits.headerCount + 2 else {
            return .malformedResponse("more than \(limits.headerCount) header lines")
        }
        let isStatusLine = unsafe line.starts(with: Array("HTTP/".utf8))
        if isHeadComplete {
            guard isStatusLine, body.isEmpty else { return nil }
            headBytes = []
            isHeadComplete = false
        }
        unsafe headBytes.append(contentsOf: line)
        isHeadComplete = unsafe line.allSatisfy { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }
        return nil
    }

    mutating func takeBody(_ bytes: UnsafeRawBufferPointer, limits: FetchLimits) -> FetchFailure? {
        guard bytes.count <= limits.bodyBytes - body.count else { return .oversized(limit: limits.bodyBytes) }
        unsafe body.append(contentsOf: bytes)
        return nil
    }

    var head: HTTPHead? { HTTPHead(headBytes) }
}
