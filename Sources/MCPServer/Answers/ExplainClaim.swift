import SurveyModel
import SurveySupport

/// `explain_claim`: what a fact rests on.
enum ExplainClaim {
    static let tool = SurveyTool(
        name: "explain_claim", title: "Explain a fact about an LLM provider",
        about: """
            Get the evidence behind one fact: its values, the cited pages, the day on which it was last confirmed, its age in \
            days, and earlier values. Use it to decide how far to trust a fact, or to cite it. Ids of claims come from the \
            other tools, such as together-ai/endpoints.global; a provider's id alone lists its claims.
            """,
        input: .object([
            .always("claim", .text("Id of the claim: <provider>/<dimension>[.<key>].", limit: 200))
        ]),
        output: form, text: text
    ) { arguments, survey throws(ToolFault) in
        Found(fact: try fact(try arguments.required("claim"), in: survey), survey: survey)
    }

    /// What a call asks for.
    private struct Found {
        var fact: any Fact
        var survey: ServedSurvey

        var claim: Claim { fact.claim }
    }

    private static let form = AnswerForm<Found>([
        .always("claim", .text) { $0.claim.id },
        .always("dimension", .text, "What it is about.") { $0.claim.dimension.rawValue },
        .always("values", .list(of: value), "The principal value first; unknown: looked for and not established.") {
            $0.fact.values
        },
        .optional("note", .text) { $0.claim.note },
        .always("asOf", .day, "Last confirmed.") { $0.claim.asOf },
        .always("ageDays", .integer, "Days since then.") { $0.survey.today().days(since: $0.claim.asOf) },
        .always("since", .day, "The survey has said this since then.") { $0.claim.since },
        .always("checked", .flag, "A run can hold it against a cited page.") {
            $0.claim.isGuarded(by: $0.survey.sources)
        },
        .optional("unguarded", .word, "Why nothing checks it.") { $0.claim.unguarded },
        .always("evidence", .list(of: evidence)) { found in
            found.claim.evidence.compactMap { evidence in found.survey.sources[evidence.source].map { (evidence, $0) } }
        },
        .always("previously", .list(of: previous), "Newest first.") { $0.claim.previously },
    ])

    private static let value = AnswerForm<(path: String, type: ValueType?, text: String)>([
        .always("path", .text) { $0.path },
        .optional("type", .word, "Missing for words of the survey itself.") { $0.type },
        .always("value", .text) { $0.text },
    ])

    private static let evidence = AnswerForm<(evidence: Evidence, source: Source)>([
        .always("title", .text) { $0.source.title },
        .always("publisher", .text) { $0.source.publisher },
        .always("kind", .word) { $0.source.kind },
        .always("url", .text) { $0.source.url },
        .always("seen", .day, "The day on which the page was last seen.") { $0.source.asOf },
        .optional("field", .text, "The value it speaks of; without it, the principal one.") { $0.evidence.field },
        .optional("quote", .text, "A phrase that stands on the page.") { $0.evidence.quote },
        .optional("pointer", .text) { $0.evidence.pointer },
        .optional("pattern", .text) { $0.evidence.pattern },
        .optional("status", .integer) { $0.evidence.status },
        .optional("absent", .texts, "Phrases that would contradict it.") {
            $0.evidence.absent.isEmpty ? nil : $0.evidence.absent
        },
        .optional("mention", .flag, "Cited only, and not checked.") { $0.evidence.isMention ? true : nil },
    ])

    private static let previous = AnswerForm<PreviousValue>([
        .always("values", .values, "What was different, by its path; empty: not stated.") { $0.sorted },
        .always("asOf", .day, "Last confirmed.") { $0.asOf },
        .always("until", .day, "Held until this day.") { $0.until },
        .optional("note", .text) { $0.note },
    ])

    private static func fact(_ id: String, in survey: ServedSurvey) throws(ToolFault) -> any Fact {
        let name = String(id.prefix { $0 != "/" })
        let rest = id.dropFirst(name.count)
        let facts = try survey.facts(of: name)
        // A variant's claim may be its parent's.
        let found =
            facts.first { $0.claim.id == id } ?? facts.first { $0.claim.id.dropFirst($0.claim.subject.count) == rest }
        if let found { return found }
        let ids = facts.map(\.claim.id)
        let hint = rest.isEmpty ? "" : ToolFault.hint(id, in: ids)
        throw ToolFault("There is no claim of this id.\(hint) The survey has: \(ids.joined(separator: ", ")).")
    }

    private static func text(_ found: Found) -> String {
        let (claim, survey) = (found.claim, found.survey)
        let values = found.fact.values.map { "\($0.path) \($0.text)" }.joined(separator: "; ")
        var lines = ["\(claim.id): \(values.isEmpty ? "no value" : values)"]
        lines.append("Confirmed \(survey.age(of: claim.asOf)); stated since \(claim.since).")
        if let note = claim.note { lines.append(note) }
        lines += claim.evidence.compactMap { evidence in
            survey.sources[evidence.source].map { source in
                let quote = evidence.quote.map { ", \"\($0)\"" } ?? ""
                return "Evidence: \(source.title) (\(source.kind.rawValue), seen \(source.asOf))\(quote) \(source.url)"
            }
        }
        if let reason = claim.unguarded { lines.append("Nothing checks it: \(reason.rawValue).") }
        lines += claim.previously.map { "Until \($0.until): \($0.valuesText)" }
        return lines.joined(separator: "\n")
    }
}
