import SurveyModel
import SurveySupport

/// `find_provider`: who is behind a name, a host, a variable, a prefix, a key.
enum FindProvider {
    private static let mostMatches = 1...20
    private static let usualMatches = 5
    private static let mostReasons = 5

    /// What the search can be narrowed to, and the entries that belong to it.
    private enum Aspect: String, CaseIterable {
        case name, host, variable, prefix, key, model, text

        var kinds: Set<LookupEntry.Kind> {
            switch self {
            case .name: [.id, .name, .alias, .vendor]
            case .host: [.host, .page]
            case .variable: [.variable]
            case .prefix: [.prefix, .registryID]
            case .key: [.key]
            case .model: [.model]
            case .text: [.note, .header]
            }
        }
    }

    static let tool = SurveyTool(
        name: "find_provider", title: "Find an LLM provider",
        about: """
            Find LLM API providers by anything you have: a name, a host or URL (current or retired), an environment variable, \
            a LiteLLM or models.dev prefix or id, a model id, or how a key begins. Use it first, to learn the provider's id, \
            and to check whether a host or variable found in code is still current.
            """,
        input: .object([
            .always(
                "query",
                .text(
                    "A name, host, URL, variable, prefix, id or the first characters of a key (never a whole key).",
                    limit: 300)
            ),
            .optional("by", .word(of: Aspect.self, "Look at this alone; without it, at everything.")),
            .optional("limit", .integer("How many providers; 5 unless told.", in: mostMatches)),
        ]),
        output: .object([
            .always(
                "matches",
                .list(
                    of: .object([
                        .always("id", .text("Id of the provider, for the other tools.")), .always("name", .text()),
                        .always("vendor", .text()), .always("category", .word(of: Provider.Category.self)),
                        .always(
                            "state",
                            .word(
                                of: Status.State.self,
                                "Whether the service is offered; unknown: could not be established.")),
                        .optional("successor", .text("Id of the provider to use instead.")),
                        .optional("baseURL", .text("Address of its first current endpoint.")),
                        .always(
                            "variables",
                            .list(of: .text(), "Environment variables that hold its key, the vendor's own first.")),
                        .optional("confirmed", .day("The day on which the newest of its facts was confirmed.")),
                        .always("page", .text("Resource with everything about it.")),
                        .always(
                            "matched",
                            .list(
                                of: .object([
                                    .always("kind", .word(of: LookupEntry.Kind.self)), .always("value", .text()),
                                    .optional("claim", .text("Id of the claim, for explain_claim.")),
                                    .optional("asOf", .day("Last confirmed.")),
                                    .optional("until", .day("The value is an earlier one and held until this day.")),
                                    .optional("former", .flag("The address answers, but is not for new clients.")),
                                ]), "What of it fits, the best first.")),
                    ]), "The best first.")),
            .always("total", .integer("How many providers fit.")),
            .always("suggestions", .list(of: .text(), "What may have been meant, where nothing fits.")),
        ])
    ) { arguments, survey throws(ToolFault) in
        let query = try arguments.required("query")
        let aspect = arguments.text("by").flatMap(Aspect.init)
        let matches = survey.lookup.matches(query, kinds: aspect?.kinds).filter { !$0.isTool }
        let shown = matches.prefix(arguments.integer("limit") ?? usualMatches).compactMap { match in
            survey.survey.provider(match.id).map { Found(provider: survey.survey.resolved($0), match: match) }
        }
        let suggestions = matches.isEmpty ? survey.lookup.suggestions(for: query) : []
        return ToolAnswer(
            structure: .object([
                ("matches", .list(shown.map(\.node))), ("total", .integer(matches.count)),
                ("suggestions", .texts(suggestions)),
            ]),
            text: matches.isEmpty
                ? "No provider fits." + survey.hint(for: query)
                : text(of: Array(shown), total: matches.count))
    }

    private static func text(of shown: [Found], total: Int) -> String {
        let rest = total - shown.count
        return (shown.map(\.text) + (rest > 0 ? ["\(rest) more fit; narrow the query or raise 'limit'."] : []))
            .joined(separator: "\n")
    }

    /// A provider that fits.
    private struct Found {
        var provider: Provider
        var match: Lookup.Match

        private var reasons: ArraySlice<Lookup.Reason> { match.reasons.prefix(mostReasons) }
        private var baseURL: String? {
            (provider.endpoints.first { $0.state != .former } ?? provider.endpoints.first)?.baseURL
        }
        private var variables: [String] { provider.credentials.flatMap(\.environment) }
        private var confirmed: SurveyDate? { provider.claims.map(\.asOf).max() }

        var node: JSONNode {
            .object([
                ("id", .text(provider.id)), ("name", .text(provider.name)), ("vendor", .text(provider.vendor)),
                ("category", .text(provider.category.rawValue)),
                ("state", .text((provider.status?.state ?? .active).rawValue)),
                ("successor", provider.status?.successor.map(JSONNode.text)), ("baseURL", baseURL.map(JSONNode.text)),
                ("variables", .texts(variables)), ("confirmed", confirmed.map { .text($0.description) }),
                ("page", .text(ProviderPages.address(of: provider.id))),
                ("matched", .list(reasons.map(\.node))),
            ])
        }

        /// `groq (GroqCloud): fits by variable GROQ_API_KEY; base URL https://api.groq.com/openai/v1; ...`
        var text: String {
            let why = reasons.prefix(2).map { reason in
                let mark = reason.entry.isFormer ? " (former, not for new clients)" : ""
                let day = reason.entry.until.map { " (until \($0))" } ?? mark
                return "\(reason.entry.kind.rawValue) \(reason.excerpt)\(day)"
            }
            let state = provider.status.map { status -> String in
                let day = status.on.map { " on \($0)" } ?? ""
                return " [\(status.state.rawValue)\(day)\(status.successor.map { ", use \($0)" } ?? "")]"
            }
            var facts = ["fits by " + why.joined(separator: ", ")]
            facts.append(baseURL.map { "base URL \($0)" } ?? "no address surveyed")
            facts.append(variables.isEmpty ? "no key variable surveyed" : "key in \(variables.joined(separator: ", "))")
            facts += confirmed.map { ["confirmed \($0)"] } ?? []
            return "\(provider.id) (\(provider.name))\(state ?? ""): " + facts.joined(separator: "; ") + "."
        }
    }
}
