#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Searches in bytes, for the few files that have a needle.
enum ByteSearch {
    /// Where a mark stands first in a part of a text.
    static func first(_ mark: [UInt8], in text: [UInt8], _ part: Range<Int>) -> Range<Int>? {
        text.withUnsafeBytes { bytes -> Range<Int>? in
            guard let base = bytes.baseAddress, let byte = mark.first else { return nil }
            var position = part.lowerBound
            let last = part.upperBound - mark.count
            while position <= last, let found = memchr(base + position, Int32(byte), last - position + 1) {
                position = UnsafeRawPointer(found) - base
                if memcmp(found, mark, mark.count) == 0 { return position..<position + mark.count }
                position += 1
            }
            return nil
        }
    }

    static func first(_ mark: [UInt8], in text: [UInt8]) -> Range<Int>? { first(mark, in: text, 0..<text.count) }

    /// The offset of the byte behind each line break, after that of the beginning.
    static func lineStarts(of text: [UInt8]) -> [Int] {
        var starts = [0]
        text.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            var position = 0
            while position < bytes.count, let found = memchr(base + position, 0x0A, bytes.count - position) {
                position = UnsafeRawPointer(found) - base + 1
                starts.append(position)
            }
        }
        return starts
    }
}
