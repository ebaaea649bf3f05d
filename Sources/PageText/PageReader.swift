/// Reads the body of a page into what a person would read on it.
package enum PageReader {
    /// Raised whenever the same bytes would read differently: verdicts and validators of an older version are not reused.
    package static let extractorVersion = 1

    /// Reads a body. All work is linear in its size, bounded by the limits, and on the calling thread; no network.
    ///
    /// - Parameters:
    ///   - contentType: the response's `Content-Type`; what the bytes look like decides where it is missing or says nothing.
    ///   - url: the address after redirects, against which links are resolved.
    package static func read(
        _ body: [UInt8], contentType: String?, url: String, limits: ReaderLimits = .default
    ) throws(ReadFailure) -> PageText {
        try HTMLReader.read(body, charset: nil, url: url, limits: limits)
    }
}
