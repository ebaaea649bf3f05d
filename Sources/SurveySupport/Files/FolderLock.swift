#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The right to write files of one folder and of those below it; every writer has to hold it, so that two runs never mix.
///
/// Files are replaced as a whole: a temporary one is written in the same folder, brought to the disk, and renamed. A run
/// that is killed leaves the old file or the new one, and at most a temporary file, which the next lock removes. The system
/// releases the lock when the process ends, however it ends.
package final class FolderLock {
    /// Temporary files end with it, and begin with a dot.
    static let temporaryEnding = ".provider-survey.tmp"

    private let descriptor: Int32

    /// In seconds.
    private static let patience = 30

    /// Waits for another run to finish writing, 30 seconds at most.
    ///
    /// - Parameter sweepsBelow: remove what killed runs left in the folders below, too.
    /// - Throws: `inUse` when the wait was in vain, `unwritable` when there is no such folder.
    package init(_ folder: String, sweepsBelow: Bool = false) throws(FileProblem) {
        descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileProblem(folder, .unwritable(SystemError.text())) }
        var waits = Self.patience * 50
        // Where the file system knows no locks, there is nothing to wait for.
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR {
            guard waits > 0 else { throw FileProblem(folder, .inUse) }
            waits -= 1
            usleep(20_000)
        }
        Self.sweep(folder, depth: sweepsBelow ? 4 : 0)
    }

    /// The lock of the folder in which a file stands.
    package convenience init(ofFile path: String) throws(FileProblem) { try self.init(Self.parts(of: path).folder) }

    deinit { close(descriptor) }

    /// Makes the folder and those above it, where they do not exist.
    package static func make(_ folder: String) throws(FileProblem) {
        if mkdir(folder, 0o777) == 0 || errno == EEXIST { return }
        let above = parts(of: folder).folder
        guard errno == ENOENT, above != folder, above != "." else {
            throw FileProblem(folder, .unwritable(SystemError.text()))
        }
        try make(above)
        guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
            throw FileProblem(folder, .unwritable(SystemError.text()))
        }
    }

    /// From this many files on, one sync of the machine's disks costs less than one of each file: some 4 ms each on a solid
    /// state disk, against some 20 ms.
    private static let manyFiles = 32

    /// Writes the file whole, or leaves the old one. Keeps the old one's permissions. A link is replaced, not followed.
    package func replace(_ path: String, with bytes: [UInt8]) throws(FileProblem) {
        try replace([(path, { take in take(bytes) })])
    }

    /// Hands over the bytes of a file one piece after the other.
    package typealias Pieces = (_ take: ([UInt8]) -> Void) -> Void

    /// Does so with each file, in folders that exist. None is renamed before all of them are on the disk.
    package func replace(_ files: [(path: String, pieces: Pieces)]) throws(FileProblem) {
        var waiting: [(temporary: String, path: String)] = []
        do throws(FileProblem) {
            for file in files {
                let temporary = Self.temporary(for: file.path)
                waiting.append((temporary, file.path))
                try Self.write(file.pieces, to: temporary, for: file.path, isSynced: files.count < Self.manyFiles)
            }
            if files.count >= Self.manyFiles { sync() }
            while let (temporary, path) = waiting.last {
                guard rename(temporary, path) == 0 else { throw FileProblem(path, .unwritable(SystemError.text())) }
                waiting.removeLast()
            }
        } catch {
            for (temporary, _) in waiting { unlink(temporary) }
            throw error
        }
    }

    private static func temporary(for path: String) -> String {
        let (folder, name) = parts(of: path)
        return "\(folder)/.\(name).\(getpid())\(temporaryEnding)"
    }

    private static func write(
        _ pieces: Pieces, to temporary: String, for path: String, isSynced: Bool
    ) throws(FileProblem) {
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileProblem(path, .unwritable(SystemError.text())) }
        defer { close(descriptor) }
        if let mode = mode(of: path) { fchmod(descriptor, mode) }
        var error: Int32 = 0
        pieces { piece in if error == 0 { error = SystemError.write(piece, to: descriptor) } }
        errno = error
        guard error == 0, !isSynced || fsync(descriptor) == 0 else {
            throw FileProblem(path, .unwritable(SystemError.text()))
        }
    }

    private static func mode(of path: String) -> mode_t? {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return status.st_mode & 0o777
    }

    private static func parts(of path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let folder = String(path[..<slash])
        return (folder.isEmpty ? "/" : folder, String(path[path.index(after: slash)...]))
    }

    /// Removes what killed runs have left. Whoever holds the lock knows that nobody is writing.
    private static func sweep(_ folder: String, depth: Int) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            let path = folder + "/" + name
            if name.hasPrefix("."), name.hasSuffix(temporaryEnding) {
                unlink(path)
            } else if depth > 0, !name.hasPrefix("."), isFolder(path) {
                sweep(path, depth: depth - 1)
            }
        }
    }

    /// Links do not count: they may lead anywhere.
    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
