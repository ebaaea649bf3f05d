import SurveyModel
import SurveySupport

/// A kind of fact as the site shows it.
protocol DisplayedFact: Fact {
    /// What tells it from others of its kind: "Chat, European Union".
    var heading: String { get }
    /// What it states, what a reader looks for first at the top.
    var rows: [FactRow?] { get }
}

extension DisplayedFact {
    var heading: String { Self.declaration.dimension.plain }
}

extension Endpoint: DisplayedFact {
    var heading: String {
        let place = region == .global ? "" : ", " + region.title
        let kind = state.map { $0 == .current ? "" : " (\($0.rawValue))" } ?? ""
        let isCommon = purpose != .chat || wireProtocol == .openAIChat
        return (isCommon ? purpose.plain : wireProtocol.plain) + place + kind
    }

    var rows: [FactRow?] {
        [
            .copied("Base URL", baseURL),
            .word("Protocol", wireProtocol),
            .copied("Request URL", callPath.map { baseURL + $0 }),
            .copied("Streaming URL", streamPath.map { baseURL + $0 }),
            .copied("Model list", modelsPath.map { baseURL + $0 }),
            .word("Model list format", modelsShape),
            .copied("Authentication", auth.header.map { header in authLine(header) } ?? queryLine),
            .text("Key", keyOptional ? "Optional: requests work without one" : nil),
            .text("Authentication", auth.scheme == .unauthenticated ? "None" : nil),
            .word("Region", region),
            .word("State", state),
            .codes("Key realm", realm.map { [$0] } ?? []),
        ] + headers.map(\.row) + [.codes("Refused parameters", refusedParameters)]
    }

    private func authLine(_ header: String) -> String {
        switch auth.scheme {
        case .bearer: "\(header): Bearer <key>"
        case .oauth: "\(header): Bearer <access token>"
        case .signature: "\(header): <signature of the request>"
        case .header, .query, .unauthenticated: "\(header): \(auth.valuePrefix.map { $0 + " " } ?? "")<key>"
        }
    }

    private var queryLine: String? { auth.query.map { "?\($0)=<key>" } }
}

extension Endpoint.Header {
    fileprivate var row: FactRow? {
        let need = isOptional ? "Optional header" : "Header"
        guard value.isEmpty else { return .copied(need, "\(name): \(value)") }
        return .text(need, name + (varies.map { ", one value per \($0.title)" } ?? ""))
    }
}

extension Credential: DisplayedFact {
    var heading: String { kind.plain + (realm.map { " (\($0))" } ?? "") }

    var rows: [FactRow?] {
        [
            .codes("Environment variable", environment),
            .codes("Set together", variablesTogether),
            .codes("Keys begin with", keyPrefix.map { [$0] } ?? []),
            .codes("Keys match", keyPattern.map { [$0] } ?? []),
            .text("Recognition", keyDistinctive ? "No other service’s keys look like this" : nil),
            FactRow("Create a key", keyPage.map { .link($0, $0) }),
            FactRow("Steps", keySteps.isEmpty ? nil : .list(keySteps)),
            .codes("Key realm", realm.map { [$0] } ?? []),
        ]
    }
}

extension Provider.Variable: DisplayedFact {
    var heading: String { name }

    var rows: [FactRow?] {
        [
            .copied("Variable", name), .word("Holds", role),
            .codes("Fills in the address", fills.map { ["{\($0)}"] } ?? []),
            .codes("Default", defaultValue.map { [$0] } ?? []),
        ]
    }
}

extension Route: DisplayedFact {
    var heading: String { Registry.name(of: name) }

    var rows: [FactRow?] { [.copied(isPrefix ? "Model prefix" : "ID", isPrefix ? value + "/" : value)] }
}

extension ListedModel: DisplayedFact {
    var heading: String { Registry.name(of: registry) }

    var rows: [FactRow?] {
        [
            .copied("Model", value), .codes("Default large model", large.map { [$0] } ?? []),
            .codes("Default small model", small.map { [$0] } ?? []),
        ]
    }
}
