import SurveySupport

/// The ids that members may name. What is there and could not be read is known all the same: its mistake is reported where it
/// is, and not once more by everybody who names it.
struct KnownIDs: Sendable {
    let sources: Set<String>
    let claims: Set<String>
    let providers: Set<String>
    let tools: Set<String>
    /// The providers of which a name is an id or an alias, in the order of their ids.
    let owners: [String: [String]]
    /// Providers and tools of which a part could not be read.
    private let damaged: Set<String>

    init(_ survey: Survey, documents: [String: JSONNode], damaged: Set<String>) {
        func ids(in folder: String) -> [(id: String, file: String)] {
            documents.filter { SurveyLoader.folder(of: $0.key) == folder }
                .map { ($0.value["id"]?.string ?? Self.name(of: $0.key), $0.key) }
        }
        let subjects = (providers: ids(in: "providers"), tools: ids(in: "tools"))
        providers = Set(subjects.providers.map(\.id))
        tools = Set(subjects.tools.map(\.id))
        self.damaged = Set((subjects.providers + subjects.tools).filter { damaged.contains($0.file) }.map(\.id))
        sources = documents.filter { SurveyLoader.folder(of: $0.key) == "sources" }.reduce(into: []) { sources, file in
            sources.formUnion((file.value["sources"]?.array ?? []).compactMap { $0["id"]?.string })
        }
        var claims: Set<String> = []
        survey.forEachClaim { claims.insert($0.id) }
        self.claims = claims
        var owners: [String: [String]] = [:]
        for provider in survey.providers {
            for name in Set(provider.aliases + [provider.id]) { owners[name, default: []].append(provider.id) }
        }
        self.owners = owners
    }

    /// A claim that exists, or may exist in a file that could not be read as a whole.
    func hasClaim(_ id: String) -> Bool { claims.contains(id) || damaged.contains(String(id.prefix { $0 != "/" })) }

    /// The source that was probably meant, so that a slip of the pen does not leave another one unused.
    func meant(_ source: String) -> String? { sources.contains(source) ? source : NearMiss.find(source, in: sources) }

    /// The file name without its ending, which is the id of what the file describes.
    static func name(of path: String) -> String {
        String((path.split(separator: "/").last ?? "").dropLast(".json".count))
    }
}

extension SurveyValidator {
    /// Every id that names something else names something that exists.
    func checkReferences(_ member: JSONNode.Member, in file: String, among ids: KnownIDs) {
        switch member.key {
        case "source": checkReference(member.value, in: file, "source", among: ids.sources)
        case "dependsOn":
            for node in member.value.array ?? [] where node.string.map(ids.hasClaim) == false {
                checkReference(node, in: file, "claim", among: ids.claims)
            }
        case "aliases": for node in member.value.array ?? [] { checkAlias(node, in: file, among: ids) }
        case "provider", "parent", "successor":
            checkReference(member.value, in: file, "provider", among: ids.providers)
        case "tool": checkReference(member.value, in: file, "tool", among: ids.tools)
        default: break
        }
    }

    func checkUse(cited: Set<String>) {
        for source in survey.sources where !cited.contains(source.id) {
            report(
                "unused-source", at: source.location, "no claim cites '\(source.id)'", suggestion: "cite or remove it",
                severity: .warning)
        }
    }

    /// A name leads to one provider.
    private func checkAlias(_ node: JSONNode, in file: String, among ids: KnownIDs) {
        guard let alias = node.string else { return }
        let own = KnownIDs.name(of: file)
        let location = Location(file: file, position: node.position)
        if alias == own {
            report("taken-name", at: location, "'\(alias)' is the id itself", suggestion: "remove it")
        } else if ids.providers.contains(alias) {
            report(
                "taken-name", at: location, "'\(alias)' is another provider's id",
                suggestion: "remove it from one of them")
        } else if let first = ids.owners[alias]?.first, first != own {
            report(
                "taken-name", at: location, "'\(alias)' is an alias of '\(first)' already",
                suggestion: "remove it from one of them")
        }
    }

    private func checkReference(_ node: JSONNode, in file: String, _ kind: String, among ids: Set<String>) {
        guard let id = node.string, !ids.contains(id) else { return }
        report(
            "unknown-\(kind)", at: Location(file: file, position: node.position), "unknown \(kind) '\(id)'",
            suggestion: NearMiss.suggestion(id, in: ids.sorted()))
    }
}
