import SurveySupport

/// Which targets a user means.
enum TargetSelection {
    /// All paths when nothing is named. A name is a whole path, a file name, a file name without its endings, or a folder.
    static func select(_ names: [String], from paths: [String]) throws(RenderFailure) -> Set<String> {
        guard !names.isEmpty else { return Set(paths) }
        var selected: Set<String> = []
        var unknown: [Diagnostic] = []
        for name in names {
            let found = paths.filter { matches(name, $0) }
            selected.formUnion(found)
            if found.isEmpty {
                unknown.append(
                    Diagnostic(
                        rule: "unknown-target", at: Location(file: name), "there is no target '\(name)'",
                        suggestion: NearMiss.suggestion(name, in: paths + paths.flatMap(shortNames))
                            ?? "use one of \(paths.joined(separator: ", "))"))
            }
        }
        if !unknown.isEmpty { throw RenderFailure(unknown, isUsage: true) }
        return selected
    }

    /// Its folder, its file name, and that without endings.
    private static func shortNames(of path: String) -> [String] {
        let parts = path.split(separator: "/").map(String.init)
        let file = parts.last ?? ""
        return Array(parts.dropLast().prefix(1)) + [file, String(file.prefix { $0 != "." })]
    }

    private static func matches(_ name: String, _ path: String) -> Bool {
        let trimmed = name.hasSuffix("/") ? String(name.dropLast()) : name
        if path == trimmed || path.hasPrefix(trimmed + "/") { return true }
        let file = path.split(separator: "/").last ?? ""
        return file == trimmed || (file.split(separator: ".").first ?? "") == trimmed
    }
}
