package import SurveyModel
import SurveySupport

/// Renders the templates: claims in, files out, nothing written.
///
/// A template is a target and its path is the target's: `synthorg/survey.md.mustache` gives `synthorg/survey.md`. Files whose
/// names begin with `_` are partials. In a folder named like a consumer the context holds that consumer.
package struct Renderer: Sendable {
    private let templates: [TemplateFile]

    package init(templates: [TemplateFile]) {
        self.templates = templates.filter(\.isTemplate).sorted { $0.path < $1.path }
    }

    /// The paths of the targets, sorted.
    package var paths: [String] { targets.map(\.target) }

    private var targets: [TemplateFile] { templates.filter { !$0.isPartial } }

    /// Renders the named targets, or all of them. A name is a path, a file name or a folder (see `TargetSelection`).
    package func render(
        _ survey: Survey, targets names: [String] = [], options: RenderOptions = RenderOptions()
    ) throws(RenderFailure) -> [RenderedFile] {
        try OutputOwners.check(templates)
        let wanted = try TargetSelection.select(names, from: paths)
        let trees = try checked(for: survey)
        let index = SurveyIndex(survey)
        return Parallel.map(targets.filter { wanted.contains($0.target) }) { template in
            let uses = ClaimUses()
            let contents = contents(of: template, in: trees, index: index, options: options, uses: uses)
            return RenderedFile(path: template.target, contents: contents, group: .reports, claims: uses.ids)
        }
    }

    /// Every template is checked, also those that were not asked for.
    private func checked(for survey: Survey) throws(RenderFailure) -> [String: TemplateTree] {
        var templateGuard = TemplateGuard(templates)
        for template in targets {
            templateGuard.check(
                template.path, root: consumer(of: template, in: survey).map { .consumerDocument($0) } ?? .document)
        }
        if !templateGuard.problems.isEmpty { throw RenderFailure(templateGuard.problems) }
        return templateGuard.trees
    }

    private func consumer(of template: TemplateFile, in survey: Survey) -> Consumer? {
        let parts = template.path.split(separator: "/")
        return parts.count < 2 ? nil : survey.consumer(String(parts[0]))
    }

    /// A document that lists its sources before it has cited all of them is written again, with all numbers known.
    private func contents(
        of template: TemplateFile, in trees: [String: TemplateTree], index: SurveyIndex, options: RenderOptions,
        uses: ClaimUses
    ) -> String {
        let register = CitationRegister(index.citations)
        let document = DocumentContext(index: index, options: options, register: register, uses: uses)
        let root = document.root(consumer(of: template, in: index.survey))
        var text = ""
        repeat {
            register.beginPass()
            text = DocumentWriter.text(of: template.path, from: trees, root: root)
        } while register.hasListedTooFew
        return text
    }
}
