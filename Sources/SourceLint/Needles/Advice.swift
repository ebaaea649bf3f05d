import SurveyModel
import SurveySupport

/// What to say of a text wherever it stands.
struct Advice: Sendable, Hashable {
    /// A literal, and what takes its place in the same shape.
    struct Replacement: Sendable, Hashable {
        var old: String
        var new: String
        /// The path behind ``old`` may go on; without it, it may be that of a page for people, which may have gone elsewhere.
        var mayGoOn = true
    }

    var rule: LintRule
    var severity: Diagnostic.Severity
    var claim: String
    var since: SurveyDate?
    var link: String?
    var replacement: Replacement?
    var message: String
    /// The host to write instead, where that is another one.
    var newHost: String?
    /// What the file must hold for it to be more than a note; nil where the text speaks for itself.
    var company: String?
}

/// How sure the survey is of a claim, and where a person can read it.
struct Sureness {
    private let sources: SourceTable

    init(_ survey: Survey) { sources = survey.sourcesByID }

    /// `severity` where a document of the vendor bears the claim out, at most a warning where only others do, and a note where
    /// no run can check it.
    func limited(_ severity: Diagnostic.Severity, by claims: Claim...) -> Diagnostic.Severity {
        claims.map { limit(of: $0) }.reduce(severity, max)
    }

    private func limit(of claim: Claim) -> Diagnostic.Severity {
        let checked = documents(for: claim)
        if checked.isEmpty { return .note }
        return checked.contains { $0.kind == .primary } ? .error : .warning
    }

    /// The best document to send a person to.
    func link(for claim: Claim) -> String? {
        let documents = documents(for: claim).filter { !$0.isTemplate }
        return (documents.first { $0.kind == .primary } ?? documents.first)?.url
    }

    private func documents(for claim: Claim) -> [Source] {
        claim.evidence.filter { $0.isCheckable && $0.field == nil }.compactMap { sources[$0.source] }
            .filter { $0.unverifiable == nil && $0.kind != .endpoint }
    }
}
