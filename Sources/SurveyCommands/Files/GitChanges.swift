import ArgumentParser
import Foundation
import SourceLint
import Subprocess
import SurveySupport

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// What has changed in a checkout since a revision, as git tells it.
enum GitChanges {
    /// More than any diff that a person would look at.
    private static let outputLimit = 64 << 20

    /// Lines in files of `paths` that differ from the revision, and whole files that git does not know yet.
    static func lines(since revision: String, in paths: [String]) async throws -> ChangedLines {
        var changes = ChangedLines()
        for path in paths {
            let (folder, name) = parts(of: path)
            let prefix = folder == "." ? "" : folder + "/"
            let diff = try await run(
                [
                    "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-renames", "--relative",
                    "--src-prefix=a/",
                    "--dst-prefix=b/", revision, "--", name,
                ], in: folder)
            changes.add(diff: diff, prefix: prefix)
            let added = try await run(["ls-files", "--others", "--exclude-standard", "-z", "--", name], in: folder)
            for file in added.split(separator: "\0") { changes.addWhole(prefix + file) }
        }
        return changes
    }

    /// The folder to run git in, and what is meant there.
    private static func parts(of path: String) -> (folder: String, name: String) {
        let url = URL(filePath: path)
        guard !url.hasDirectoryPath else {
            return (path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path, ".")
        }
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        return (slash == path.startIndex ? "/" : String(path[..<slash]), url.lastPathComponent)
    }

    private static func run(_ arguments: [String], in folder: String) async throws -> String {
        let result = try await Subprocess.run(
            .name("git"), arguments: Arguments(["-c", "core.quotePath=false"] + arguments),
            workingDirectory: FilePath(folder), output: .string(limit: outputLimit), error: .string(limit: 1 << 16))
        guard case .exited(0) = result.terminationStatus else {
            throw ValidationError("git cannot tell what has changed in \(folder): \(reason(in: result.standardError))")
        }
        return result.standardOutput
    }

    /// What git said last, without its own `fatal:`.
    private static func reason(in errors: String) -> Substring {
        let line = errors.split(separator: "\n").last ?? "it does not say why"
        return ["fatal: ", "error: "].first(where: line.hasPrefix).map { line.dropFirst($0.count) } ?? line
    }
}
