package import Foundation
package import Subprocess

// swift-subprocess takes paths of the system's own module where there is one.
#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// Programs that are not ours and that tests need. `.ci/install-packages test` installs them all: a test whose program
/// is missing fails and says so.
package enum ForeignProgram {
    package struct Missing: Error, CustomStringConvertible {
        package var name: String
        package var description: String { "\(name) is not installed; run: .ci/install-packages test" }
    }

    package struct Failed: Error, CustomStringConvertible {
        package var name: String
        package var errors: String
        package var description: String { "\(name) failed: \(errors)" }
    }

    /// A Python that has the packages named in `.ci/install-packages`.
    package static let python = Tool.repository.appending(path: ".build-python/bin/python3").path

    /// The same, for tests that talk to it while it runs. Under the name `python3` some machines have a script that first looks
    /// for a Python, which takes longer than what the tests let it do.
    package static var pythonProgram: Executable { .path(FilePath(python)) }

    /// A program that ends before it has read its input fails its test; it does not end all of them by SIGPIPE.
    private static let brokenPipesAreErrors: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

    /// What a program writes to its standard output, at most 64 MB.
    ///
    /// - Parameter name: a path, or a name that is looked up in `PATH`.
    @discardableResult
    package static func output(
        of name: String, _ arguments: [String], input: String = "", in folder: URL? = nil
    ) async throws -> String {
        _ = brokenPipesAreErrors
        if name.contains("/"), !FileManager.default.isExecutableFile(atPath: name) { throw Missing(name: name) }
        do {
            let result = try await Subprocess.run(
                name.contains("/") ? .path(FilePath(name)) : .name(name), arguments: Arguments(arguments),
                workingDirectory: folder.map { FilePath($0.path) }, input: .string(input),
                output: .string(limit: 64 << 20), error: .string(limit: 1 << 20))
            guard result.terminationStatus.isSuccess else { throw Failed(name: name, errors: result.standardError) }
            return result.standardOutput
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw Missing(name: name)
        }
    }
}
