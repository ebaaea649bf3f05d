package import PageMatch
package import SurveyModel
package import SurveySupport

/// One piece of evidence to check against one answer.
package struct EvidenceTask: Sendable {
    package let claim: String
    /// Its index in the claim's list.
    package let number: Int
    package let evidence: Evidence
    package let source: Source
    /// The value that the evidence speaks of; nil when the claim has none.
    package let value: TypedValue?
    /// The address to fetch.
    package let url: String
    /// Names the evidence in the baseline and the run state: changes when the evidence does, not when the value does.
    package let key: String
    /// Where the value is a base: the paths of the claim's own calls.
    package var calls: [String] = []

    private static func key(claim: String, _ evidence: Evidence) -> String {
        Digest.short([
            claim, evidence.source, evidence.field ?? "", evidence.quote ?? "", evidence.pattern ?? "",
            evidence.pointer ?? "", evidence.heading ?? "", evidence.absent.joined(separator: "\u{1}"),
            evidence.status.map(String.init) ?? "",
        ])
    }

    /// Names what a run confirms: the evidence with the value that it speaks of and the address that is read.
    package var confirmationKey: String {
        Digest.short([key, value?.type.rawValue ?? "", value?.text ?? "", url])
    }

    /// Everything that an outcome on the same page depends on. Nil where the accepted place cannot be written: whether it
    /// is the same one cannot be told then, and the page has to be read again.
    func fingerprint(anchor: PlaceAnchor?) -> String? {
        guard let place = try? anchor.map({ JSONWriter.writeInline(try JSONNodeEncoder.encode($0)) }) ?? "" else {
            return nil
        }
        return Digest.short([confirmationKey, place] + calls)
    }

    package init(
        claim: String, number: Int, evidence: Evidence, source: Source, value: TypedValue?, url: String
    ) {
        self.claim = claim
        self.number = number
        self.evidence = evidence
        self.source = source
        self.value = value
        self.url = url
        key = Self.key(claim: claim, evidence)
    }

    var needsText: Bool { evidence.status == nil && (evidence.pointer == nil || !evidence.absent.isEmpty) }
}

/// What one piece of evidence came to.
package struct EvidenceFinding: Sendable, Hashable {
    package var task: String
    /// See `EvidenceTask`.
    package var confirmationKey: String
    package var claim: String
    package var number: Int
    package var source: String
    package var kind: Source.Kind
    /// The address that was read, after redirects.
    package var url: String
    package var outcome: ClaimOutcome
    package var expected: String?
    package var found: String?
    package var heading: String?
    package var similarity: Double?
    /// The text that comes nearest to what was lost.
    package var nearest: String?
    /// Values that could have taken the place of what was lost, at most three.
    package var candidates: [String] = []
    /// What a person should know although nothing drifted.
    package var notices: [String] = []
    /// Why, for outcomes that need a word: undecided, contradicted, gone.
    package var reason: String?
    /// A passage of the page that a text fragment can point at: what was found, or the quote.
    package var passage: String?
    /// True when the new value is certain enough for `check --fix` to write it into the data.
    package var isCertain = false
    /// The quote with the new value in it, where exactly that stands on the page.
    package var successorQuote: String?
    /// For pages: where the value stands now, for the next baseline.
    package var anchor: PlaceAnchor?

    init(_ task: EvidenceTask, _ outcome: ClaimOutcome, url: String? = nil, reason: String? = nil) {
        self.task = task.key
        confirmationKey = task.confirmationKey
        claim = task.claim
        number = task.number
        source = task.source.id
        kind = task.source.kind
        self.url = url ?? task.url
        self.outcome = outcome
        expected = task.value?.type.standsOnPages == true ? task.value?.text : task.evidence.quote ?? task.value?.text
        self.reason = reason
    }
}
