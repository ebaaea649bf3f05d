import Foundation
import SurveyTestSupport
import Testing

/// Ends the tool at an exact step of its work on files, by a library that is loaded before the system's own.
struct KillSwitch: Sendable {
    private let library: String

    #if canImport(Darwin)
        private static let preload = "DYLD_INSERT_LIBRARIES"
    #else
        private static let preload = "LD_PRELOAD"
    #endif

    /// Compiles the library, which says what a step is; clang is part of every Swift toolchain.
    static func build(in folder: URL) async throws -> KillSwitch {
        let source = Tool.repository.appending(path: "Tests/SurveyCommandsTests/Support/end_at_step.c")
        let library = folder.appending(path: "end_at_step.so").path
        try await ForeignProgram.output(of: "clang", ["-shared", "-fPIC", "-o", library, source.path])
        return KillSwitch(library: library)
    }

    /// Runs the tool to its end, and says at how many steps it changed a file.
    func steps(of arguments: [String], in folder: URL) async throws -> Int {
        let file = FileManager.default.temporaryDirectory.appending(path: "steps-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let run = try await Tool.run(
            arguments, in: folder, environment: [Self.preload: library, "STEPS_FILE": file.path])
        #expect(run.exitCode == 0, "\(arguments): \(run.errors)")
        return FileManager.default.contents(atPath: file.path)?.count ?? 0
    }

    /// Whether the tool was killed before its work was done.
    func kill(_ arguments: [String], in folder: URL, atStep step: Int) async throws -> Bool {
        let run = try await Tool.run(
            arguments, in: folder, environment: [Self.preload: library, "END_AT_STEP": String(step)])
        return run.exitCode == 128 + 9
    }
}
