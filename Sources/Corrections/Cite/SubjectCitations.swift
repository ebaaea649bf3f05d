package import SurveyModel
import SurveySupport

/// Evidence from one page for everything that a provider or tool states without any.
package struct SubjectCitations: Sendable {
    /// The survey with what was found.
    package private(set) var edit: SurveyEdit
    package private(set) var found: [Found] = []
    package private(set) var missing: [Missing] = []

    package struct Found: Sendable {
        package var claim: String
        package var evidence: [Evidence]
    }

    package struct Missing: Sendable {
        package var claim: String
        package var reason: String
    }

    /// - Parameters:
    ///   - edit: a survey that the subject stands in.
    ///   - source: of the page, known to the survey or not; its day is that on which the page was read.
    package init(
        _ edit: SurveyEdit, subject: String, page: CitedPage, source: Source
    ) throws(SurveyEdit.Refusal) {
        self.edit = edit
        guard let survey = edit.loaded.survey else { throw SurveyEdit.Refusal(reason: "the survey cannot be read") }
        let names = survey.names(of: subject)
        for claim in survey.claims where claim.subject == subject && claim.evidence.isEmpty {
            let fields = claim.fields.filter(\.value.type.standsOnPages)
            guard let principal = fields.first, principal.path == claim.principal?.path else {
                missing.append(Missing(claim: claim.id, reason: "no page shows its value: cite it with --phrase"))
                continue
            }
            let answers = fields.map { field in
                page.answer(CitationRequest(claim: claim, field: field, source: source, names: names))
            }
            guard let first = answers.first, case .proposals = first else {
                missing.append(Missing(claim: claim.id, reason: answers.first?.refusal ?? ""))
                continue
            }
            // Only what is cited with words of its own says anything about members that many providers share.
            let evidence = answers.enumerated().compactMap { number, answer in
                number == 0 ? answer.best : answer.best.flatMap { $0.quote == nil ? nil : $0 }
            }
            try self.edit.cite(evidence, for: claim, on: source.asOf)
            found.append(Found(claim: claim.id, evidence: evidence))
        }
        guard !found.isEmpty else { return }
        if let known = survey.sourcesByID[source.id] {
            try self.edit.see(known, on: source.asOf)
        } else {
            try self.edit.add(source)
        }
    }
}

extension CitationAnswer {
    /// The evidence of the best proposal.
    package var best: Evidence? {
        guard case .proposals(let proposals, _) = self else { return nil }
        return proposals.first?.evidence
    }

    var refusal: String? {
        switch self {
        case .proposals: nil
        case .missing(let reason, let nearest, _, _): reason + (nearest.map { "; nearest: '\($0)'" } ?? "")
        case .unread(let reason): reason
        }
    }
}

extension Survey {
    /// Who offers a provider or makes a tool; empty where there is none of the id.
    package func vendor(of subject: String) -> String {
        provider(subject)?.vendor ?? tool(subject)?.vendor ?? ""
    }

    /// What a provider or tool is called, to tell its place on a page from others'.
    package func names(of subject: String) -> [String] {
        if let provider = provider(subject) { return [provider.id, provider.name] + provider.aliases }
        return [subject] + (tool(subject).map { [$0.name] } ?? [])
    }
}
