import SurveySupport

/// A member that names something else by its id.
struct Reference: Sendable {
    enum Kind: String, Sendable {
        case source, claim, provider, tool
        /// A name that leads to the file's own provider, and to no other.
        case alias
    }

    var kind: Kind
    var id: String
    /// In the file that has it. A survey has references by the hundred thousand, and their file knows its name.
    var position: SourcePosition

    /// What a member names: one thing, several, or nothing.
    static func all(in member: JSONNode.Member) -> [Reference] {
        guard let kind = kinds[member.key] else { return [] }
        let nodes = member.value.array ?? [member.value]
        return nodes.compactMap { node in
            node.string.map { Reference(kind: kind, id: $0, position: node.position) }
        }
    }

    /// What is named by members of each key.
    private static let kinds: [String: Kind] = [
        "source": .source, "dependsOn": .claim, "provider": .provider, "parent": .provider, "successor": .provider,
        "tool": .tool, "aliases": .alias,
    ]
}

/// The ids that a file defines, and those that it refers to.
struct FileNames: Sendable {
    enum Kind: String, Sendable {
        case providers, tools, sources, consumers
    }

    let file: String
    /// Nil for `survey.json`.
    let kind: Kind?
    /// As the file states them, even where the rest of it could not be read.
    let defined: [String]
    let references: [Reference]

    init(_ document: JSONNode, of file: String, references: [Reference]) {
        self.file = file
        self.references = references
        kind = Kind(rawValue: SurveyLoader.folder(of: file))
        defined =
            kind == .sources
            ? (document["sources"]?.array ?? []).compactMap { $0["id"]?.string }
            : [document["id"]?.string ?? Self.name(of: file)]
    }

    /// The file name without its ending, which is the id of what the file describes.
    static func name(of path: String) -> String {
        String((path.split(separator: "/").last ?? "").dropLast(".json".count))
    }
}

/// The ids that members may name. What is there and could not be read is known all the same: its mistake is reported where it
/// is, and not once more by everybody who names it.
struct KnownIDs: Sendable {
    private let defined: [FileNames.Kind: Set<String>]
    private let claims: Set<String>
    /// The providers of which a name is an id or an alias, in the order of their ids.
    private let owners: [String: [String]]
    /// Providers and tools of which a part could not be read.
    private let damaged: Set<String>

    init(_ survey: Survey, files: [FileNames], damaged: Set<String>) {
        var defined: [FileNames.Kind: Set<String>] = [:]
        for file in files { if let kind = file.kind { defined[kind, default: []].formUnion(file.defined) } }
        self.defined = defined
        self.damaged = Set(files.filter { damaged.contains($0.file) && $0.kind != .sources }.flatMap(\.defined))
        var claims = Set<String>(minimumCapacity: survey.claimCount)
        survey.forEachClaim { claims.insert($0.id) }
        self.claims = claims
        var owners: [String: [String]] = [:]
        for provider in survey.providers {
            for name in Set(provider.aliases + [provider.id]) { owners[name, default: []].append(provider.id) }
        }
        self.owners = owners
    }

    /// The ids of a kind; none for names that are no ids.
    subscript(kind: Reference.Kind) -> Set<String> {
        switch kind {
        case .source: defined[.sources] ?? []
        case .claim: claims
        case .provider: defined[.providers] ?? []
        case .tool: defined[.tools] ?? []
        case .alias: []
        }
    }

    /// The provider whose id or alias a name is.
    func owner(of name: String) -> String? { owners[name]?.first }

    /// True of what exists, and of claims that may exist in a file that could not be read as a whole.
    func has(_ reference: Reference) -> Bool {
        if self[reference.kind].contains(reference.id) { return true }
        return reference.kind == .claim && damaged.contains(String(reference.id.prefix { $0 != "/" }))
    }

    /// The source that was probably meant, so that a slip of the pen does not leave another one unused.
    func meant(_ source: String) -> String? {
        self[.source].contains(source) ? source : NearMiss.find(source, in: self[.source])
    }
}

extension SurveyValidator {
    /// Every id that names something else names something that exists, and every name leads to one provider.
    func checkReferences(of files: [FileNames], among ids: KnownIDs) {
        for file in files {
            for reference in file.references { check(reference, of: file.file, among: ids) }
        }
    }

    private func check(_ reference: Reference, of file: String, among ids: KnownIDs) {
        let (kind, id) = (reference.kind, reference.id)
        let location = Location(file: file, position: reference.position)
        if kind == .alias { return checkAlias(id, at: location, among: ids) }
        guard !ids.has(reference) else { return }
        report(
            "unknown-\(kind)", at: location, "unknown \(kind) '\(id)'",
            suggestion: NearMiss.suggestion(id, in: ids[kind].sorted()))
    }

    func checkUse(of files: [FileNames], among ids: KnownIDs) {
        var cited: Set<String> = []
        for file in files {
            for reference in file.references where reference.kind == .source {
                cited.insert(ids.meant(reference.id) ?? reference.id)
            }
        }
        for source in survey.sources where !cited.contains(source.id) {
            report(
                "unused-source", at: source.location, "no claim cites '\(source.id)'", suggestion: "cite or remove it",
                severity: .warning)
        }
    }

    private func checkAlias(_ alias: String, at location: Location, among ids: KnownIDs) {
        let own = FileNames.name(of: location.file)
        if alias == own {
            report("taken-name", at: location, "'\(alias)' is the id itself", suggestion: "remove it")
        } else if ids[.provider].contains(alias) {
            report(
                "taken-name", at: location, "'\(alias)' is another provider's id",
                suggestion: "remove it from one of them")
        } else if let first = ids.owner(of: alias), first != own {
            report(
                "taken-name", at: location, "'\(alias)' is an alias of '\(first)' already",
                suggestion: "remove it from one of them")
        }
    }
}
