package import SurveyModel
import SurveySupport

/// Which generated files rest on a claim. They are rendered in memory to find out, once, and only when somebody asks.
///
/// A file is named when its rendering read the claim, also where it then left the provider out: another value could have put
/// it in. A folder with a file for each provider is named as a whole.
package final class ClaimImpact: Sendable {
    private let survey: Survey
    private let documents: @Sendable () -> [RenderedFile]
    private let paths = Mutex<[String: [String]]?>(nil)

    /// - Parameter documents: all that the templates make; asked for once, and only when somebody asks for files.
    package init(_ survey: Survey, documents: @escaping @Sendable () -> [RenderedFile]) {
        self.survey = survey
        self.documents = documents
    }

    /// What cannot be rendered, such as a template with a mistake, rests on nothing: `render` and `codegen` say why.
    package convenience init(_ survey: Survey, templates: [TemplateFile]) {
        self.init(survey) { (try? Renderer(templates: templates).render(survey)) ?? [] }
    }

    /// Paths as `output/matrix.md`, sorted.
    package func files(of claim: Claim) -> [String] {
        paths.withLock { paths in
            let known = paths ?? Self.paths(rendered())
            paths = known
            return known[claim.id] ?? []
        }
    }

    private func rendered() -> [RenderedFile] {
        documents()
            + Codegen.paths.flatMap { path in
                (try? Codegen.files(survey, types: PresetTypes(text: ""), targets: [path])) ?? []
            }
    }

    private static func paths(_ files: [RenderedFile]) -> [String: [String]] {
        let targets = Dictionary(files.map { ($0.target, $0.claims) }) { $0 == $1 ? $0 : $0.union($1) }
        var paths: [String: [String]] = [:]
        for (target, claims) in targets.sorted(by: { $0.key < $1.key }) {
            for claim in claims { paths[claim, default: []].append("output/" + target) }
        }
        return paths
    }
}
