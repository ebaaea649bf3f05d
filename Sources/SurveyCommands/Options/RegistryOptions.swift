import ArgumentParser
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

    private var files: RegistryFiles {
        RegistryFiles(folder: offline, named: Dictionary(registry.map { ($0.file, $0.path) }) { _, last in last })
    }

    /// The registries that could be read, and whether all could. Ends the command with 3 where none could.
    func read(today: SurveyDate) async throws -> (snapshots: [RegistrySnapshot], isWhole: Bool) {
        let came = isOffline ? try files.read() : try await fetched(today: today)
        let read = RegistryReader.read(came.documents)
        let problems = came.problems + read.failures.map(\.description)
        guard !read.snapshots.isEmpty else {
            Console.printError("no registry could be read: \(problems.first ?? "none was asked for")")
            throw ExitCode.undecided
        }
        for problem in problems { Console.printError("warning: \(problem); its registry is compared without it") }
        return (read.snapshots, problems.isEmpty)
    }

    // MARK: Network

    private func fetched(today: SurveyDate) async throws -> RegistryFiles.Documents {
        let answers = try await network.withFetcher { fetcher in
            await withTaskGroup(of: (RegistryFile, Result<Page, FetchFailure>).self) { group in
                for file in RegistryFile.allCases {
                    group.addTask { (file, await fetcher.fetch(FetchRequest(url: file.address))) }
                }
                return await group.reduce(into: [RegistryFile: Result<Page, FetchFailure>]()) { $0[$1.0] = $1.1 }
            }
        }
        var (documents, problems): RegistryFiles.Documents = ([], [])
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
