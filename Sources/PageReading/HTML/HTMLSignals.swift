import PageText
import SurveySupport

/// What the page says about itself: metadata, scripts, forms.
extension HTMLPageBuilder {
    mutating func noteSignals(of element: borrowing Element) {
        switch element.tag {
        case .script:
            if isScript(element) { page.signals.scriptCount += 1 }
            noteSource(element)
        case .iframe: noteSource(element)
        case .html: if let language = element[.lang] ?? element[.xmlLang] { page.language = language }
        case .base: noteBase(element)
        case .meta: noteMetadata(element)
        case .link:
            if element.has(.rel, "canonical"), let destination = element[.href] {
                page.canonicalURL = resolver.address.resolving(destination)
            }
        case .input: if element.has(.type, "password") { page.signals.hasLoginForm = true }
        case .form: if isLogin(element) { page.signals.hasLoginForm = true }
        default: break
        }
    }

    /// The page asks for scripts, in `<noscript>` or in the little text that it has, or shows nothing without them.
    mutating func noteScriptDemand(noscript: String) {
        let isShort = page.signals.textLength < 1_000
        let text = isShort ? page.blocks.map(\.text).joined(separator: " ") : ""
        page.signals.asksForScript =
            Self.demandsScript(noscript) || Self.demandsScript(text)
            || (page.signals.textLength == 0 && page.signals.scriptCount > 0)
    }

    private static func demandsScript(_ text: String) -> Bool {
        let folded = text.lowercased()
        guard folded.contains("javascript") || folded.contains("scripts") else { return false }
        return ["enable", "requires", "required", "need", "turn on", "disabled", "without", "work properly"]
            .contains { folded.contains($0) }
    }

    /// The first one counts, as in browsers; links are resolved against it, so it must be as short as an address is.
    private mutating func noteBase(_ element: borrowing Element) {
        guard !hasBase, let base = element[.href], base.utf8.count <= 2_000 else { return }
        hasBase = true
        resolver.address = AddressReference(resolver.address.resolving(base))
    }

    private func isScript(_ element: borrowing Element) -> Bool {
        element.withValue(of: .type) { type in
            type.isEmpty || type.reads(as: "module") || type.contains("javascript") || type.contains("ecmascript")
        } ?? true
    }

    private mutating func noteSource(_ element: borrowing Element) {
        guard let source = element[.src], !source.isEmpty, page.signals.scriptSources.count < 64 else { return }
        page.signals.scriptSources.append(resolver.address.resolving(source))
    }

    private mutating func noteMetadata(_ element: borrowing Element) {
        guard let content = element[.content], page.metadata.count < 64, content.utf8.count <= 4_000 else { return }
        guard let name = (element[.name] ?? element[.property] ?? element[.httpEquiv])?.lowercased() else { return }
        // Only browsers without scripts are sent on by what `<noscript>` holds.
        if name == "refresh", top.capture == .noscript { return }
        let speaksOfPage =
            Self.metadataNames.contains(name)
            || ["og:", "twitter:", "article:", "docsearch:"].contains { name.hasPrefix($0) }
        if speaksOfPage, page.metadata[name] == nil { page.metadata[name] = content }
    }

    private static let metadataNames: Set<String> = [
        "author", "date", "description", "generator", "keywords", "last-modified", "refresh", "robots",
    ]

    private func isLogin(_ form: borrowing Element) -> Bool {
        guard form.has(.method, "post"), let action = form[.action]?.lowercased() else { return false }
        let path = AddressReference(action).path
        return path.split { $0 == "/" || $0 == "-" || $0 == "_" || $0 == "." }
            .contains { ["login", "signin", "logon", "sso", "authenticate"].contains($0) } || path.contains("sign-in")
    }
}
