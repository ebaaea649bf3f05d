import SurveySupport

/// Which template or encoder makes a file: `render` and `codegen` write to one folder, where every path has one owner.
enum OutputOwners {
    private struct Owner {
        /// Below the output folder; in small letters, because some file systems do not tell them from capitals.
        var path: String
        /// `templates/catalog.json.mustache`, or codegen's name for the target.
        var name: String
        var location: Location
    }

    /// - Throws: an error for each two owners of one path, and for each file in whose place another needs a folder.
    static func check(_ templates: [TemplateFile]) throws(RenderFailure) {
        let encoders = Codegen.paths.map { path in
            let trimmed = path.hasSuffix("/") ? String(path.dropLast()) : path
            return Owner(path: trimmed.lowercased(), name: "codegen's target '\(path)'", location: Location(file: path))
        }
        let documents = templates.filter { $0.isTemplate && !$0.isPartial }.map { template in
            Owner(
                path: template.target.lowercased(), name: "'\(template.displayPath)'",
                location: Location(file: template.displayPath))
        }
        let owners = encoders + documents
        var clashes: [Diagnostic] = []
        for index in encoders.count..<owners.count {
            let own = owners[index]
            guard let other = owners[..<index].first(where: { overlap($0.path, own.path) }) else { continue }
            clashes.append(
                Diagnostic(
                    rule: "output-owner", at: own.location, "'\(own.path)' is written by \(other.name), too",
                    suggestion: "give the template another name"))
        }
        if !clashes.isEmpty { throw RenderFailure(clashes) }
    }

    private static func overlap(_ a: String, _ b: String) -> Bool {
        a == b || a.hasPrefix(b + "/") || b.hasPrefix(a + "/")
    }
}
