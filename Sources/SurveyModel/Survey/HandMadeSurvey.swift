package import SurveySupport

// Surveys that are made by hand instead of read from files: replay sets and tests have claims without a data folder.

extension Survey {
    /// A survey of these providers, with nothing else said.
    package init(providers: [Provider], consumers: [Consumer] = [], sources: [Source]) {
        self.init(overview: Overview(), providers: providers, tools: [], consumers: consumers, sources: sources)
    }
}

extension Provider {
    /// A provider that states nothing but quirks, which may hold any claim.
    package init(id: String, quirks: [Quirk]) {
        self.init()
        self.id = id
        name = id
        self.quirks = quirks
    }
}

extension Quirk {
    package init(claim: Claim) {
        self.init()
        id = claim.id
        self.claim = claim
    }
}

extension Claim {
    /// A claim of one value.
    package init(id: String, value: TypedValue, path: String = "value", asOf: SurveyDate, evidence: [Evidence]) {
        self.init()
        self.id = id
        location = Location(file: "data/providers/\(subject).json")
        fields = [Field(path: path, value: value, location: location)]
        self.asOf = asOf
        since = asOf
        self.evidence = evidence
    }
}

extension Source {
    package init(id: String, url: String, kind: Kind = .primary, asOf: SurveyDate, knownBad: String? = nil) {
        self.init()
        self.id = id
        title = id
        self.url = url
        self.kind = kind
        self.asOf = asOf
        self.knownBad = knownBad
    }
}
