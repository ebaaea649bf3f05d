package import SurveyModel
import SurveySupport

/// Which generated files rest on a claim. They are rendered in memory to find out, once, and only when somebody asks.
///
/// A file is named when its rendering read the claim, also where it then left the provider out: another value could have put
/// it in. A folder with a file for each provider is named as a whole.
package final class ClaimImpact: Sendable {
    private let survey: Survey
    private let templates: [TemplateFile]
    private let paths = Mutex<[String: [String]]?>(nil)

    package init(_ survey: Survey, templates: [TemplateFile]) {
        self.survey = survey
        self.templates = templates
    }

    /// Paths as `output/matrix.md`, sorted.
    package func files(of claim: Claim) -> [String] {
        paths.withLock { paths in
            let known = paths ?? Self.paths(rendered())
            paths = known
            return known[claim.id] ?? []
        }
    }

    /// What cannot be rendered, such as a template with a mistake, rests on nothing: `render` and `codegen` say why.
    private func rendered() -> [RenderedFile] {
        let renderer = Renderer(templates: templates)
        let documents = (try? renderer.render(survey)) ?? []
        return documents
            + Codegen.paths.flatMap { path in
                (try? Codegen.files(survey, types: PresetTypes(text: ""), targets: [path])) ?? []
            }
    }

    private static func paths(_ files: [RenderedFile]) -> [String: [String]] {
        var paths: [String: Set<String>] = [:]
        for file in files {
            for claim in file.claims { paths[claim, default: []].insert("output/" + file.target) }
        }
        return paths.mapValues { $0.sorted() }
    }
}
