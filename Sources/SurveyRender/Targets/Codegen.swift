package import SurveyModel
import SurveySupport

/// The targets that are written by Swift code: sources, tables and configuration of other programs.
package enum Codegen {
    /// One generated file, or a folder of them.
    struct Target: Sendable {
        /// Below the output folder; also what users name on the command line. A folder ends with a slash.
        var path: String
        var render: @Sendable (Survey, RenderOptions, PresetTypes?) throws(RenderFailure) -> Output
    }

    /// What a target gives: its text or the files of its folder, and what it could not hold.
    struct Output {
        /// By path below the folder; the text of a target that is a file stands under the empty path.
        var files: [String: String]
        var notes: [String]

        init(contents: String, notes: [String] = []) { self.init(files: ["": contents], notes: notes) }

        init(files: [String: String], notes: [String] = []) {
            self.files = files
            self.notes = notes
        }
    }

    /// Every target, sorted by path. A new format is one file in `Targets/` and one line here.
    static let targets: [Target] = [
        Target(path: "aider/aider.conf.yml") { survey, _, _ throws(RenderFailure) in
            try AiderConfig(survey: survey).output()
        },
        Target(path: "catalog.json") { survey, options, _ throws(RenderFailure) in
            Output(contents: CatalogJSON(survey: survey, edition: options.edition(of: survey)).contents())
        },
        Target(path: "cliproxyapi/config.yaml") { survey, _, _ throws(RenderFailure) in
            try CLIProxyAPITargets(survey: survey).config()
        },
        Target(path: "cliproxyapi/providers.json") { survey, _, _ throws(RenderFailure) in
            CLIProxyAPITargets(survey: survey).registry()
        },
        Target(path: "codex/config.toml") { survey, _, _ throws(RenderFailure) in
            ClientConfigs(survey: survey).codex()
        },
        Target(path: "continue/config.yaml") { survey, _, _ throws(RenderFailure) in
            try ContinueConfig(survey: survey).output()
        },
        Target(path: "crush/crush.json") { survey, _, _ throws(RenderFailure) in CrushConfig(survey: survey).output() },
        Target(path: "goose/custom_providers/") { survey, _, _ throws(RenderFailure) in
            GooseProviders(survey: survey).output()
        },
        Target(path: "librechat/librechat.yaml") { survey, _, _ throws(RenderFailure) in
            try LibreChatConfig(survey: survey).output()
        },
        Target(path: "litellm/config.yaml") { survey, _, _ throws(RenderFailure) in
            try ClientConfigs(survey: survey).liteLLM()
        },
        Target(path: "llm/extra-openai-models.yaml") { survey, _, _ throws(RenderFailure) in
            try LLMModels(survey: survey).output()
        },
        Target(path: "llmg/llmg.toml") { survey, _, _ throws(RenderFailure) in LLMGConfig(survey: survey).output() },
        Target(path: "models-dev/providers/") { survey, _, _ throws(RenderFailure) in
            ModelsDevProviders(survey: survey).output()
        },
        Target(path: "omegon/model-registry.json") { survey, options, _ throws(RenderFailure) in
            OmegonRegistry(survey: survey, edition: options.edition(of: survey)).output()
        },
        Target(path: "opencode/opencode.json") { survey, _, _ throws(RenderFailure) in
            ClientConfigs(survey: survey).openCode()
        },
        Target(path: "sophon/models.json") { survey, _, _ throws(RenderFailure) in
            SophonModels(survey: survey).output()
        },
        Target(path: "swift/") { survey, options, types throws(RenderFailure) in
            let catalog = SwiftCatalog(survey: survey, edition: options.edition(of: survey))
            return try SwiftPresets(catalog: catalog, types: types).output()
        },
        Target(path: "synthorg/known-logos.ts") { survey, options, _ throws(RenderFailure) in
            SynthOrgTargets(survey: survey, edition: options.edition(of: survey)).knownLogos()
        },
        Target(path: "synthorg/presets.py") { survey, options, _ throws(RenderFailure) in
            try SynthOrgTargets(survey: survey, edition: options.edition(of: survey)).presets()
        },
    ]

    /// The paths that `codegen` knows, sorted.
    package static var paths: [String] { targets.map(\.path) }

    /// Those of the files that the `ProviderPresets` library compiles, by their paths below the library's folder.
    package static func libraryFiles(among files: [RenderedFile]) -> [RenderedFile] {
        SwiftPresets.libraryFiles(among: files)
    }

    /// Renders the named targets, or all of them. A name is a path, a file name or a folder (see `TargetSelection`).
    ///
    /// - Parameter types: the types of the presets; nil is an error where the Swift target is among those to render.
    package static func files(
        _ survey: Survey, types: PresetTypes?, targets names: [String] = [],
        options: RenderOptions = RenderOptions()
    ) throws(RenderFailure) -> [RenderedFile] {
        let wanted = try TargetSelection.select(names, from: paths)
        let outputs = Parallel.map(targets.filter { wanted.contains($0.path) }) { target in
            Result { () throws(RenderFailure) -> [RenderedFile] in
                try target.render(survey, options, types).rendered(below: target.path)
            }
        }
        var files: [RenderedFile] = []
        for output in outputs { files += try output.get() }
        return files
    }
}

/// Which targets a user means.
enum TargetSelection {
    /// All paths when nothing is named. A name is a whole path, a file name, a file name without its endings, or a folder.
    static func select(_ names: [String], from paths: [String]) throws(RenderFailure) -> Set<String> {
        guard !names.isEmpty else { return Set(paths) }
        var selected: Set<String> = []
        var unknown: [Diagnostic] = []
        for name in names {
            let found = paths.filter { matches(name, $0) }
            selected.formUnion(found)
            if found.isEmpty {
                unknown.append(
                    Diagnostic(
                        rule: "unknown-target", at: Location(file: name), "there is no target '\(name)'",
                        suggestion: NearMiss.suggestion(name, in: paths)
                            ?? "use one of \(paths.joined(separator: ", "))"))
            }
        }
        if !unknown.isEmpty { throw RenderFailure(unknown) }
        return selected
    }

    private static func matches(_ name: String, _ path: String) -> Bool {
        let trimmed = name.hasSuffix("/") ? String(name.dropLast()) : name
        if path == trimmed || path.hasPrefix(trimmed + "/") { return true }
        let file = path.split(separator: "/").last ?? ""
        return file == trimmed || (file.split(separator: ".").first ?? "") == trimmed
    }
}

extension Codegen.Output {
    /// The files of a target, with its notes at the first.
    fileprivate func rendered(below path: String) -> [RenderedFile] {
        var notes = notes
        return files.sorted { $0.key < $1.key }.map { name, contents in
            defer { notes = [] }
            return RenderedFile(
                path: path + name, contents: contents, group: .code, target: path, notes: notes)
        }
    }
}
