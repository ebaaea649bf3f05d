import CZlib

/// Writes one complete gzip member, the unit that WARC compresses records in.
enum Gzip {
    /// Nil when zlib has no memory left.
    static func member(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = unsafe z_stream()
        let version = unsafe zlibVersion()
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        // 15 bits of window, plus 16 for a gzip header; 8 is zlib's own choice of memory.
        guard
            unsafe deflateInit2_(
                &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, version, size) == Z_OK
        else { return nil }
        defer { unsafe deflateEnd(&stream) }
        let bound = unsafe Int(deflateBound(&stream, UInt(bytes.count)))
        var output = [UInt8](repeating: 0, count: bound)
        var input = bytes
        let written: Int? = unsafe input.withUnsafeMutableBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                unsafe stream.next_in = source.baseAddress
                unsafe stream.avail_in = UInt32(clamping: source.count)
                unsafe stream.next_out = target.baseAddress
                unsafe stream.avail_out = UInt32(clamping: target.count)
                guard unsafe deflate(&stream, Z_FINISH) == Z_STREAM_END else { return nil }
                return unsafe target.count - Int(stream.avail_out)
            }
        }
        return written.map { Array(output.prefix($0)) }
    }
}
