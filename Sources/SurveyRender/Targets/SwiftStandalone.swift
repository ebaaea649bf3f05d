import SurveyModel

/// Writes types and table of the presets into one file that an app can copy.
///
/// The types are the sources of the `ProviderPresets` library; `templates/swift/types` points at them.
struct SwiftStandalone {
    static let folder = "swift/types/"

    let catalog: SwiftCatalog
    let templates: [TemplateFile]

    func contents() throws(RenderFailure) -> String {
        let types = templates.filter { $0.path.hasPrefix(Self.folder) && $0.path.hasSuffix(".swift") }
            .filter { !$0.path.hasSuffix("+Catalog.swift") }
            .sorted { $0.path < $1.path }
        guard !types.isEmpty else {
            let place = Location(file: Self.folder)
            throw RenderFailure([
                Diagnostic(
                    rule: "missing-types", at: place, "the templates folder holds no \(Self.folder)*.swift",
                    suggestion: "link it to Sources/ProviderPresets")
            ])
        }
        let notice: SwiftSource = "// Types and table in one file, for copying into an app; needs no other module.\n\n"
        let table = try catalog.table()
        return catalog.heading.text + notice.text + types.map(\.contents).joined(separator: "\n") + "\n" + table.text
    }
}
