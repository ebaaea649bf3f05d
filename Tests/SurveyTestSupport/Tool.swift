package import Foundation
import Subprocess

// swift-subprocess takes paths of the system's own module where there is one.
#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// Runs the built tool as a person would: a process with arguments, two streams and an exit code.
package struct Tool {
    package struct Run: Sendable {
        package var exitCode: Int
        package var output: String
        package var errors: String
    }

    package struct NotBuilt: Error { package var path: String }

    /// The repository, found from this file.
    package static let repository = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Runs `provider-survey` in `folder`; output beyond 16 MB is an error.
    ///
    /// - Parameter wrapper: a command that runs the tool, whose path and arguments follow its own.
    package static func run(
        _ arguments: [String], in folder: URL, environment: [String: String] = [:], through wrapper: [String] = []
    ) async throws -> Run {
        let path = executable.path
        let words = wrapper + [path] + arguments
        guard FileManager.default.isExecutableFile(atPath: path) else { throw NotBuilt(path: path) }
        var changes: [Environment.Key: String?] = [:]
        for (name, value) in environment { changes[Environment.Key(stringLiteral: name)] = value }
        let run = try await Subprocess.run(
            wrapper.isEmpty ? .path(FilePath(path)) : .name(words[0]), arguments: Arguments(Array(words.dropFirst())),
            environment: .inherit.updating(changes),
            workingDirectory: FilePath(folder.path), output: .string(limit: 16 << 20), error: .string(limit: 16 << 20))
        let code: Int
        switch run.terminationStatus {
        case .exited(let status): code = Int(status)
        case .signaled(let signal): code = 128 + Int(signal)
        }
        return Run(exitCode: code, output: run.standardOutput, errors: run.standardError)
    }

    /// The tool under test: what `TOOL_UNDER_TEST` names, or else beside the test bundle, where SwiftPM puts both.
    package static var executable: URL {
        if let path = ProcessInfo.processInfo.environment["TOOL_UNDER_TEST"] { return URL(filePath: path) }
        let bundle =
            Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
            ?? URL(filePath: CommandLine.arguments[0])
        return bundle.deletingLastPathComponent().appending(path: "provider-survey")
    }
}

/// A folder that is gone when the test is over.
package func withTemporaryFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "provider-survey-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}
