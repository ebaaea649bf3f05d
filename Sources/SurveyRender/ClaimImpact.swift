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
            let known = paths ?? Self.paths(claimsOfTargets())
            paths = known
            return known[claim.id] ?? []
        }
    }

    /// What cannot be rendered, such as a template with a mistake, rests on nothing: `render` and `codegen` say why.
    private func claimsOfTargets() -> [(target: String, claims: Set<String>)] {
        let documents = (try? Renderer(templates: templates).claims(survey)) ?? []
        return documents + Codegen.claims(survey)
    }

    private static func paths(_ targets: [(target: String, claims: Set<String>)]) -> [String: [String]] {
        let targets = Dictionary(targets.map { ($0.target, $0.claims) }) { $0 == $1 ? $0 : $0.union($1) }
        var paths: [String: [String]] = [:]
        for (target, claims) in targets.sorted(by: { $0.key < $1.key }) {
            for claim in claims { paths[claim, default: []].append("output/" + target) }
        }
        return paths
    }
}
