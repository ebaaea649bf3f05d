import SurveyModel
import SurveySupport

/// `get_endpoint`: everything that a request needs.
enum GetEndpoint {
    static let tool = SurveyTool(
        name: "get_endpoint", title: "Get an endpoint of an LLM provider",
        about: """
            Get what a client needs to call a provider: base URL and full call URL, protocol, required headers, how the key \
            travels, environment variables, model list, region and key realm, with the day each was confirmed. Use it \
            whenever you write or review an address, header or key variable of an LLM API.
            """,
        input: .object([
            .always("provider", .text("Id, name or alias of the provider: together-ai.", limit: 100)),
            .optional("protocol", .word(of: Endpoint.WireProtocol.self, "Only endpoints that speak this.")),
            .optional("region", .word(of: Endpoint.Region.self, "Only endpoints that answer there.")),
            .optional(
                "purpose", .word(of: Endpoint.Purpose.self, "What it is for; without it and 'protocol', chat.")),
            .optional("includeFormer", .flag("Also addresses that answer but are not for new clients.")),
        ]),
        output: form, text: text
    ) { arguments, survey throws(ToolFault) in
        let provider = try survey.provider(try arguments.required("provider"))
        let endpoints = try chosen(of: provider, Choice(arguments)).map {
            EndpointFacts(endpoint: $0, provider: provider, survey: survey)
        }
        return Answer(provider: provider, endpoints: endpoints)
    }

    private struct Answer {
        var provider: Provider
        var endpoints: [EndpointFacts]
    }

    private static let form = AnswerForm<Answer>([
        .always("provider", .text, "Id of the provider.") { $0.provider.id },
        .always("name", .text) { $0.provider.name },
        .always("state", .word, "Whether the service is offered.") { $0.provider.status?.state ?? .active },
        .optional("successor", .text, "Id of the provider to use instead.") { $0.provider.status?.successor },
        .always("endpoints", .list(of: EndpointFacts.form), "Current ones first.") { $0.endpoints },
        .always("settings", .list(of: setting), "Environment variables that hold no key.") { $0.provider.variables },
    ])

    private static let setting = AnswerForm<Provider.Variable>([
        .always("name", .text) { $0.name },
        .always("role", .word) { $0.role },
        .optional("fills", .text, "The placeholder of the address that its value takes the place of.") { $0.fills },
        .optional("default", .text, "What holds where it is not set.") { $0.defaultValue },
        .always("asOf", .day, "Last confirmed.") { $0.claim.asOf },
    ])

    /// Which endpoints are asked for.
    private struct Choice {
        var wireProtocol: Endpoint.WireProtocol?
        var region: Endpoint.Region?
        var purpose: Endpoint.Purpose?
        var includesFormer: Bool

        init(_ arguments: Arguments) {
            wireProtocol = arguments.text("protocol").flatMap(Endpoint.WireProtocol.init)
            region = arguments.text("region").flatMap(Endpoint.Region.init)
            purpose = arguments.text("purpose").flatMap(Endpoint.Purpose.init) ?? (wireProtocol == nil ? .chat : nil)
            includesFormer = arguments.flag("includeFormer")
        }

        func fits(_ endpoint: Endpoint) -> Bool {
            if let wireProtocol, endpoint.wireProtocol != wireProtocol { return false }
            if let region, endpoint.region != region { return false }
            if let purpose, endpoint.purpose != purpose { return false }
            return true
        }
    }

    /// Current ones first. Former ones only where they are asked for, or where there is nothing else.
    private static func chosen(of provider: Provider, _ choice: Choice) throws(ToolFault) -> [Endpoint] {
        guard !provider.endpoints.isEmpty else {
            throw ToolFault("The survey has no endpoint of \(provider.id): its addresses were not surveyed.")
        }
        let fitting = provider.endpoints.filter(choice.fits)
        let former = fitting.filter { $0.state == .former }
        let current = fitting.filter { $0.state != .former }
        let chosen = current + (choice.includesFormer || current.isEmpty ? former : [])
        guard chosen.isEmpty else { return chosen }
        let others = provider.endpoints.map {
            "\($0.wireProtocol.rawValue) for \($0.purpose.rawValue) in \($0.region.rawValue)"
        }
        throw ToolFault(
            "No endpoint of \(provider.id) fits. It has: \(others.withoutRepetitions.joined(separator: "; ")).")
    }

    private static func text(_ answer: Answer) -> String {
        let provider = answer.provider
        var lines: [String] = []
        if let status = provider.status, status.state != .active {
            let day = status.on.map { " on \($0)" } ?? ""
            let successor = status.successor.map { "; use \($0)" } ?? ""
            lines.append("\(provider.name) is \(status.state.rawValue)\(day)\(successor).")
        }
        lines += answer.endpoints.map(\.text)
        let settings = provider.variables.map { variable in
            variable.name + (variable.fills.map { " (fills {\($0)})" } ?? " (\(variable.role.rawValue))")
        }
        if !settings.isEmpty { lines.append("Settings: \(settings.joined(separator: ", ")).") }
        return lines.joined(separator: "\n")
    }
}
