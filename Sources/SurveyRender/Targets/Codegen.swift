package import SurveyModel
import SurveySupport

/// The targets that are written by Swift code: sources, tables and configuration of other programs.
package enum Codegen {
    /// One generated file, or a folder with a file for each provider.
    struct Target: Sendable {
        /// Below the output folder; also what users name on the command line. A folder ends with a slash.
        let path: String
        let render: @Sendable (SurveyView, SwiftPresets) throws(RenderFailure) -> Output

        init(_ path: String, _ render: @escaping @Sendable (SurveyView, SwiftPresets) throws(RenderFailure) -> Output) {
            self.path = path
            self.render = render
        }

        /// - Parameter output: the method of an encoder that makes the target.
        init<Encoder: TargetEncoder>(
            _ path: String, _ output: @escaping @Sendable (Encoder) -> () throws(RenderFailure) -> Output
        ) {
            self.init(path) { survey, _ throws(RenderFailure) in try output(Encoder(survey: survey))() }
        }
    }

    /// What a target gives: its text or the files of its folder, and what it could not hold.
    struct Output {
        /// By path below the folder; the text of a target that is a file stands under the empty path.
        var files: [String: FileText]
        var notes: [Note]

        init(contents: String, notes: [Note] = []) { self.init(text: FileText(contents), notes: notes) }

        init(text: FileText, notes: [Note] = []) {
            files = ["": text]
            self.notes = notes
        }

        init(files: [String: String], notes: [Note] = []) {
            self.files = files.mapValues { FileText($0) }
            self.notes = notes
        }
    }

    /// Every target, sorted by path. A new format is one file in `Clients/` or `Consumers/` and one line here.
    static let targets: [Target] = [
        Target("aider/aider.conf.yml", AiderConfig.aliases),
        Target("aider/aider.model.settings.yml", AiderConfig.settings),
        Target("catalog.json") { survey, _ in
            Output(text: CatalogJSON(survey: survey.everything(), edition: survey.edition).text)
        },
        Target("cliproxyapi/config.yaml", CLIProxyAPITargets.config),
        Target("cliproxyapi/providers.json", CLIProxyAPITargets.registry),
        Target("codex/config.toml", CodexConfig.output),
        Target("continue/config.yaml", ContinueConfig.output),
        Target("crush/crush.json", CrushConfig.output),
        Target("goose/custom_providers/", GooseProviders.output),
        Target("librechat/librechat.yaml", LibreChatConfig.output),
        Target("litellm/config.yaml", LiteLLMConfig.output),
        Target("llm/extra-openai-models.yaml", LLMModels.output),
        Target("llmg/llmg.toml", LLMGConfig.output),
        Target("models-dev/providers/", ModelsDevProviders.output),
        Target("omegon/model-registry.json", OmegonRegistry.output),
        Target("opencode/opencode.json", OpenCodeConfig.output),
        Target("presets.json") { survey, _ throws(RenderFailure) in
            Output(text: try PresetsJSON(survey: survey.allOfProviders(), edition: survey.edition).text())
        },
        Target("sophon/models.json", SophonModels.output),
        Target(SwiftPresets.tablePath) { survey, swift throws(RenderFailure) in try swift.table(noting: survey) },
        Target("swift/ProviderPresetsStandalone.swift") { survey, swift throws(RenderFailure) in
            try swift.standalone(noting: survey)
        },
        Target("synthorg/known-logos.ts", SynthOrgTargets.knownLogos),
        Target("synthorg/presets.py", SynthOrgTargets.presets),
    ]

    /// The paths that `codegen` knows, sorted.
    package static var paths: [String] { targets.map(\.path) }

    /// Those of the files that the `ProviderPresets` library compiles, by their paths below the library's folder.
    package static func libraryFiles(among files: [RenderedFile]) -> [RenderedFile] {
        SwiftPresets.libraryFiles(among: files)
    }

    /// Renders the named targets, or all of them. A name is a path, a file name or a folder (see `TargetSelection`).
    ///
    /// - Parameter types: the types of the presets; nil is an error where the standalone Swift file is among the targets.
    package static func files(
        _ survey: Survey, types: PresetTypes?, targets names: [String] = [],
        options: RenderOptions = RenderOptions()
    ) throws(RenderFailure) -> [RenderedFile] {
        let wanted = try TargetSelection.select(names, from: paths)
        let edition = options.edition(of: survey)
        let resolved = ResolvedSurvey(survey, edition: edition)
        let swift = SwiftPresets(survey, edition: edition, types: types)
        let outputs = Parallel.map(targets.filter { wanted.contains($0.path) }) { target in
            Result { () throws(RenderFailure) -> [RenderedFile] in
                let view = SurveyView(resolved, uses: nil)
                return try target.render(view, swift).rendered(below: target.path)
            }
        }
        var files: [RenderedFile] = []
        for output in outputs { files += try output.get() }
        return files
    }

    /// The ids of the claims that each target is made from, also those of providers that it leaves out. A target that cannot
    /// be made has none.
    static func claims(_ survey: Survey) -> [(target: String, claims: Set<String>)] {
        let edition = RenderOptions().edition(of: survey)
        let resolved = ResolvedSurvey(survey, edition: edition)
        let swift = SwiftPresets(survey, edition: edition, types: PresetTypes(text: ""))
        return Parallel.map(targets) { target in
            let uses = ClaimUses()
            let output = try? target.render(SurveyView(resolved, uses: uses), swift)
            return (target.path, output == nil ? [] : uses.ids)
        }
    }
}

/// What makes targets of a survey.
protocol TargetEncoder: SendableMetatype {
    init(survey: SurveyView)
}

extension Codegen.Output {
    /// The files of a target, with its notes at the first.
    fileprivate func rendered(below path: String) -> [RenderedFile] {
        var notes = notes
        return files.sorted { $0.key < $1.key }.map { name, text in
            defer { notes = [] }
            return RenderedFile(path: path + name, text: text, group: .code, target: path, notes: notes)
        }
    }
}
