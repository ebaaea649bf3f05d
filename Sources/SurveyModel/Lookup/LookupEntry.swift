package import SurveySupport

/// One value or remark of the survey that people search for.
package struct LookupEntry: Sendable, Hashable {
    /// What the value is, in the order in which equally good matches are shown.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case id, name, alias, variable
        /// The address of an API.
        case host
        /// What names of models begin with in a gateway.
        case prefix
        /// The provider's id in another catalog.
        case registryID = "registry-id"
        /// How keys begin or look.
        case key
        case model, vendor, header
        /// Another address: a page for people, a sign-in endpoint.
        case page
        case note
    }

    package var kind: Kind
    /// As the survey writes it.
    package var value: String
    /// Id of the claim that states it; nil for what is no claim, such as names.
    package var claim: String?
    /// The day on which the claim was last confirmed.
    package var asOf: SurveyDate?
    /// Of an earlier value: the day from which it no longer held.
    package var until: SurveyDate?
    /// True for the address of an endpoint that answers and is not for new clients.
    package var isFormer = false
    /// True where the value is a regular expression over whole keys.
    var isPattern = false
    /// True where the claim is one of the provider's parent.
    var isInherited = false
}

extension LookupEntry {
    /// Everything of a provider, with what it inherits; remarks of its parent are left to the parent.
    static func entries(of provider: Provider, in survey: Survey) -> [LookupEntry] {
        var entries = named(provider.id, provider.name, provider.vendor)
        entries += provider.aliases.map { LookupEntry(kind: .alias, value: $0) }
        entries += provider.links.pages.map { LookupEntry(kind: .page, value: $0) }
        let resolved = survey.resolved(provider)
        let former = Set(resolved.endpoints.filter { $0.state == .former }.map(\.claim.id))
        for claim in resolved.claims {
            let isInherited = claim.subject != provider.id
            for entry in entriesOf(claim) where !(isInherited && entry.kind == .note) {
                var entry = entry
                entry.isInherited = isInherited
                entry.isFormer = entry.kind == .host && former.contains(claim.id)
                entries.append(entry)
            }
        }
        return entries
    }

    static func entries(of tool: Tool) -> [LookupEntry] {
        named(tool.id, tool.name, tool.vendor) + tool.claims.flatMap(entriesOf)
    }

    private static func named(_ id: String, _ name: String, _ vendor: String) -> [LookupEntry] {
        [
            LookupEntry(kind: .id, value: id), LookupEntry(kind: .name, value: name),
            LookupEntry(kind: .vendor, value: vendor),
        ]
    }

    private static func entriesOf(_ claim: Claim) -> [LookupEntry] {
        let fields = claim.fields.compactMap { field in
            kind(of: field).map { entry($0, field.value.text, path: field.path, claim) }
        }
        let earlier = claim.previously.flatMap { previous in
            previous.values.sorted { $0.key < $1.key }.flatMap { path, text -> [LookupEntry] in
                guard let field = claim.fields.first(where: { $0.path.isElement(of: path) }), let kind = kind(of: field)
                else { return [] }
                let values = field.path == path ? [text] : text.components(separatedBy: ", ")
                return values.filter { !$0.isEmpty }.map { value in
                    var entry = entry(kind, value, path: path, claim)
                    entry.until = previous.until
                    entry.asOf = previous.asOf
                    return entry
                }
            }
        }
        return fields + earlier + (claim.note.map { [entry(.note, $0, path: "note", claim)] } ?? [])
    }

    private static func entry(_ kind: Kind, _ value: String, path: String, _ claim: Claim) -> LookupEntry {
        LookupEntry(
            kind: kind, value: value, claim: claim.id, asOf: claim.asOf, isPattern: path == Credential.patternMember)
    }

    /// Nil for values that nobody searches for: words of the survey's own lists, paths, logos.
    private static func kind(of field: Claim.Field) -> Kind? {
        if field.path == Credential.patternMember { return .key }
        return switch field.value.type {
        case .baseURL: .host
        case .url: .page
        case .environmentVariable: .variable
        case .routingPrefix: .prefix
        case .registryID: .registryID
        case .modelID: .model
        case .keyPrefix: .key
        case .header: .header
        case .text: .note
        case .headerValue, .path, .slug, .identifier, .term: nil
        }
    }
}

extension String {
    /// True for a member itself and for an element of it: `environment/0` of `environment`.
    fileprivate func isElement(of path: String) -> Bool { self == path || hasPrefix(path + "/") }

    fileprivate func components(separatedBy separator: String) -> [String] {
        split(separator: separator).map(String.init)
    }
}

extension Credential {
    /// The member that holds a regular expression over keys.
    fileprivate static let patternMember = "keyPattern"
}

extension Provider.Links {
    fileprivate var pages: [String] {
        [home, docs, models, pricing, dashboard, usage, limits, serviceStatus, statusFeed, terms].compactMap(\.self)
    }
}
