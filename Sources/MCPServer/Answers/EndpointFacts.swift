import SurveyModel
import SurveySupport

/// An endpoint with the credentials that work there, for an answer.
struct EndpointFacts {
    let endpoint: Endpoint
    let provider: Provider
    let survey: ServedSurvey

    static let schema = Schema.object([
        .always("claim", .text("Id of the claim, for explain_claim.")),
        .always("region", .word(of: Endpoint.Region.self)),
        .optional("realm", .text("Keys of other realms are refused here.")),
        .always("state", .word(of: Endpoint.State.self, "former: answers, but is not for new clients.")),
        .always("protocol", .word(of: Endpoint.WireProtocol.self)),
        .always("purpose", .word(of: Endpoint.Purpose.self)),
        .always("baseURL", .text("With version, without a slash at the end.")),
        .always("placeholders", .list(of: .text(), "Parts of the address to fill in.")),
        .optional("callURL", .text("Address of the call.")),
        .optional("streamURL", .text("Address of the streaming call, where it is another one.")),
        .optional("modelsURL", .text("Address of the model list.")),
        .always(
            "auth",
            .object([
                .always("scheme", .word(of: Endpoint.Auth.Scheme.self)), .optional("header", .text()),
                .optional("query", .text("Name of the query parameter.")),
                .optional("line", .text("As it is sent, with KEY or TOKEN for the secret.")),
            ])),
        .always("keyOptional", .flag("Requests work without a key, too.")),
        .always(
            "headers",
            .list(
                of: .object([
                    .always("name", .text()), .optional("value", .text("Missing where it is not fixed.")),
                    .always("required", .flag()),
                    .optional("varies", .word(of: Endpoint.Header.Variation.self, "What the value differs by.")),
                ]), "Beside the one with the credential.")),
        .always(
            "refusedParameters", .list(of: .text(), "Members of OpenAI's request body that are answered with an error.")
        ),
        .always(
            "credentials",
            .list(
                of: .object([
                    .always("kind", .word(of: Credential.Kind.self)),
                    .always("variables", .list(of: .text(), "Variables that hold it, the vendor's own first.")),
                    .optional("allOf", .list(of: .text(), "Variables that must be set together.")),
                    .optional("keyPrefix", .text("How keys begin; a hint.")),
                    .optional("keyPage", .text("Where keys are issued.")), .always("asOf", .day("Last confirmed.")),
                ]), "What works here.")),
        .always("asOf", .day("Last confirmed.")), .always("ageDays", .integer("Days since then.")),
        .always("since", .day("The survey has said this since then.")),
        .always("checked", .flag("A run can hold it against a cited page.")), .optional("note", .text()),
        .always(
            "previously",
            .list(
                of: .object([
                    .always("until", .day()), .always("values", .texts(byName: "What was different, by its path.")),
                ]), "Earlier values, newest first.")),
        .always("notSurveyed", .list(of: .text(), "Members that are missing because nobody has looked.")),
    ])

    private var credentials: [Credential] {
        provider.credentials.filter { $0.realm == nil || endpoint.realm == nil || $0.realm == endpoint.realm }
    }

    private var callURL: String? { endpoint.callPath.map { endpoint.baseURL + $0 } }
    private var modelsURL: String? { endpoint.modelsPath.map { endpoint.baseURL + $0 } }

    private var notSurveyed: [String] {
        let isOpen = endpoint.auth.scheme == .unauthenticated
        return [
            callURL == nil ? "callURL" : nil, modelsURL == nil && endpoint.purpose == .chat ? "modelsURL" : nil,
            credentials.isEmpty && !isOpen ? "credentials" : nil,
        ].compactMap(\.self)
    }

