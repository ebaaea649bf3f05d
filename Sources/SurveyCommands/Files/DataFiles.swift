import Corrections
import DriftCheck
import Foundation
import SurveyModel
import SurveySupport

/// Writes corrected data files, each whole or not at all.
enum DataFiles {
    /// Nothing is written when somebody else has changed the survey since `read`: a correction is valid only together with
    /// everything that it was checked against. Editors know no locks, so each file is looked at once more just before it is
    /// replaced.
    static func write(_ changed: [FixedSurvey.ChangedFile], below data: String, read: [SurveyLoader.File]) throws {
        let lock = try FolderLock(data, sweepsBelow: true)
        if let path = difference(try SurveyLoader.files(in: data), read) {
            throw FileProblem(path, .changedMeanwhile)
        }
        for file in changed {
            guard try WholeFile.readIfPresent(file.path) ?? [] == file.before else {
                throw FileProblem(file.path, .changedMeanwhile)
            }
            let target = URL(filePath: file.path).resolvingSymlinksInPath()
            // The first tool of a survey is the first file of its folder.
            try FolderLock.make(target.deletingLastPathComponent().path(percentEncoded: false))
            try lock.replace(target.path(percentEncoded: false), with: file.after)
        }
    }

    /// A file that only one of the two has, or that differs.
    private static func difference(_ now: [SurveyLoader.File], _ before: [SurveyLoader.File]) -> String? {
        let old = Dictionary(before.map { ($0.path, $0.bytes) }) { first, _ in first }
        let gone = Set(old.keys).subtracting(now.map(\.path)).min()
        return now.first { old[$0.path] != $0.bytes }?.path ?? gone
    }
}
