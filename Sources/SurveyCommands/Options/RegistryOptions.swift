import ArgumentParser
import Foundation
import PageFetch
import Registries
import SurveySupport

/// Where registries come from: the network, a recording or files. Shared by `crosscheck` and `discover`.
struct RegistryOptions: ParsableArguments {
    @OptionGroup var network: NetworkOptions
    @Option(help: ArgumentHelp("Read the registries' files from this folder, not from the network.", valueName: "dir"))
    var offline: String?
    @Option(
        help: ArgumentHelp(
            "Read one file from here, not from the network: \(RegistryFile.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "name=file"))
    var registry: [NamedFile] = []

    struct NamedFile: ExpressibleByArgument {
        var file: RegistryFile
        var path: String

        init?(argument: String) {
            let parts = argument.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let file = RegistryFile(rawValue: String(parts[0])) else { return nil }
            self.file = file
            path = String(parts[1])
        }
    }

    mutating func validate() throws {
        if isOffline, !network.replay.isEmpty || network.record != nil {
            throw ValidationError("--offline and --registry exclude --replay and --record")
        }
    }

    private var isOffline: Bool { offline != nil || !registry.isEmpty }

    /// The registries that could be read, and whether all could. Ends the command with 3 where none could.
    func read(today: SurveyDate) async throws -> (snapshots: [RegistrySnapshot], isWhole: Bool) {
        let came = isOffline ? try filed() : try await fetched(today: today)
        let read = RegistryReader.read(came.documents)
        let problems = came.problems + read.failures.map(\.description)
        guard !read.snapshots.isEmpty else {
            Console.printError("no registry could be read: \(problems.first ?? "none was asked for")")
            throw ExitCode.undecided
        }
        for problem in problems { Console.printError("warning: \(problem); its registry is compared without it") }
        return (read.snapshots, problems.isEmpty)
    }

    private typealias Documents = (documents: [RegistryDocument], problems: [String])

    // MARK: Files

    /// A file's day is that of its last change.
    private func filed() throws -> Documents {
        var (documents, problems): Documents = ([], [])
        for file in RegistryFile.allCases {
            let named = registry.last { $0.file == file }?.path
            guard let path = named ?? offline.map({ "\($0)/\(file.rawValue).json" }) else { continue }
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

    // MARK: Network

    private func fetched(today: SurveyDate) async throws -> Documents {
        let answers = try await network.withFetcher { fetcher in
            await withTaskGroup(of: (RegistryFile, Result<Page, FetchFailure>).self) { group in
                for file in RegistryFile.allCases {
                    group.addTask { (file, await fetcher.fetch(FetchRequest(url: file.address))) }
                }
                return await group.reduce(into: [RegistryFile: Result<Page, FetchFailure>]()) { $0[$1.0] = $1.1 }
            }
        }
        var (documents, problems): Documents = ([], [])
        for file in RegistryFile.allCases {
            switch answers[file] {
            case .success(let page) where page.status == 200:
                documents.append(RegistryDocument(file, day: page.documentDay ?? today, bytes: page.body))
            case .success(let page): problems.append("\(file.address) answered with status \(page.status)")
            case .failure(let failure): problems.append("\(file.address) did not come: \(failure)")
            case nil: break
            }
        }
        return (documents, problems)
    }
}