    var node: JSONNode {
        let claim = endpoint.claim
        return .object([
            ("claim", .text(claim.id)), ("region", .text(endpoint.region.rawValue)),
            ("realm", endpoint.realm.map(JSONNode.text)),
            ("state", .text((endpoint.state ?? .current).rawValue)),
            ("protocol", .text(endpoint.wireProtocol.rawValue)), ("purpose", .text(endpoint.purpose.rawValue)),
            ("baseURL", .text(endpoint.baseURL)), ("placeholders", .texts(endpoint.placeholders)),
            ("callURL", callURL.map(JSONNode.text)),
            ("streamURL", endpoint.streamPath.map { .text(endpoint.baseURL + $0) }),
            ("modelsURL", modelsURL.map(JSONNode.text)), ("auth", auth), ("keyOptional", .flag(endpoint.keyOptional)),
            ("headers", .list(endpoint.headers.map(Self.node))),
            ("refusedParameters", .texts(endpoint.refusedParameters)),
            ("credentials", .list(credentials.map(Self.node))), ("asOf", .text(claim.asOf.description)),
            ("ageDays", .integer(survey.today().days(since: claim.asOf))), ("since", .text(claim.since.description)),
            ("checked", .flag(claim.isGuarded(by: survey.sources))), ("note", claim.note.map(JSONNode.text)),
            ("previously", .list(claim.previously.map(Self.node))), ("notSurveyed", .texts(notSurveyed)),
        ])
    }

    private var auth: JSONNode {
        .object([
            ("scheme", .text(endpoint.auth.scheme.rawValue)), ("header", endpoint.auth.header.map(JSONNode.text)),
            ("query", endpoint.auth.query.map(JSONNode.text)), ("line", endpoint.auth.line.map(JSONNode.text)),
        ])
    }

    private static func node(_ header: Endpoint.Header) -> JSONNode {
        .object([
            ("name", .text(header.name)), ("value", header.value.isEmpty ? nil : .text(header.value)),
            ("required", .flag(header.isRequired)), ("varies", header.varies.map { .text($0.rawValue) }),
        ])
    }

    private static func node(_ credential: Credential) -> JSONNode {
        .object([
            ("kind", .text(credential.kind.rawValue)), ("variables", .texts(credential.environment)),
            ("allOf", credential.variablesTogether.isEmpty ? nil : .texts(credential.variablesTogether)),
            ("keyPrefix", credential.keyPrefix.map(JSONNode.text)), ("keyPage", credential.keyPage.map(JSONNode.text)),
            ("asOf", .text(credential.claim.asOf.description)),
        ])
    }

    private static func node(_ previous: PreviousValue) -> JSONNode {
        .object([
            ("until", .text(previous.until.description)),
            ("values", previous.valuesNode),
        ])
    }

    /// In few lines.
    var text: String {
        let claim = endpoint.claim
        let state = endpoint.state.map { $0 == .current ? "" : ", \($0.rawValue)" } ?? ""
        let realm = endpoint.realm.map { ", keys of realm \($0)" } ?? ""
        var lines = [
            "\(claim.id): \(callURL ?? endpoint.baseURL)"
                + " (\(endpoint.wireProtocol.rawValue), \(endpoint.purpose.rawValue), \(endpoint.region.rawValue)\(realm)\(state))",
            "  base URL \(endpoint.baseURL); model list \(modelsURL ?? "not surveyed")", "  " + authText,
        ]
        let headers = endpoint.headers.map { header in
            let value = header.value.isEmpty ? "<differs>" : header.value
            return "\(header.name): \(value)\(header.isRequired ? "" : " (optional)")"
        }
        if !headers.isEmpty { lines.append("  further headers: \(headers.joined(separator: ", "))") }
        lines.append("  confirmed \(survey.age(of: claim.asOf))" + (before.map { "; \($0)" } ?? ""))
        if let note = claim.note { lines.append("  \(note)") }
        return lines.joined(separator: "\n")
    }

    private var authText: String {
        let variables = credentials.flatMap(\.environment)
        let names = variables.isEmpty ? "variable not surveyed" : variables.joined(separator: " or ")
        if endpoint.auth.scheme == .unauthenticated { return "no credential" }
        let how = endpoint.auth.line ?? endpoint.auth.scheme.rawValue
        return "credential: \(how), from \(names)" + (endpoint.keyOptional ? "; works without one, too" : "")
    }

    private var before: String? {
        endpoint.claim.previously.first.map { "until \($0.until): \($0.valuesText)" }
    }
}
