package import SurveyModel
package import SurveySupport

/// What a registry says about one provider.
package struct RegistryEntry: Sendable, Hashable {
    package var registry: ComparedRegistry
    package var id: RegistryValue
    package var name: String?
    /// Address of the API; nil where the registry leaves it to a package or to the user.
    package var address: RegistryValue?
    /// A regular expression that addresses of the API begin with.
    package var addressPattern: RegistryValue?
    /// Names of environment variables.
    package var variables: [RegistryValue] = []
    /// The npm package through which clients speak to it.
    package var package: RegistryValue?
    /// A page of the provider that the registry names.
    package var docs: String?
    /// Ids of models, as the registry writes them.
    package var models: Set<String> = []
    /// False where the registry says that it answers with no text and no embeddings: search, storage, images, speech.
    package var servesText = true

    init(_ registry: ComparedRegistry, id: RegistryValue, name: String?) {
        self.registry = registry
        self.id = id
        self.name = name
    }
}

/// A value, and where in which file it stands.
package struct RegistryValue: Sendable, Hashable {
    package var text: String
    package var file: RegistryFile
    package var pointer: JSONPointer

    init(_ text: String, _ file: RegistryFile, _ tokens: String...) {
        self.text = text
        self.file = file
        pointer = JSONPointer(tokens: tokens)
    }
}

/// A registry as its files have it.
package struct RegistrySnapshot: Sendable {
    package var registry: ComparedRegistry
    /// The files that were read, each with its day.
    package var files: [(file: RegistryFile, day: SurveyDate)]
    /// In the order of their ids.
    package var entries: [RegistryEntry]
    /// All models, as the registry writes them.
    package var models: Set<String>

    package func day(of file: RegistryFile) -> SurveyDate? { files.first { $0.file == file }?.day }

    /// All of its files were read, so that what is not here is not there.
    package var isWhole: Bool { files.count == RegistryFile.allCases.count { $0.registry == registry } }

    /// The day of its newest file.
    package var day: SurveyDate? { files.map(\.day).max() }

    package func entry(_ id: String) -> RegistryEntry? { entries.first { $0.id.text == id } }

    /// False only where the file that would list it was read.
    package func lists(_ model: String, of entry: String) -> Bool {
        guard registry == .litellm else { return self.entry(entry)?.models.contains(model) ?? false }
        return day(of: .litellmModels) == nil || models.contains(model)
    }
}
