import SurveyModel
import SurveySupport

/// An endpoint with the credentials that work there, for an answer.
struct EndpointFacts: Sendable {
    let endpoint: Endpoint
    let provider: Provider
    let survey: ServedSurvey

    static let form = AnswerForm<EndpointFacts>([
        .always("claim", .text, "Id of the claim, for explain_claim.") { $0.endpoint.claim.id },
        .always("region", .word) { $0.endpoint.region },
        .optional("realm", .text, "Keys of other realms are refused here.") { $0.endpoint.realm },
        .always("state", .word, "former: answers, but is not for new clients.") { $0.endpoint.state ?? .current },
        .always("protocol", .word) { $0.endpoint.wireProtocol },
        .always("purpose", .word) { $0.endpoint.purpose },
        .always("baseURL", .text, "With version, without a slash at the end.") { $0.endpoint.baseURL },
        .always("placeholders", .texts, "Parts of the address to fill in.") { $0.endpoint.placeholders },
        .optional("callURL", .text, "Address of the call.") { $0.callURL },
        .optional("streamURL", .text, "Address of the streaming call, where it is another one.") { facts in
            facts.endpoint.streamPath.map { facts.endpoint.baseURL + $0 }
        },
        .optional("modelsURL", .text, "Address of the model list.") { $0.modelsURL },
        .always("auth", .object(auth)) { $0.endpoint.auth },
        .always("keyOptional", .flag, "Requests work without a key, too.") { $0.endpoint.keyOptional },
        .always("headers", .list(of: header), "Beside the one with the credential.") { $0.endpoint.headers },
        .always("refusedParameters", .texts, "Members of OpenAI's request body that are answered with an error.") {
            $0.endpoint.refusedParameters
        },
        .always("credentials", .list(of: credential), "What works here.") { $0.credentials },
        .always("asOf", .day, "Last confirmed.") { $0.endpoint.claim.asOf },
        .always("ageDays", .integer, "Days since then.") { $0.survey.today().days(since: $0.endpoint.claim.asOf) },
        .always("since", .day, "The survey has said this since then.") { $0.endpoint.claim.since },
        .always("checked", .flag, "A run can hold it against a cited page.") {
            $0.endpoint.claim.isGuarded(by: $0.survey.sources)
        },
        .optional("note", .text) { $0.endpoint.claim.note },
        .always("previously", .list(of: previous), "Earlier values, newest first.") { $0.endpoint.claim.previously },
        .always("notSurveyed", .texts, "Members that are missing because nobody has looked.") { $0.notSurveyed },
    ])

    private static let auth = AnswerForm<Endpoint.Auth>([
        .always("scheme", .word) { $0.scheme },
        .optional("header", .text) { $0.header },
        .optional("query", .text, "Name of the query parameter.") { $0.query },
        .optional("line", .text, "As it is sent, with KEY or TOKEN for the secret.") { $0.line },
    ])

    private static let header = AnswerForm<Endpoint.Header>([
        .always("name", .text) { $0.name },
        .optional("value", .text, "Missing where it is not fixed.") { $0.value.isEmpty ? nil : $0.value },
        .always("required", .flag) { $0.isRequired },
        .optional("varies", .word, "What the value differs by.") { $0.varies },
    ])

    private static let credential = AnswerForm<Credential>([
        .always("kind", .word) { $0.kind },
        .always("variables", .texts, "Variables that hold it, the vendor's own first.") { $0.environment },
        .optional("allOf", .texts, "Variables that must be set together.") {
            $0.variablesTogether.isEmpty ? nil : $0.variablesTogether
        },
        .optional("keyPrefix", .text, "How keys begin; a hint.") { $0.keyPrefix },
        .optional("keyPage", .text, "Where keys are issued.") { $0.keyPage },
        .always("asOf", .day, "Last confirmed.") { $0.claim.asOf },
    ])

    private static let previous = AnswerForm<PreviousValue>([
        .always("until", .day) { $0.until },
        .always("values", .values, "What was different, by its path.") { $0.sorted },
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
