import SurveySupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What stands at a path, without following a link.
enum EntryKind: Sendable {
    case file, folder
    /// Links, pipes, sockets, devices: never opened.
    case other

    /// Nil where nothing stands there.
    init?(at path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        self.init(mode: status.st_mode)
    }

    fileprivate init(mode: mode_t) {
        switch mode & S_IFMT {
        case S_IFREG: self = .file
        case S_IFDIR: self = .folder
        default: self = .other
        }
    }
}

/// The entries of one folder.
struct FolderListing {
    struct Entry {
        var name: String
        var kind: EntryKind
    }

    /// Sorted by name; nil where the folder cannot be read.
    static func entries(of folder: String) -> [Entry]? {
        // A link in the place of the folder is not followed, even one that came after the folder was seen.
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        guard let stream = fdopendir(descriptor) else {
            close(descriptor)
            return nil
        }
        defer { closedir(stream) }
        var entries: [Entry] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
            }
            if name == "." || name == ".." { continue }
            entries.append(Entry(name: name, kind: kind(entry.pointee.d_type, folder, name)))
        }
        return entries
    }

    private static func kind(_ type: UInt8, _ folder: String, _ name: String) -> EntryKind {
        switch Int(type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        // Some file systems do not say.
        case Int(DT_UNKNOWN): EntryKind(at: folder + "/" + name) ?? .other
        default: .other
        }
    }
}

/// Room for the bytes of one file after the other, one for each thread.
final class FileBuffer {
    enum Outcome {
        case read(UnsafeRawBufferPointer)
        case binary
        case oversized
        case unreadable
    }

    private let room: UnsafeMutableRawBufferPointer
    private let limit: Int

    /// - Parameter limit: larger files are not read.
    init(limit: Int) {
        self.limit = limit
        room = .allocate(byteCount: limit + 1, alignment: 16)
    }

    deinit { room.deallocate() }

    /// The bytes are valid until the next call.
    func read(_ path: String) -> Outcome {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return .unreadable }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return .unreadable }
        guard status.st_size <= limit else { return .oversized }
        var count = 0
        // A file of the size that the system names needs no second call; one that grows is read as far as there is room.
        while count <= limit, count == 0 || count < Int(status.st_size) {
            let got = SystemError.retrying {
                systemRead(descriptor, room.baseAddress.map { $0 + count }, room.count - count)
            }
            if got < 0 { return .unreadable }
            if got == 0 { break }
            count += got
        }
        guard count <= limit else { return .oversized }
        let bytes = UnsafeRawBufferPointer(rebasing: room[..<count])
        return Self.isBinary(bytes) ? .binary : .read(bytes)
    }

    /// A NUL in the beginning, by which grep and git tell, too.
    private static func isBinary(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let start = bytes.baseAddress else { return false }
        return memchr(start, 0, min(bytes.count, 8_000)) != nil
    }
}

/// The system's `read`, which has the name of our own function.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}
