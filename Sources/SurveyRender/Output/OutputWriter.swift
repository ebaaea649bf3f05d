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

/// Writes rendered files below one folder, and nowhere else.
///
/// A file is replaced as a whole by renaming a temporary one in the same folder, and only when its contents change: an
/// interrupted run leaves the old file. A lock on the folder keeps two runs from mixing.
package struct OutputWriter: Sendable {
    /// The output folder, as the user wrote it.
    package let directory: String

    package init(directory: String) {
        self.directory = directory
    }

    /// What a run of `write` did; paths below the output folder, sorted.
    package struct Report: Sendable, Hashable {
        package var written: [String] = []
        package var unchanged: [String] = []
        /// Files that no target makes any more.
        package var removed: [String] = []
    }

    /// What a run of `check` found; paths below the output folder, sorted.
    package struct Staleness: Sendable, Hashable {
        package var missing: [String] = []
        package var stale: [String] = []
        /// Generated once, and made by no target any more.
        package var leftOver: [String] = []

        package var isFresh: Bool { missing.isEmpty && stale.isEmpty && leftOver.isEmpty }

        /// `missing: matrix.md`, one line for each file.
        package var lines: [String] {
            missing.map { "missing: \($0)" } + stale.map { "stale: \($0)" } + leftOver.map { "left over: \($0)" }
        }
    }

    /// Writes what has changed.
    ///
    /// - Parameters:
    ///   - complete: the groups of which `files` holds every target; their other generated files are removed.
    ///   - replacingForeign: overwrite files that this program has not generated.
    /// - Throws: `OutputFailure` before anything is written when a path is refused or a file is not ours.
    package func write(
        _ files: [RenderedFile], complete: Set<RenderedFile.Group> = [], replacingForeign: Bool = false
    ) throws(OutputFailure) -> Report {
        try createFolder(directory)
        let lock = try FolderLock(directory)
        defer { lock.release() }
        var manifest = readManifest()
        let leftOver = manifest.leftOver(files, complete: complete)
        for file in files { try inspect(file, manifest: manifest, replacingForeign: replacingForeign) }
        var report = Report()
        for file in files.sorted(by: { $0.path < $1.path }) {
            let place = try safePlace(file.path)
            if read(place) == Array(file.contents.utf8) {
                report.unchanged.append(file.path)
            } else {
                try replace(place, path: file.path, with: file.contents)
                report.written.append(file.path)
            }
        }
        for path in leftOver where try remove(path) { report.removed.append(path) }
        manifest.note(files, complete: complete)
        if read(directory + "/" + Manifest.fileName) != Array(manifest.text.utf8) {
            try replace(directory + "/" + Manifest.fileName, path: Manifest.fileName, with: manifest.text)
        }
        return report
    }

    /// Compares without writing.
    package func check(
        _ files: [RenderedFile], complete: Set<RenderedFile.Group> = []
    ) throws(OutputFailure) -> Staleness {
        var found = Staleness()
        for file in files.sorted(by: { $0.path < $1.path }) {
            guard let bytes = read(try safePlace(file.path)) else {
                found.missing.append(file.path)
                continue
            }
            if bytes != Array(file.contents.utf8) { found.stale.append(file.path) }
        }
        found.leftOver = readManifest().leftOver(files, complete: complete).filter { path in
            FileManager.default.fileExists(atPath: directory + "/" + path)
        }
        return found
    }

    private func inspect(_ file: RenderedFile, manifest: Manifest, replacingForeign: Bool) throws(OutputFailure) {
        let place = try safePlace(file.path)
        var isFolder = false
        guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder) else { return }
        if isFolder { throw OutputFailure(file.path, .isFolder) }
        guard !replacingForeign, !manifest.all.contains(file.path), let bytes = read(place) else { return }
        if bytes != Array(file.contents.utf8), !Self.carriesMarker(bytes) { throw OutputFailure(file.path, .foreign) }
    }

    private static func carriesMarker(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes.prefix(2_000), as: UTF8.self).contains(Marker.string)
    }

    /// Where the file lies, once it is certain that nothing on the way leads out of the output folder.
    private func safePlace(_ path: String) throws(OutputFailure) -> String {
        guard let checked = OutputPath(path) else { throw OutputFailure(path, .refusedPath) }
        let root = Self.resolved(directory)
        for part in checked.folders + [checked.text] {
            let place = directory + "/" + part
            guard (try? FileManager.default.destinationOfSymbolicLink(atPath: place)) != nil else { continue }
            guard let root, let target = Self.resolved(place), target.hasPrefix(root + "/") else {
                throw OutputFailure(path, .leavesFolder)
            }
        }
        return directory + "/" + checked.text
    }

    private static func resolved(_ path: String) -> String? {
        guard let pointer = realpath(path, nil) else { return nil }
        defer { free(pointer) }
        return String(cString: pointer)
    }

    private func read(_ place: String) -> [UInt8]? {
        (try? Data(contentsOf: URL(filePath: place))).map { [UInt8]($0) }
    }

    private func readManifest() -> Manifest {
        guard let bytes = read(directory + "/" + Manifest.fileName) else { return Manifest() }
        return Manifest(text: String(decoding: bytes, as: UTF8.self))
    }

    private func createFolder(_ place: String) throws(OutputFailure) {
        do {
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        } catch {
            throw OutputFailure(place, .notWritable("\(error)"))
        }
    }

    /// Writes a temporary file next to the old one and renames it; the old file stays whole until then.
    private func replace(_ place: String, path: String, with contents: String) throws(OutputFailure) {
        let final = Self.resolved(place) ?? place
        let slash = final.lastIndex(of: "/") ?? final.startIndex
        let folder = String(final[..<slash])
        try createFolder(folder)
        let temporary = "\(folder)/.\(final[final.index(after: slash)...]).\(getpid()).tmp"
        do {
            try Data(contents.utf8).write(to: URL(filePath: temporary))
        } catch {
            _ = unlink(temporary)
            throw OutputFailure(path, .notWritable("\(error)"))
        }
        guard rename(temporary, final) == 0 else {
            let reason = String(cString: strerror(errno))
            _ = unlink(temporary)
            throw OutputFailure(path, .notWritable(reason))
        }
    }

    private func remove(_ path: String) throws(OutputFailure) -> Bool {
        let place = try safePlace(path)
        return (try? FileManager.default.removeItem(atPath: place)) != nil
    }
}

