import Dispatch
import SurveySupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The files of source trees, visited by as many threads as there are cores. Links are not followed; what git ignores, vendored
/// folders, files that programs write, binaries and large files are left out.
struct SourceTree: Sendable {
    /// Larger files are data.
    static let sizeLimit = 2 << 20

    /// What was done with the files, for the summary.
    struct Counts: Sendable, Hashable {
        var files = 0
        var bytes = 0
        var oversized = 0
        /// Sorted paths of what could not be opened.
        var unreadable: [String] = []

        mutating func add(_ other: Counts) {
            files += other.files
            bytes += other.bytes
            oversized += other.oversized
            unreadable += other.unreadable
        }
    }

    var includesTests = false
    /// False for paths that the user leaves out.
    var isWanted: @Sendable (_ path: String, _ isFolder: Bool) -> Bool

    /// Files of a folder are handed out in groups of so many, so that one large folder keeps all threads busy.
    private static let groupSize = 64

    private enum Work: Sendable {
        case folder(path: String, ignored: IgnoreChain?)
        case files([SourceFile])
    }

    /// Calls `visit` for every file, from several threads at once, and gives what each thread has made of its files.
    func visit<Result: Sendable>(
        _ roots: [String], _ start: Result,
        _ visit: @Sendable (inout Result, SourceFile, UnsafeRawBufferPointer) -> Void
    ) -> (results: [Result], counts: Counts) {
        let queue = WorkQueue(roots.map(work))
        let results = Mutex<([Result], Counts)>(([], Counts()))
        DispatchQueue.concurrentPerform(iterations: max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))) { _ in
            let buffer = FileBuffer(limit: Self.sizeLimit)
            var result = start
            var counts = Counts()
            queue.work { work in
                switch work {
                case .folder(let path, let ignored): queue.add(list(path, ignored, &counts))
                case .files(let files):
                    for file in files { read(file, buffer, &counts) { visit(&result, file, $0) } }
                }
            }
            let (made, counted) = (result, counts)
            results.withLock { all in
                all.0.append(made)
                all.1.add(counted)
            }
        }
        var (made, counts) = results.withLock { $0 }
        counts.unreadable.sort()
        return (made, counts)
    }

    private func work(_ root: String) -> Work {
        // A path that the user names is searched whatever its name says.
        if EntryKind(at: root) == .file { return .files([SourceFile(root)]) }
        let path = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
        return .folder(path: path, ignored: IgnoreChain.above(path))
    }

    private func read(
        _ file: SourceFile, _ buffer: FileBuffer, _ counts: inout Counts, _ body: (UnsafeRawBufferPointer) -> Void
    ) {
        switch buffer.read(file.path) {
        case .read(let bytes):
            counts.files += 1
            counts.bytes += bytes.count
            body(bytes)
        case .binary: break
        case .oversized: counts.oversized += 1
        case .unreadable: counts.unreadable.append(file.path)
        }
    }

    private func list(_ folder: String, _ above: IgnoreChain?, _ counts: inout Counts) -> [Work] {
        guard let entries = FolderListing.entries(of: folder) else {
            counts.unreadable.append(folder)
            return []
        }
        let hasRules = entries.contains { $0.name == ".gitignore" && $0.kind == .file }
        let ignored = hasRules ? IgnoreChain.extended(above, by: folder + "/.gitignore", in: folder) : above
        let prefix = folder == "." ? "" : folder == "/" ? "/" : folder + "/"
        var work: [Work] = []
        var files: [SourceFile] = []
        for entry in entries {
            let path = prefix + entry.name
            switch entry.kind {
            case .folder:
                guard !Self.vendored.contains(entry.name), ignored?.ignores(path, isFolder: true) != true,
                    isWanted(path, true)
                else { continue }
                work.append(.folder(path: path, ignored: ignored))
            case .file:
                let file = SourceFile(path)
                guard isOurs(file), ignored?.ignores(path, isFolder: false) != true, isWanted(path, false)
                else { continue }
                files.append(file)
            case .other: break
            }
        }
        for start in stride(from: 0, to: files.count, by: Self.groupSize) {
            work.append(.files(Array(files[start..<min(start + Self.groupSize, files.count)])))
        }
        return work
    }

    private func isOurs(_ file: SourceFile) -> Bool {
        switch file.role {
        case .code, .document: true
        case .test: includesTests
        case .history, .generated: false
        }
    }

    /// Folders of other people's code and of what programs write, by their names.
    private static let vendored: Set<String> = [
        ".git", ".hg", ".svn", ".jj", "node_modules", "bower_components", "vendor", "vendored", "third_party",
        "third-party",
        "thirdparty", "3rdparty", "Pods", "Carthage", ".build", ".swiftpm", "DerivedData", "SourcePackages", ".venv",
        "venv",
        "site-packages", "__pycache__", ".tox", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".gradle", ".idea",
        ".next",
        ".nuxt", ".turbo", ".yarn", ".cache", ".terraform", ".dart_tool",
    ]
}
