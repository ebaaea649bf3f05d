import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The text of a WARC file, whether each record is compressed, the whole file, or nothing. Holds one chunk in memory.
final class WARCByteStream {
    private let file: FileHandle
    /// Bytes of the file when it was opened.
    private let size: UInt64
    /// What was read of the file and not yet used.
    private var raw: ArraySlice<UInt8> = []
    /// Where in the file `raw` begins.
    private var rawOffset: UInt64 = 0
    private var text: ArraySlice<UInt8> = []
    /// Where `text` begins: how far the file has been used.
    private(set) var textPosition = WARCPosition()
    /// Nil between members, and in files that are not compressed.
    private var inflater: Inflater?
    private let isCompressed: Bool

    private static let chunk = 64 << 10

    /// Opens this one file; nothing that stands in it can open another.
    init(path: String, at position: WARCPosition = WARCPosition()) throws(WARCError) {
        (file, size) = try Self.opened(path)
        do {
            isCompressed = try file.read(upToCount: 2).map(Array.init) == [0x1F, 0x8B]
        } catch {
            throw .unreadable(path: path, reason: "\(error)")
        }
        rawOffset = isCompressed ? position.member ?? 0 : position.offset
        if isCompressed { try skip(position.offset) } else { textPosition = position }
    }

    /// Does not wait for whoever might write to a pipe.
    private static func opened(_ path: String) throws(WARCError) -> (FileHandle, size: UInt64) {
        let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: path, reason: unsafe String(cString: strerror(errno))) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .notOrdinary(path: path)
        }
        return (file, UInt64(status.st_size))
    }

    /// Goes to the next byte that ends no line. The position of it, or nil at the end of the file.
    func skipLineEnds() throws(WARCError) -> WARCPosition? {
        while try fill() {
            let ends = text.prefix { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.count
            _ = take(ends)
            if !text.isEmpty { return textPosition }
        }
        return nil
    }

    /// A line with its line feed; without one where the limit or the end of the file cuts it. Nil at the end.
    func readLine(limit: Int) throws(WARCError) -> [UInt8]? {
        var line: [UInt8] = []
        while line.count < limit, try fill() {
            let room = text.prefix(limit - line.count)
            if let end = room.firstIndex(of: UInt8(ascii: "\n")) {
                line += take(end - text.startIndex + 1)
                return line
            }
            line += take(room.count)
        }
        return line.isEmpty ? nil : line
    }

    /// Up to `count` bytes; fewer only at the end of the file.
    func read(_ count: Int) throws(WARCError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count, try fill() { bytes += take(min(count - bytes.count, text.count)) }
        return bytes
    }

    /// Fails with `cut` when the file is shorter.
    func skip(_ count: UInt64) throws(WARCError) {
        var left = count
        while left > 0 {
            if leap(left) { return }
            guard try fill() else { throw .cut(at: textPosition) }
            left -= UInt64(take(Int(min(left, UInt64(text.count)))).count)
        }
    }

    /// Skips what has not been read yet without reading it, where the file is plain and as long as that.
    private func leap(_ count: UInt64) -> Bool {
        guard !isCompressed, text.isEmpty, count > Self.chunk, textPosition.offset <= size,
            count <= size - textPosition.offset
        else { return false }
        textPosition.offset += count
        rawOffset = textPosition.offset
        return true
    }

    private func take(_ count: Int) -> ArraySlice<UInt8> {
        let taken = text.prefix(count)
        text = text.dropFirst(count)
        textPosition.offset += UInt64(taken.count)
        return taken
    }

    /// Sees to it that `text` is not empty; false at the end of the file.
    private func fill() throws(WARCError) -> Bool {
        while text.isEmpty {
            if raw.isEmpty, try !readChunk() {
                if inflater != nil { throw .cut(at: textPosition) }
                return false
            }
            if isCompressed {
                try inflateSome()
            } else {
                text = raw
                use(raw.count)
            }
        }
        return true
    }

    private func readChunk() throws(WARCError) -> Bool {
        var count = 0
        let chunk = unsafe [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, used in
            count = unsafe pread(file.fileDescriptor, buffer.baseAddress, Self.chunk, off_t(rawOffset))
            used = max(0, count)
        }
        guard count >= 0 else { throw .cut(at: textPosition) }
        raw = chunk[...]
        return count > 0
    }

    private func inflateSome() throws(WARCError) {
        if inflater == nil {
            textPosition = WARCPosition(member: rawOffset)
            inflater = Inflater(.gzip)
        }
        guard let inflater else { throw .cut(at: textPosition) }
        do {
            let step = try inflater.inflate(raw, limit: Self.chunk)
            use(step.consumed)
            text = step.output[...]
        } catch {
            throw .malformed(at: textPosition)
        }
        if inflater.isAtEnd { self.inflater = nil }
    }

    private func use(_ count: Int) {
        raw = raw.dropFirst(count)
        rawOffset += UInt64(count)
    }
}
