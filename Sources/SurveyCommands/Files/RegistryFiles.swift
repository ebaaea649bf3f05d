import Foundation
import Registries
import SurveySupport

/// Copies of registries' files on this machine.
struct RegistryFiles {
    typealias Documents = (documents: [RegistryDocument], problems: [String])

    /// Holds files with the names of the registries' files.
    var folder: String?
    /// Files with names of their own, which go first.
    var named: [RegistryFile: String]

    /// The files that are there, each with the day of its last change, and what is wrong with the others.
    func read() throws -> Documents {
        var (documents, problems): Documents = ([], [])
        for file in RegistryFile.allCases {
            guard let path = named[file] ?? folder.map({ "\($0)/\(file.rawValue).json" }) else { continue }
            guard let bytes = try WholeFile.readIfPresent(path) else {
                problems.append("\(path) does not exist")
                continue
            }
            let changed = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
            let seconds = Int(changed?.timeIntervalSince1970 ?? 0)
            documents.append(RegistryDocument(file, day: SurveyDate(secondsSince1970: seconds), bytes: bytes))
        }
        return (documents, problems)
    }
}
