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
        output: .object([
            .always("claim", .text()), .always("dimension", .text("What it is about.")),
            .always(
                "values",
                .list(
                    of: .object([
                        .always("path", .text()),
                        .optional("type", .word(of: ValueType.self, "Missing for words of the survey itself.")),
                        .always("value", .text()),
                    ]), "The principal value first; unknown: looked for and not established.")),
            .optional("note", .text()), .always("asOf", .day("Last confirmed.")),
            .always("ageDays", .integer("Days since then.")),
            .always("since", .day("The survey has said this since then.")),
            .always("checked", .flag("A run can hold it against a cited page.")),
            .optional("unguarded", .word(of: Unguarded.self, "Why nothing checks it.")),
            .always(
                "evidence",
                .list(
                    of: .object([
                        .always("title", .text()), .always("publisher", .text()),
                        .always("kind", .word(of: Source.Kind.self)),
                        .always("url", .text()), .always("seen", .day("The day on which the page was last seen.")),
                        .optional("field", .text("The value it speaks of; without it, the principal one.")),
                        .optional("quote", .text("A phrase that stands on the page.")), .optional("pointer", .text()),
                        .optional("pattern", .text()), .optional("status", .integer()),
                        .optional("absent", .list(of: .text(), "Phrases that would contradict it.")),
                        .optional("mention", .flag("Cited only, and not checked.")),
                    ]))),
            .always(
                "previously",
                .list(
                    of: .object([
                        .always("values", .texts(byName: "What was different, by its path; empty: not stated.")),
                        .always("asOf", .day("Last confirmed.")), .always("until", .day("Held until this day.")),
                        .optional("note", .text()),
                    ]), "Newest first.")),
        ])
    ) { arguments, survey throws(ToolFault) in
        let fact = try fact(try arguments.required("claim"), in: survey)
        return ToolAnswer(structure: node(fact, in: survey), text: text(fact, in: survey))
    }

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

    private static func node(_ fact: any Fact, in survey: ServedSurvey) -> JSONNode {
        let claim = fact.claim
        return .object([
            ("claim", .text(claim.id)), ("dimension", .text(claim.dimension.rawValue)),
            (
                "values",
                .list(
                    fact.values.map { value in
                        .object([
                            ("path", .text(value.path)), ("type", value.type.map { .text($0.rawValue) }),
                            ("value", .text(value.text)),
                        ])
                    })
            ),
            ("note", claim.note.map(JSONNode.text)), ("asOf", .text(claim.asOf.description)),
            ("ageDays", .integer(survey.today().days(since: claim.asOf))), ("since", .text(claim.since.description)),
            ("checked", .flag(claim.isGuarded(by: survey.sources))),
            ("unguarded", claim.unguarded.map { .text($0.rawValue) }),
            ("evidence", .list(claim.evidence.compactMap { node($0, in: survey) })),
            ("previously", .list(claim.previously.map(node))),
        ])
    }

    private static func node(_ evidence: Evidence, in survey: ServedSurvey) -> JSONNode? {
        survey.sources[evidence.source].map { source in
            .object([
                ("title", .text(source.title)), ("publisher", .text(source.publisher)),
                ("kind", .text(source.kind.rawValue)), ("url", .text(source.url)),
                ("seen", .text(source.asOf.description)), ("field", evidence.field.map(JSONNode.text)),
                ("quote", evidence.quote.map(JSONNode.text)), ("pointer", evidence.pointer.map(JSONNode.text)),
                ("pattern", evidence.pattern.map(JSONNode.text)), ("status", evidence.status.map(JSONNode.integer)),
                ("absent", evidence.absent.isEmpty ? nil : .texts(evidence.absent)),
                ("mention", evidence.isMention ? .flag(true) : nil),
            ])
        }
    }

    private static func node(_ previous: PreviousValue) -> JSONNode {
        .object([
            ("values", previous.valuesNode),
            ("asOf", .text(previous.asOf.description)), ("until", .text(previous.until.description)),
            ("note", previous.note.map(JSONNode.text)),
        ])
    }

    private static func text(_ fact: any Fact, in survey: ServedSurvey) -> String {
        let claim = fact.claim
        let values = fact.values.map { "\($0.path) \($0.text)" }.joined(separator: "; ")
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
