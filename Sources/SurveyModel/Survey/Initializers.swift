package import SurveySupport

// Surveys that are made by hand instead of read from files: replay sets and tests have claims without a data folder.

extension Survey {
    /// A survey of these providers, with nothing else said.
    package init(providers: [Provider], consumers: [Consumer] = [], sources: [Source]) {
        self.init(
            header: Header(
                title: "", issue: nil, dates: [], methodology: [], questions: [], bottomLine: [], considerations: [],
                location: Location(file: "")),
            providers: providers, tools: [], consumers: consumers, sources: sources)
    }
}

extension Provider {
    /// A provider that states nothing but quirks, which may hold any claim.
    package init(id: String, quirks: [Quirk]) {
        self.init(
            id: id, name: id, vendor: "", category: .generic, aliases: [], parent: nil, links: Links(), status: nil,
            consumerPlan: nil, oauth: nil, endpoints: [], credentials: [], routing: [], models: [], policies: [],
            quirks: quirks,
            logo: nil, location: Location(file: ""))
    }
}

extension Quirk {
    package init(claim: Claim) {
        self.init(id: claim.id, text: "", claim: claim)
    }
}

extension Claim {
    /// A claim of one value.
    package init(id: String, value: TypedValue, path: String = "value", asOf: SurveyDate, evidence: [Evidence]) {
        let location = Location(file: "data/providers/\(id.prefix { $0 != "/" }).json")
        self.init(
            id: id, dimension: .quirks, fields: [Field(path: path, value: value, location: location)], note: nil,
            asOf: asOf, since: asOf, evidence: evidence, unguarded: nil, previously: [], location: location,
            pointer: JSONPointer(tokens: []))
    }
}

extension Source {
    package init(id: String, url: String, kind: Kind = .primary, asOf: SurveyDate, knownBad: String? = nil) {
        self.init(
            id: id, publisher: "", title: id, url: url, kind: kind, asOf: asOf, twin: nil, knownBad: knownBad,
            unverifiable: nil, note: nil, location: Location(file: ""))
    }
}
