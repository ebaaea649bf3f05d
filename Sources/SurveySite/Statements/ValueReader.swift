import SurveyModel

/// Reads the values of a member as the data writes them, to show an earlier one beside the current one.
struct ValueReader {
    let label: String
    let isCode: Bool
    private let words: [String: String]

    init<F: DisplayedFact>(_ fact: F, path: String) {
        words = Self.words(of: F.self, at: path)
        let label = F.label(at: path)
        self.label = label.prefix(1).uppercased() + label.dropFirst()
        switch F.style(at: path) {
        case .code, .name: isCode = words.isEmpty
        case .text, .words, .prose, .wording: isCode = false
        }
    }

    /// Nil for a value that was not there.
    func plain(_ value: String?) -> String? {
        guard let value, !value.isEmpty else { return nil }
        if words.isEmpty { return value }
        return value.split(separator: ", ").map { words[String($0)] ?? String($0) }.joined(separator: ", ")
    }

    /// The terms for the survey's words, of members that hold one.
    private static func words(of kind: any DisplayedFact.Type, at path: String) -> [String: String] {
        switch (kind, path) {
        case (is Endpoint.Type, "protocol"): terms(Endpoint.WireProtocol.self)
        case (is Endpoint.Type, "region"): terms(Endpoint.Region.self)
        case (is Endpoint.Type, "state"): terms(Endpoint.State.self)
        case (is Endpoint.Type, "purpose"): terms(Endpoint.Purpose.self)
        case (is ConsumerPlan.Type, "grantsAPI"): terms(ConsumerPlan.Grant.self)
        case (is OAuth.Type, "available"): terms(OAuth.Availability.self)
        case (is OAuth.Type, "thirdParty"), (is Policy.Type, "stance"): terms(Stance.self)
        case (is OAuth.Type, "flows"): terms(OAuth.Flow.self)
        case (is OAuth.Type, "redirects"): terms(OAuth.Redirect.self)
        case (is OAuth.Type, "pkce"): terms(OAuth.ProofKey.self)
        case (is Status.Type, "state"): terms(Status.State.self)
        case (is Credential.Type, "kind"): terms(Credential.Kind.self)
        case (is Policy.Type, "topic"): terms(Policy.Topic.self)
        default: [:]
        }
    }

    private static func terms<Word: PlainWord>(_ type: Word.Type) -> [String: String] {
        Dictionary(Word.allCases.map { ($0.rawValue, $0.plain) }) { first, _ in first }
    }
}