/// A file that could not or must not be written.
package struct OutputFailure: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Reason: Sendable, Hashable {
        /// The path is absolute, hidden, holds `..` or characters that no target needs.
        case refusedPath
        /// A symbolic link on the way leads out of the output folder.
        case leavesFolder
        /// A file stands there that this program has not generated.
        case foreign
        case isFolder
        case notWritable(String)
    }

    package var path: String
    package var reason: Reason

    init(_ path: String, _ reason: Reason) {
        self.path = path
        self.reason = reason
    }

    package var description: String {
        switch reason {
        case .refusedPath: "\(path): error: a target's path stays below the output folder and is plain [output-path]"
        case .leavesFolder: "\(path): error: a symbolic link leads out of the output folder [output-path]"
        case .foreign: "\(path): error: the file was not generated by provider-survey; move it away [foreign-file]"
        case .isFolder: "\(path): error: a folder stands where the file belongs [output-path]"
        case .notWritable(let why): "\(path): error: cannot be written: \(why) [output-write]"
        }
    }
}

/// An exclusive lock on a folder; waits for another run to finish.
private struct FolderLock {
    private let descriptor: Int32

    init(_ directory: String) throws(OutputFailure) {
        descriptor = open(directory, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw OutputFailure(directory, .notWritable(String(cString: strerror(errno)))) }
        while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    }

    func release() { close(descriptor) }
}
