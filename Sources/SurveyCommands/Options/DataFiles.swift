import ArgumentParser
import DriftCheck
import Foundation

/// Writes corrected data files, each whole or not at all.
enum DataFiles {
    /// Nothing is written when somebody else has changed one of the files since it was read.
    static func write(_ files: [FixedSurvey.ChangedFile]) throws {
        for file in files where [UInt8]((try? Data(contentsOf: URL(filePath: file.path))) ?? Data()) != file.before {
            Console.printError(
                "error: \(file.path) was changed by somebody else meanwhile; nothing was written, run again")
            throw ExitCode.failure
        }
        for file in files {
            try Data(file.after).write(to: URL(filePath: file.path).resolvingSymlinksInPath(), options: .atomic)
        }
    }
}
