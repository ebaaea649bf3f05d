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
        output: form, text: text
    ) { arguments, survey throws(ToolFault) in
        let query = try arguments.required("query")
        let aspect = arguments.text("by").flatMap(Aspect.init)
        let matches = survey.lookup.matches(query, kinds: aspect?.kinds).filter { !$0.isTool }
        let shown = matches.prefix(arguments.integer("limit") ?? usualMatches).compactMap { match in
            survey.survey.provider(match.id).map { Found(provider: survey.survey.resolved($0), match: match) }
        }
        let suggestions = matches.isEmpty ? survey.lookup.suggestions(for: query) : []
        return Answer(
            shown: shown, total: matches.count, suggestions: suggestions,
            hint: matches.isEmpty ? survey.hint(for: query) : "")
    }

    private struct Answer {
        var shown: [Found]
        var total: Int
        var suggestions: [String]
        /// What may have been meant, as a sentence.
        var hint: String
    }

    private static let form = AnswerForm<Answer>([
        .always("matches", .list(of: match), "The best first.") { $0.shown },
        .always("total", .integer, "How many providers fit.") { $0.total },
        .always("suggestions", .texts, "What may have been meant, where nothing fits.") { $0.suggestions },
    ])

    private static let match = AnswerForm<Found>([
        .always("id", .text, "Id of the provider, for the other tools.") { $0.provider.id },
        .always("name", .text) { $0.provider.name },
        .always("vendor", .text) { $0.provider.vendor },
        .always("category", .word) { $0.provider.category },
        .always("state", .word, "Whether the service is offered; unknown: could not be established.") {
            $0.provider.status?.state ?? .active
        },
        .optional("successor", .text, "Id of the provider to use instead.") { $0.provider.status?.successor },
        .optional("baseURL", .text, "Address of its first current endpoint.") { $0.baseURL },
        .always("variables", .texts, "Environment variables that hold its key, the vendor's own first.") {
            $0.variables
        },
        .optional("confirmed", .day, "The day on which the newest of its facts was confirmed.") { $0.confirmed },
        .always("page", .text, "Resource with everything about it.") { ProviderPages.address(of: $0.provider.id) },
        .always("matched", .list(of: reason), "What of it fits, the best first.") { Array($0.reasons) },
    ])

    private static let reason = AnswerForm<Lookup.Reason>([
        .always("kind", .word) { $0.entry.kind },
        .always("value", .text) { $0.excerpt },
        .optional("claim", .text, "Id of the claim, for explain_claim.") { $0.entry.claim },
        .optional("asOf", .day, "Last confirmed.") { $0.entry.asOf },
        .optional("until", .day, "The value is an earlier one and held until this day.") { $0.entry.until },
        .optional("former", .flag, "The address answers, but is not for new clients.") {
            $0.entry.isFormer ? true : nil
        },
    ])

    private static func text(_ answer: Answer) -> String {
        guard answer.total > 0 else { return "No provider fits." + answer.hint }
        let rest = answer.total - answer.shown.count
        let lines =
            answer.shown.map(\.text) + (rest > 0 ? ["\(rest) more fit; narrow the query or raise 'limit'."] : [])
        return lines.joined(separator: "\n")
    }

    /// A provider that fits.
    private struct Found {
        var provider: Provider
        var match: Lookup.Match

        var reasons: ArraySlice<Lookup.Reason> { match.reasons.prefix(mostReasons) }
        var baseURL: String? {
            (provider.endpoints.first { $0.state != .former } ?? provider.endpoints.first)?.baseURL
        }
        var variables: [String] { provider.credentials.flatMap(\.environment) }
        var confirmed: SurveyDate? { provider.claims.map(\.asOf).max() }

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
