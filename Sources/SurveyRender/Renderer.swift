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
        let chosen = targets.filter { wanted.contains($0.target) }
        return Parallel.map(chosen.flatMap { documents(of: $0, survey) }) { document in
            let uses = ClaimUses()
            let contents = contents(of: document, in: trees, index: index, options: options, uses: uses)
            return RenderedFile(
                path: document.path, contents: contents, group: .reports, target: document.template.target,
                claims: uses.ids)
        }
    }

    /// One file that a template makes.
    private struct Document: Sendable {
        var template: TemplateFile
        var path: String
        var root: @Sendable (DocumentContext) -> ContextObject
    }

    private func documents(of template: TemplateFile, _ survey: Survey) -> [Document] {
        switch template.subjects {
        case nil:
            let consumer = consumer(of: template, in: survey)
            return [Document(template: template, path: template.target) { $0.root(consumer) }]
        case .providers?:
            return survey.providers.map { provider in
                Document(template: template, path: template.path(of: provider.id)) { $0.root(provider) }
            }
        case .tools?:
            return survey.tools.map { tool in
                Document(template: template, path: template.path(of: tool.id)) { $0.root(tool) }
            }
        }
    }

    /// Every template is checked, also those that were not asked for.
    private func checked(for survey: Survey) throws(RenderFailure) -> [String: TemplateTree] {
        var templateGuard = TemplateGuard(templates)
        for template in targets {
            templateGuard.check(template.path, root: shape(of: template, in: survey))
        }
        if !templateGuard.problems.isEmpty { throw RenderFailure(templateGuard.problems) }
        return templateGuard.trees
    }

    private func shape(of template: TemplateFile, in survey: Survey) -> Shape {
        switch template.subjects {
        case nil: consumer(of: template, in: survey).map { .consumerDocument($0) } ?? .document
        case .providers?: .providerDocument
        case .tools?: .toolDocument
        }
    }

    private func consumer(of template: TemplateFile, in survey: Survey) -> Consumer? {
        let parts = template.path.split(separator: "/")
        return parts.count < 2 ? nil : survey.consumer(String(parts[0]))
    }

    /// A document that lists its sources before it has cited all of them is written again, with all numbers known.
    private func contents(
        of document: Document, in trees: [String: TemplateTree], index: SurveyIndex, options: RenderOptions,
        uses: ClaimUses
    ) -> String {
        let register = CitationRegister(index.citations)
        let context = DocumentContext(index: index, options: options, register: register, uses: uses)
        let root = document.root(context)
        var text = ""
        repeat {
            register.beginPass()
            text = DocumentWriter.text(of: document.template.path, from: trees, root: root)
        } while register.hasListedTooFew
        return text
    }
}
