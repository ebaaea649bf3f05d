import SurveyModel
package import SurveySupport

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
/// interrupted run leaves the old file.
package struct OutputWriter: Sendable {
    /// The output folder, as the user wrote it.
    package let directory: String
    private let keepsManifest: Bool

    /// - Parameter keepsManifest: false for a folder of sources, where every generated file carries the marker.
    package init(directory: String, keepsManifest: Bool = true) {
        self.directory = directory
        self.keepsManifest = keepsManifest
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

        /// `missing: output/matrix.md`, one line for each file, whose path begins with `folder`.
        package func lines(below folder: String) -> [String] {
            [("missing", missing), ("stale", stale), ("left over", leftOver)].flatMap { word, paths in
                paths.map { "\(word): \(folder)\($0)" }
            }
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
        try refuseLink()
        let lock = try Self.reporting { () throws(FileProblem) in
            try FolderLock.make(directory)
            return try FolderLock(directory, sweepsBelow: true)
        }
        var manifest = readManifest()
        let leftOver = manifest.leftOver(files, complete: complete).filter { OutputPath($0) != nil }
        let known = replacingForeign ? nil : manifest.all
        for file in files { try inspect(file, known: known) }
        // Noted before they are written: a run that is killed leaves no file that the next one would take for foreign.
        manifest.note(files, complete: [])
        try write(manifest, holding: lock)
        var report = Report()
        let compared = Self.comparisons(of: try places(of: files))
        let changed = compared.filter { $0.state != .fresh }
        report.unchanged = compared.filter { $0.state == .fresh }.map(\.file.path)
        report.written = changed.map(\.file.path)
        try replace(changed, holding: lock)
        for path in leftOver where try remove(path) { report.removed.append(path) }
        manifest.note(files, complete: complete)
        try write(manifest, holding: lock)
        return report
    }

    private func write(_ manifest: Manifest, holding lock: FolderLock) throws(OutputFailure) {
        let path = directory + "/" + Manifest.fileName
        guard keepsManifest else { return }
        let text: String
        do {
            text = try JSONWriter.write(encoding: manifest)
        } catch {
            throw OutputFailure(path, .file(FileProblem(path, .unwritable(error.description))))
        }
        guard read(path) != Array(text.utf8) else { return }
        // A link in its place is replaced, not followed.
        try Self.reporting { () throws(FileProblem) in try lock.replace(path, with: Array(text.utf8)) }
    }

    /// The files of one folder, and the groups of which they hold every target.
    package typealias Folder = (writer: OutputWriter, files: [RenderedFile], complete: Set<RenderedFile.Group>)

    /// Compares the files of several folders without writing, all of them at once.
    package static func check(_ folders: [Folder]) throws(OutputFailure) -> [Staleness] {
        var places: [[Place]] = []
        for folder in folders { places.append(try folder.writer.places(of: folder.files)) }
        var rest = comparisons(of: places.flatMap(\.self))[...]
        return zip(folders, places).map { folder, places in
            defer { rest = rest.dropFirst(places.count) }
            return folder.writer.staleness(of: rest.prefix(places.count), complete: folder.complete)
        }
    }

    /// Compares without writing.
    package func check(
        _ files: [RenderedFile], complete: Set<RenderedFile.Group> = []
    ) throws(OutputFailure) -> Staleness {
        staleness(of: Self.comparisons(of: try places(of: files))[...], complete: complete)
    }

    private func staleness(of compared: ArraySlice<Comparison>, complete: Set<RenderedFile.Group>) -> Staleness {
        var found = Staleness()
        found.missing = compared.filter { $0.state == .missing }.map(\.file.path)
        found.stale = compared.filter { $0.state == .stale }.map(\.file.path)
        found.leftOver = readManifest().leftOver(compared.map(\.file), complete: complete).filter { path in
            OutputPath(path) != nil && access(directory + "/" + path, F_OK) == 0
        }
        return found
    }

    /// A file, and where it lies.
    private struct Place: Sendable {
        var file: RenderedFile
        var path: String
    }

    /// What stands in the place of a file.
    private struct Comparison: Sendable {
        enum State {
            case fresh, stale, missing
        }

        var place: Place
        var state: State

        var file: RenderedFile { place.file }
    }

    /// Sorted by path.
    private func places(of files: [RenderedFile]) throws(OutputFailure) -> [Place] {
        try refuseLink()
        var places: [Place] = []
        for file in files.sorted(by: { $0.path < $1.path }) {
            places.append(Place(file: file, path: try safePath(file.path)))
        }
        return places
    }

    /// In the order of the places. A text that is made while it is read is made here, on as many cores as there are, and let go
    /// of; an ending that several files share is made once.
    private static func comparisons(of places: [Place]) -> [Comparison] {
        let endings = Dictionary(grouping: places.indices) { places[$0].file.text.ending.map(ObjectIdentifier.init) }
        let single = (endings[nil] ?? []).map { [$0] }
        // What several files share is long, and therefore the first to be made.
        let groups = Array(endings.filter { $0.key != nil }.values) + single
        let states = Parallel.map(groups) { group in Self.states(of: group.map { places[$0] }) }
        var found: [Comparison.State] = places.map { _ in .missing }
        for (group, states) in zip(groups, states) {
            for (index, state) in zip(group, states) { found[index] = state }
        }
        return zip(places, found).map { Comparison(place: $0, state: $1) }
    }

    /// The states of files with the same ending.
    private static func states(of places: [Place]) -> [Comparison.State] {
        let comparisons = places.map { FileComparison($0.path) }
        for (place, comparison) in zip(places, comparisons) {
            if let comparison { place.file.text.forEachPieceOfStart(comparison.take) }
        }
        places.first?.file.text.ending?.forEachPiece { piece in
            for comparison in comparisons { comparison?.take(piece) }
        }
        return comparisons.map { comparison in
            guard let comparison else { return .missing }
            return comparison.isWhole() ? .fresh : .stale
        }
    }

    /// Refuses a file that is not among those which we have written; nil for `known` refuses none.
    private func inspect(_ file: RenderedFile, known: Set<String>?) throws(OutputFailure) {
        let path = try safePath(file.path)
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        if status.st_mode & S_IFMT == S_IFDIR { throw OutputFailure(file.path, .isFolder) }
        let bytes = try Self.reporting { () throws(FileProblem) in
            try WholeFile.read(path, limit: Self.sizeLimit)
        }
        guard let known, !known.contains(file.path), !Self.carriesMarker(bytes) else { return }
        if Self.states(of: [Place(file: file, path: path)]) != [.fresh] { throw OutputFailure(file.path, .foreign) }
    }

    private static func carriesMarker(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes.prefix(2_000), as: UTF8.self).contains(Marker.string)
    }

    /// Where the file lies, once it is certain that no link stands on the way from the output folder to it.
    private func safePath(_ path: String) throws(OutputFailure) -> String {
        guard let checked = OutputPath(path) else { throw OutputFailure(path, .refusedPath) }
        for part in checked.folders + [checked.text] where SymbolicLink.stands(at: directory + "/" + part) {
            throw OutputFailure(directory + "/" + part, .link)
        }
        return directory + "/" + checked.text
    }

    /// The output folder itself may be no link either; those above it are the user's to choose.
    private func refuseLink() throws(OutputFailure) {
        if SymbolicLink.stands(at: directory) { throw OutputFailure(directory, .link) }
    }

    private func read(_ path: String) -> [UInt8]? {
        try? WholeFile.read(path, limit: Self.sizeLimit)
    }

    private func readManifest() -> Manifest {
        guard let bytes = read(directory + "/" + Manifest.fileName) else { return Manifest() }
        return Manifest(text: String(decoding: bytes, as: UTF8.self))
    }

    private func replace(_ files: [Comparison], holding lock: FolderLock) throws(OutputFailure) {
        let folders = Set(
            files.map { $0.place.path[..<($0.place.path.lastIndex(of: "/") ?? $0.place.path.startIndex)] })
        try Self.reporting { () throws(FileProblem) in
            for folder in folders.sorted() { try FolderLock.make(String(folder)) }
            try lock.replace(
                files.map { file in
                    (file.place.path, { take in file.file.text.forEachPiece { take(Array($0.utf8)) } })
                })
        }
    }

    /// Only a file: whatever the manifest says, no folder is emptied.
    private func remove(_ path: String) throws(OutputFailure) -> Bool {
        unlink(try safePath(path)) == 0
    }

    /// Generated files may be larger than those that people write.
    private static let sizeLimit = 1 << 30

    private static func reporting<Value>(_ work: () throws(FileProblem) -> Value) throws(OutputFailure) -> Value {
        do throws(FileProblem) { return try work() } catch { throw OutputFailure(error.path, .file(error)) }
    }
}

/// A file that could not or must not be written.
package struct OutputFailure: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Reason: Sendable, Hashable {
        /// The path is absolute, hidden, holds `..` or characters that no target needs.
        case refusedPath
        /// A symbolic link, which may lead anywhere.
        case link
        /// A file stands there that this program has not generated.
        case foreign
        case isFolder
        case file(FileProblem)
    }

    package var path: String
    package var reason: Reason

    init(_ path: String, _ reason: Reason) {
        self.path = path
        self.reason = reason
    }

    package var description: String {
        let path = TerminalText.line(path, limit: .max)
        return switch reason {
        case .refusedPath: "\(path): a target's path stays below the output folder and is plain [output-path]"
        case .link: "\(path): a symbolic link; put a folder or file in its place, or name another output [output-path]"
        case .foreign: "\(path): the file was not generated by provider-survey; move it away [foreign-file]"
        case .isFolder: "\(path): a folder stands where the file belongs [output-path]"
        case .file(let problem): problem.description
        }
    }
}
