import Mustache
package import SurveyModel

/// Renders the templates: claims in, files out, nothing written.
///
/// A template is a target and its path is the target's: `synthorg/survey.md.mustache` gives `synthorg/survey.md`. Files whose
/// names begin with `_` are partials. In a folder named like a consumer the context holds that consumer.
package struct Renderer: Sendable {
    private static let ending = ".mustache"
    private let templates: [TemplateFile]

    package init(templates: [TemplateFile]) {
        self.templates = templates.filter { $0.path.hasSuffix(Self.ending) }.sorted { $0.path < $1.path }
    }

    /// The paths of the targets, sorted.
    package var paths: [String] { targets.map { String($0.path.dropLast(Self.ending.count)) } }

    private var targets: [TemplateFile] {
        templates.filter { $0.path.split(separator: "/").last?.hasPrefix("_") == false }
    }

    /// Renders the named targets, or all of them. A name is a path, a file name or a folder (see `TargetSelection`).
    package func render(
        _ survey: Survey, targets names: [String] = [], options: RenderOptions = RenderOptions()
    ) throws(RenderFailure) -> [RenderedFile] {
        let wanted = try TargetSelection.select(names, from: paths)
        try check(survey)
        let library = try library()
        var files: [RenderedFile] = []
        for template in targets {
            let path = String(template.path.dropLast(Self.ending.count))
            guard wanted.contains(path) else { continue }
            let contents = try contents(of: template, survey: survey, options: options, library: library)
            files.append(RenderedFile(path: path, contents: contents, group: .reports))
        }
        return files
    }

    /// Every template is checked, also those that were not asked for.
    private func check(_ survey: Survey) throws(RenderFailure) {
        var templateGuard = TemplateGuard(templates)
        for template in targets {
            templateGuard.check(
                template.path, root: consumer(of: template, in: survey).map { .consumerDocument($0) } ?? .document)
        }
        if !templateGuard.problems.isEmpty { throw RenderFailure(templateGuard.problems) }
    }

    private func consumer(of template: TemplateFile, in survey: Survey) -> Consumer? {
        let parts = template.path.split(separator: "/")
        return parts.count < 2 ? nil : survey.consumer(String(parts[0]))
    }

    /// The partials, by the names that templates use: paths without `_` and ending.
    private func library() throws(RenderFailure) -> MustacheLibrary {
        _ = ContentType.registered
        var library = MustacheLibrary()
        for template in templates {
            var parts = template.path.dropLast(Self.ending.count).split(separator: "/")
            guard let last = parts.popLast(), last.hasPrefix("_") else { continue }
            library.register(try parse(template), named: (parts + [last.dropFirst()]).joined(separator: "/"))
        }
        return library
    }

    private func parse(_ file: TemplateFile) throws(RenderFailure) -> MustacheTemplate {
        let isPartial = file.path.split(separator: "/").last?.hasPrefix("_") == true
        let text = isPartial && file.contents.hasSuffix("\n") ? String(file.contents.dropLast()) : file.contents
        do {
            return try MustacheTemplate(string: text)
        } catch {
            let place = Location(file: file.displayPath)
            throw RenderFailure([
                Diagnostic(rule: "template-syntax", at: place, "the template cannot be read: \(error)")
            ])
        }
    }

    /// Two passes: the first finds the order in which sources are cited.
    private func contents(
        of template: TemplateFile, survey: Survey, options: RenderOptions, library: MustacheLibrary
    ) throws(RenderFailure) -> String {
        let parsed = try parse(template)
        let register = CitationRegister()
        let consumer = consumer(of: template, in: survey)
        let document = DocumentContext(survey: survey, options: options, register: register)
        _ = parsed.render(document.root(consumer), library: library)
        return parsed.render(document.root(consumer), library: library)
    }
}
