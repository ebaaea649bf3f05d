import Foundation

/// A place in a WARC file from which reading can start.
struct WARCPosition: Sendable, Hashable {
    /// Where in the file the gzip member begins; 0 in files that are not compressed.
    var member: UInt64 = 0
    /// Bytes after the beginning of the member, decompressed.
    var offset: UInt64 = 0
}

/// The text of a WARC file, whether each record is compressed, the whole file, or nothing. Holds one chunk in memory.
final class WARCByteStream {
    private let file: FileHandle
    /// What was read of the file and not yet used.
    private var raw: ArraySlice<UInt8> = []
    /// Where in the file `raw` begins.
    private var rawOffset: UInt64 = 0
    private var text: ArraySlice<UInt8> = []
    /// Where `text` begins.
    private var textPosition = WARCPosition()
    /// Nil between members, and in files that are not compressed.
    private var inflater: Inflater?
    private let isCompressed: Bool

    private static let chunk = 64 << 10

    /// Opens this one file; nothing that stands in it can open another.
    init(path: String, at position: WARCPosition = WARCPosition()) throws(WARCError) {
        guard let file = FileHandle(forReadingAtPath: path) else { throw .unreadable(path: path) }
        self.file = file
        do {
            isCompressed = try file.read(upToCount: 2).map(Array.init) == [0x1F, 0x8B]
            try file.seek(toOffset: isCompressed ? position.member : position.offset)
        } catch {
            throw .unreadable(path: path)
        }
        if isCompressed {
            rawOffset = position.member
            try skip(position.offset)
        } else {
            textPosition = position
        }
    }

    deinit {
        try? file.close()
    }

    /// The position of the next byte, or nil at the end of the file.
    func position() throws(WARCError) -> WARCPosition? {
        try fill() ? textPosition : nil
    }

    /// The next byte, which stays; nil at the end of the file.
    func peek() throws(WARCError) -> UInt8? {
        try fill() ? text.first : nil
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
            guard try fill() else { throw .cut(offset: rawOffset) }
            left -= UInt64(take(Int(min(left, UInt64(text.count)))).count)
        }
    }

    /// How far the file has been used, for error messages.
    var fileOffset: UInt64 { rawOffset }

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
                if inflater != nil { throw .cut(offset: rawOffset) }
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
        do {
            raw = try file.read(upToCount: Self.chunk).map { Array($0)[...] } ?? []
        } catch {
            throw .cut(offset: rawOffset)
        }
        return !raw.isEmpty
    }

    private func inflateSome() throws(WARCError) {
        if inflater == nil {
            textPosition = WARCPosition(member: rawOffset)
            inflater = Inflater(.gzip)
        }
        guard let inflater else { throw .cut(offset: rawOffset) }
        do {
            let step = try inflater.inflate(raw, limit: Self.chunk)
            use(step.consumed)
            text = step.output[...]
        } catch {
            throw .malformed(offset: rawOffset)
        }
        if inflater.isAtEnd { self.inflater = nil }
    }

    private func use(_ count: Int) {
        raw = raw.dropFirst(count)
        rawOffset += UInt64(count)
    }
}
