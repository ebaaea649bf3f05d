/// What the path of a file says of it.
struct SourceFile: Sendable, Hashable {
    enum Role: Sendable, Hashable {
        case code
        /// Prose for people: a finding there is one, for it misleads them.
        case document
        case test
        /// Changelogs, release notes, blogs: what was right on its day.
        case history
        /// Written by programs: lock files, bundles, binaries.
        case generated
    }

    let path: String
    let role: Role
    /// Text for people, whatever its role.
    var isProse: Bool { role == .document }
    let comments: CommentSyntax
    /// `.env` and its examples.
    let isEnvironment: Bool

    /// - Parameter path: with slashes; its folders count, too.
    init(_ path: String) {
        self.path = path
        let parts = path.lowercased().split(separator: "/").map(String.init)
        let name = parts.last ?? ""
        let ending = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
        comments = CommentSyntax(ending: ending, name: name)
        isEnvironment = name.hasPrefix(".env") || ending == "env"
        role = Self.role(folders: parts.dropLast(), name: name, ending: ending)
    }

    private static func role(folders: ArraySlice<String>, name: String, ending: String) -> Role {
        if isGenerated(name, ending) { return .generated }
        if isHistory(name) || folders.contains(where: isHistoryFolder) { return .history }
        if isTest(name) || folders.contains(where: { testFolders.contains($0) || $0.hasSuffix("tests") }) {
            return .test
        }
        return ["md", "mdx", "markdown", "rst", "adoc", "txt", "html", "htm", "ipynb"].contains(ending)
            ? .document : .code
    }

    private static func isGenerated(_ name: String, _ ending: String) -> Bool {
        binaryEndings.contains(ending) || lockFiles.contains(name) || name.hasSuffix(".min.js")
            || name.hasSuffix(".min.css") || ending == "lock" || name.contains(".lock.")
    }

    private static func isHistory(_ name: String) -> Bool {
        let word = name.prefix { $0 != "." }.filter(\.isLetter)
        return ["changelog", "changes", "history", "releasenotes", "news", "releases", "releasehistory"].contains(word)
    }

    /// Docusaurus keeps the documents of released versions in `versioned_docs`.
    private static func isHistoryFolder(_ name: String) -> Bool {
        historyFolders.contains(name) || name.hasSuffix("versioned_docs") || name.hasSuffix("versioned_sidebars")
    }

    private static func isTest(_ name: String) -> Bool {
        let stem = name.prefix { $0 != "." }
        return name.contains(".test.") || name.contains(".spec.") || name.contains(".vitest.")
            || stem.hasPrefix("test_") || stem.hasSuffix("_test")
            || stem.hasSuffix("tests") || stem.hasSuffix("_spec") || name == "conftest.py" || name.hasSuffix(".snap")
            || name.hasSuffix("test.kt") || name.hasSuffix("test.java")
    }

    private static let historyFolders: Set<String> = [
        "blog", "blogs", "changelog", "changelogs", ".changeset", "changesets", "release_notes", "release-notes",
        "releasenotes", "_posts",
    ]
    private static let testFolders: Set<String> = [
        "test", "__tests__", "spec", "specs", "testdata", "test-data", "fixtures", "__fixtures__", "__snapshots__",
        "__mocks__", "mocks", "cassettes", "e2e", "testing", "test-utils",
    ]
    private static let lockFiles: Set<String> = [
        "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "cargo.lock", "poetry.lock",
        "uv.lock", "pdm.lock", "package.resolved", "podfile.lock", "gemfile.lock", "composer.lock", "go.sum",
        "bun.lock", "bun.lockb", "flake.lock", "deno.lock", "pipfile.lock", "mix.lock", "pubspec.lock",
        "gradle.lockfile", "cartfile.resolved",
    ]
    private static let binaryEndings: Set<String> = [
        "png", "jpg", "jpeg", "gif", "webp", "ico", "icns", "bmp", "tiff", "pdf", "zip", "gz", "tgz", "bz2", "xz", "7z",
        "tar", "jar", "war", "class", "o", "a", "so", "dylib", "dll", "exe", "wasm", "woff", "woff2", "ttf", "otf",
        "eot",
        "mp3", "mp4", "mov", "webm", "wav", "ogg", "m4a", "avi", "sqlite", "db", "bin", "pyc", "map", "onnx", "gguf",
        "parquet", "sarif", "npy", "heic", "psd", "xcuserstate",
    ]
}
