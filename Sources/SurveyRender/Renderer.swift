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
        let edition = try edition(of: survey, options: options)
        return try documents(survey, targets: names).map { document in
            RenderedFile(
                path: document.path, text: FileText { take in take(edition.text(of: document, noting: nil)) },
                group: .reports, target: document.template.target)
        }
    }

    /// The ids of the claims that each document is made from, by its target.
    func claims(_ survey: Survey) throws(RenderFailure) -> [(target: String, claims: Set<String>)] {
        let edition = try edition(of: survey, options: RenderOptions())
        return Parallel.map(try documents(survey, targets: [])) { document in
            let uses = ClaimUses()
            _ = edition.text(of: document, noting: uses)
            return (document.template.target, uses.ids)
        }
    }

    /// One file that a template makes.
    private struct Document: Sendable {
        var template: TemplateFile
        var path: String
        var root: @Sendable (DocumentScope) -> ContextObject
    }

    private func documents(_ survey: Survey, targets names: [String]) throws(RenderFailure) -> [Document] {
        let wanted = try TargetSelection.select(names, from: paths)
        return targets.filter { wanted.contains($0.target) }.flatMap { documents(of: $0, survey) }
    }

    private func documents(of template: TemplateFile, _ survey: Survey) -> [Document] {
        switch template.subjects {
        case nil:
            let consumer = consumer(of: template, in: survey)
            let form = form(of: template, in: survey)
            return [
                Document(template: template, path: template.target) {
                    form.object(DocumentObject(scope: $0, consumer: consumer))
                }
            ]
        case .providers?:
            return survey.providers.map { provider in
                Document(template: template, path: template.path(of: provider.id)) {
                    DocumentObject.providerForm.object(DocumentObject(scope: $0, provider: provider))
                }
            }
        case .tools?:
            return survey.tools.map { tool in
                Document(template: template, path: template.path(of: tool.id)) {
                    DocumentObject.toolForm.object(DocumentObject(scope: $0, tool: tool))
                }
            }
        }
    }

    /// Every template is checked, also those that were not asked for.
    private func checked(for survey: Survey) throws(RenderFailure) -> [String: TemplateTree] {
        var templateGuard = TemplateGuard(templates)
        for template in targets {
            templateGuard.check(template.path, root: form(of: template, in: survey).shape)
        }
        if !templateGuard.problems.isEmpty { throw RenderFailure(templateGuard.problems) }
        return templateGuard.trees
    }

    private func form(of template: TemplateFile, in survey: Survey) -> ObjectForm<DocumentObject> {
        switch template.subjects {
        case nil: consumer(of: template, in: survey).map(DocumentObject.form(for:)) ?? DocumentObject.form
        case .providers?: DocumentObject.providerForm
        case .tools?: DocumentObject.toolForm
        }
    }

    private func consumer(of template: TemplateFile, in survey: Survey) -> Consumer? {
        let parts = template.path.split(separator: "/")
        return parts.count < 2 ? nil : survey.consumer(String(parts[0]))
    }

    /// - Throws: what is wrong with any of the templates, also with those that were not asked for.
    private func edition(of survey: Survey, options: RenderOptions) throws(RenderFailure) -> Edition {
        try OutputOwners.check(templates)
        return Edition(trees: try checked(for: survey), index: SurveyIndex(survey), options: options)
    }

    /// What all documents are made from.
    private struct Edition: Sendable {
        let trees: [String: TemplateTree]
        let index: SurveyIndex
        let options: RenderOptions

        /// A document that lists its sources before it has cited all of them is written again, with all numbers known.
        func text(of document: Document, noting uses: ClaimUses?) -> String {
            let register = CitationRegister()
            let root = document.root(
                DocumentScope(index: index, options: options, register: register, uses: uses))
            var text = ""
            repeat {
                register.beginPass()
                text = DocumentWriter.text(of: document.template.path, from: trees, root: root)
            } while register.hasListedTooFew
            return text
        }
    }
}
