import SurveyModel
import SurveySupport

/// Reads the files of registries: bytes to entries.
///
/// What a registry has beside the members that are compared is left alone. An entry without a text where one belongs lacks
/// that member; a file of another shape is a failure, so that an empty list never passes for a registry without providers.
package enum RegistryReader {
    package struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
        package var file: RegistryFile
        package var reason: String
        package var description: String { "\(file.rawValue): \(reason)" }
    }

    /// The registries of the documents, in the order of their words, and the documents that could not be read.
    package static func read(
        _ documents: [RegistryDocument]
    ) -> (snapshots: [RegistrySnapshot], failures: [Failure]) {
        let documents = documents.sorted { $0.file.rank < $1.file.rank }
        let parts = Parallel.map(documents) { document in
            Result { () throws(Failure) in try entries(of: document) }
        }
        var snapshots: [RegistrySnapshot] = []
        var failures: [Failure] = []
        for registry in ComparedRegistry.allCases {
            var merged: [String: RegistryEntry] = [:]
            var files: [(file: RegistryFile, day: SurveyDate)] = []
            for (document, part) in zip(documents, parts) where document.file.registry == registry {
                switch part {
                case .success(let entries):
                    files.append((document.file, document.day))
                    for entry in entries { merged[entry.id.text, default: entry].take(entry) }
                case .failure(let failure): failures.append(failure)
                }
            }
            guard !files.isEmpty else { continue }
            let listed = merged.values.filter(\.isListed).sorted { $0.id.text < $1.id.text }
            let models = merged.values.reduce(into: Set<String>()) { $0.formUnion($1.models) }
            snapshots.append(RegistrySnapshot(registry: registry, files: files, entries: listed, models: models))
        }
        return (snapshots, failures)
    }

    private static func entries(of document: RegistryDocument) throws(Failure) -> [RegistryEntry] {
        let root: JSONNode
        do throws(JSONParser.Failure) {
            root = try JSONParser.parse(document.bytes)
        } catch {
            throw Failure(
                file: document.file,
                reason: "line \(error.position.line), column \(error.position.column): \(error.reason)")
        }
        let entries =
            switch document.file {
            case .modelsDev: modelsDev(root)
            case .litellmProviders: litellmProviders(root)
            case .litellmJSONProviders: litellmJSONProviders(root)
            case .litellmModels: litellmModels(root)
            case .catwalk: catwalk(root)
            case .genaiPrices: genaiPrices(root)
            case .lobeIcons: lobeIcons(root)
            }
        guard let entries, !entries.isEmpty else {
            throw Failure(file: document.file, reason: "holds no entry in the shape of this registry")
        }
        return entries
    }
}

extension RegistryFile {
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension RegistryEntry {
    /// False for the beginning of the name of a model, which is not always a provider.
    fileprivate var isListed: Bool { id.file != .litellmModels }

    /// Takes over what another file of the registry says of the same provider.
    fileprivate mutating func take(_ other: RegistryEntry) {
        name = name ?? other.name
        address = address ?? other.address
        docs = docs ?? other.docs
        if variables.isEmpty { variables = other.variables }
        models.formUnion(other.models)
        // LiteLLM's two lists disagree at times; what has an address and a key is called.
        servesText = servesText || other.address != nil
    }
}
