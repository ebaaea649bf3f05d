import SurveyModel
import SurveySupport

extension Status: DisplayedFact {
    var rows: [FactRow?] {
        [
            .word("Status", state), .text("Date", on?.description),
            .codes("Use instead", successor.map { [$0] } ?? []),
        ]
    }
}

extension ConsumerPlan: DisplayedFact {
    var rows: [FactRow?] { [.word("Pays for API calls", grantsAPI), .text("Plan", plan)] }
}

extension OAuth: DisplayedFact {
    var rows: [FactRow?] {
        [
            .word("OAuth for third-party apps", available),
            .word("Vendor on third-party clients", thirdParty),
            .words("Flows", flows),
            .copied("Authorization URL", authorizeURL),
            .copied("Device authorization URL", deviceAuthorizationURL),
            .copied("Device verification page", verificationURL),
            .copied("Token URL", tokenURL),
            .copied("Revocation URL", revocationURL),
            .copied("Registration URL", registrationURL),
            .codes("Scopes", scopes),
            .word("PKCE", pkce),
            .words("Redirects", redirects),
        ]
    }
}

extension Policy: DisplayedFact {
    var heading: String { topic.plain }
    var rows: [FactRow?] {
        [FactRow("Policy", .prose(text)), stance == .unknown ? nil : .word("Vendor’s stance", stance)]
    }
}

extension Quirk: DisplayedFact {
    var heading: String { Style.words(id).prefix(1).uppercased() + Style.words(id).dropFirst() }
    var rows: [FactRow?] { [FactRow("Issue", .prose(text))] }
}

extension Logo: DisplayedFact {
    var rows: [FactRow?] {
        [
            FactRow("File in lobe-icons", slug.map { .codes([$0]) } ?? .text("None")),
            FactRow("Brand color", color.map(FactRow.Value.color)),
        ]
    }
}

extension Tool.Surface: DisplayedFact {
    var heading: String { method.plain }
    var rows: [FactRow?] { [FactRow("Sign-in", .prose(text))] }
}

extension Tool.Storage: DisplayedFact {
    var heading: String { id }
    var rows: [FactRow?] { [.copied("Path", path)] }
}

extension Tool.Variable: DisplayedFact {
    var heading: String { name }
    var rows: [FactRow?] { [.copied("Variable", name)] }
}

extension Tool.Precedence: DisplayedFact {
    var rows: [FactRow?] { [FactRow("Strongest first", .list(order))] }
}
