import SurveyModel
import SurveySupport

// What a client needs beside the address.
extension Comparison {
    /// The names of environment variables, as a set: those that hold a key, and those that registries put beside them.
    func variables(_ entry: RegistryEntry) -> CrosscheckRow? {
        guard !entry.variables.isEmpty else { return nil }
        let keyed = provider.credentials.first { !$0.environment.isEmpty }
        let theirs = Set(entry.variables.map(\.text))
        let row = row(.variables, entry.variables, ours: keyed?.environment ?? [], of: keyed?.claim)
        let credentials = provider.credentials.flatMap { $0.environment + $0.variablesTogether }
        let unknown = theirs.subtracting(credentials + provider.variables.map(\.name)).sorted()
        if !unknown.isEmpty {
            return judged(row, unknown: unknown) { name in
                provider.credentials.flatMap(\.claim.previously).first { names(in: $0).contains(name) }?.until
            }
        }
        let principal = Set(provider.credentials.compactMap(\.environment.first))
        if !theirs.isDisjoint(with: principal) { return equal(row) }
        var other = row
        other.verdict = .bothValid
        other.reason = "the survey lists \(texts(theirs.sorted())), too"
        return other
    }

    private func names(in earlier: PreviousValue) -> [String] {
        (earlier.values["environment"] ?? "").split(separator: ",").map { $0.trimmingPrefix(" ") }.map(String.init)
    }

    /// The npm package: the one that the survey names, or one that speaks a protocol which the survey lists.
    func package(_ entry: RegistryEntry) -> CrosscheckRow? {
        guard let theirs = entry.package else { return nil }
        let route = provider.route("vercel-ai-sdk")
        let speaker = provider.endpoints.first { Self.speaks(theirs.text, $0.wireProtocol) }
        let claim = route?.claim ?? speaker?.claim ?? provider.endpoints.first?.claim
        let ours = [route?.value ?? speaker?.wireProtocol.rawValue].compactMap(\.self)
        var row = row(.package, [theirs], ours: ours, of: claim)
        if let route, route.value == theirs.text { return equal(row) }
        guard let speaker else { return judged(row, unknown: [theirs.text]) { earlier($0, of: route) } }
        row.reason = "it speaks \(speaker.wireProtocol.rawValue), which the survey lists"
        row.verdict = route == nil ? .equal : .bothValid
        return row
    }

    private func earlier(_ package: String, of route: Route?) -> SurveyDate? {
        route?.claim.previously.first { $0.values["id"] == package }?.until
    }

    /// The packages of the AI SDK that take any address.
    private static func speaks(_ package: String, _ wireProtocol: Endpoint.WireProtocol) -> Bool {
        switch package {
        case "@ai-sdk/openai-compatible": wireProtocol == .openAIChat
        case "@ai-sdk/openai": wireProtocol == .openAIChat || wireProtocol == .openAIResponses
        case "@ai-sdk/anthropic": wireProtocol == .anthropicMessages
        default: false
        }
    }
}
