import CZlib

/// Decompresses one stream piece by piece, so that nothing grows beyond what the caller asked for.
@safe final class Inflater {
    /// zlib's window bits for each.
    enum Format: Int32 {
        case gzip = 31
        case zlib = 15
        /// Deflate without header.
        case raw = -15
    }

    struct DataError: Error {}

    struct Step {
        var output: [UInt8]
        /// How many bytes of the input were used.
        var consumed: Int
    }

    /// On the heap, because zlib keeps its address.
    private let stream: UnsafeMutablePointer<z_stream>
    private(set) var isAtEnd = false

    /// Nil when zlib has no memory left.
    init?(_ format: Format) {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let version = unsafe zlibVersion()
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        guard unsafe inflateInit2_(stream, format.rawValue, version, size) == Z_OK else {
            unsafe stream.deallocate()
            return nil
        }
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Decompresses until the input is used up, `limit` bytes are there, or the stream ends.
    func inflate(_ input: ArraySlice<UInt8>, limit: Int) throws(DataError) -> Step {
        var output = [UInt8](repeating: 0, count: limit)
        let status: Int32 = unsafe input.withUnsafeBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                unsafe stream.pointee.avail_in = UInt32(clamping: source.count)
                unsafe stream.pointee.next_out = target.baseAddress
                unsafe stream.pointee.avail_out = UInt32(clamping: target.count)
                return unsafe CZlib.inflate(stream, Z_NO_FLUSH)
            }
        }
        // No progress (Z_BUF_ERROR) is no error: more input or more room is needed.
        guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { throw DataError() }
        isAtEnd = status == Z_STREAM_END
        let produced = unsafe output.count - Int(stream.pointee.avail_out)
        let consumed = unsafe input.count - Int(stream.pointee.avail_in)
        return Step(output: Array(output.prefix(produced)), consumed: consumed)
    }
}
