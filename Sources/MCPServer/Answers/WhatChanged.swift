import SurveyModel
import SurveySupport

/// `what_changed`: facts that moved since a day.
enum WhatChanged {
    private static let mostChanges = 1...200
    private static let usualChanges = 30

    static let tool = SurveyTool(
        name: "what_changed", title: "What changed at LLM providers",
        about: """
            List facts that changed since a day, such as moved hosts, renamed variables and ended plans, with the value before \
            and after; then facts that were first stated since. Use it with the day of your training data, or of the last \
            update of a provider table, to learn what is stale.
            """,
        input: .object([
            .always("since", .day("Changes after this day are listed: 2026-04-27.")),
            .optional("provider", .text("Only this provider or tool, by id, name or alias.", limit: 100)),
            .optional("all", .flag("Also facts that were first stated, and remarks that were reworded, since then.")),
            .optional("limit", .integer("How many; 30 unless told.", in: mostChanges)),
        ]),
        output: form, text: text
    ) { arguments, survey throws(ToolFault) in
        guard let since = arguments.day("since") else { throw ToolFault("The argument 'since' is missing.") }
        let turns = try facts(of: arguments.text("provider"), in: survey).flatMap { Turn.all(of: $0, after: since) }
            .sorted(by: Turn.precedes)
        let counts = Dictionary(grouping: turns, by: \.kind).mapValues(\.count)
        let shown = turns.prefix(arguments.flag("all") ? turns.count : counts[.changed] ?? 0)
            .prefix(arguments.integer("limit") ?? usualChanges)
        return Answer(since: since, until: survey.newest, counts: counts, shown: Array(shown))
    }

    private struct Answer {
        var since: SurveyDate
        var until: SurveyDate
        var counts: [Turn.Kind: Int]
        var shown: [Turn]

        func count(_ kind: Turn.Kind) -> Int { counts[kind] ?? 0 }
    }

    private static let form = AnswerForm<Answer>([
        .always("since", .day) { $0.since },
        .always("until", .day, "The newest confirmation of any fact.") { $0.until },
        .always("changed", .integer, "How many facts changed since then.") { $0.count(.changed) },
        .always("reworded", .integer, "How many remarks were reworded.") { $0.count(.reworded) },
        .always("added", .integer, "How many facts were first stated since then.") { $0.count(.added) },
        .always("changes", .list(of: Turn.form), "Changed, reworded, added, each the newest first.") { $0.shown },
    ])

    private static func text(_ answer: Answer) -> String {
        let head =
            "Since \(answer.since): \(Counted.of(answer.count(.changed), "fact")) changed, "
            + "\(answer.count(.reworded)) reworded, \(answer.count(.added)) added; \(answer.shown.count) shown. "
            + "The newest confirmation is of \(answer.until)."
        return ([head] + answer.shown.map(\.text)).joined(separator: "\n")
    }

    private static func facts(of name: String?, in survey: ServedSurvey) throws(ToolFault) -> [any Fact] {
        if let name { return try survey.facts(of: name) }
        return survey.survey.providers.flatMap(\.facts) + survey.survey.tools.flatMap(\.facts)
    }
}

/// One fact that moved on one day.
private struct Turn: Sendable {
    enum Kind: String, CaseIterable, Sendable {
        case changed, reworded, added
    }

    private let fact: any Fact
    private let day: SurveyDate
    let kind: Kind
    /// What was different; nil for a fact that was first stated then.
    private let before: PreviousValue?

    static func all(of fact: any Fact, after since: SurveyDate) -> [Turn] {
        let earlier = fact.claim.previously.filter { $0.until > since }
        if !earlier.isEmpty { return earlier.map { Turn(fact, before: $0) } }
        return fact.claim.since > since ? [Turn(fact)] : []
    }

    private init(_ fact: any Fact, before: PreviousValue? = nil) {
        self.fact = fact
        self.before = before
        day = before?.until ?? fact.claim.since
        // Of remarks and statements in our own words, a change is not one of the facts.
        let isReworded = before?.values.keys.allSatisfy { type(of: fact).style(at: $0) == .wording }
        kind = isReworded.map { $0 ? .reworded : .changed } ?? .added
    }

    static func precedes(_ one: Turn, _ other: Turn) -> Bool {
        if one.kind != other.kind { return one.order < other.order }
        return one.day == other.day ? one.fact.claim.id < other.fact.claim.id : one.day > other.day
    }

    private var order: Int { Kind.allCases.firstIndex(of: kind) ?? 0 }

    /// The values that differed before, else the principal one.
    private var now: [PathValue] {
        let paths = before?.values.keys.sorted() ?? []
        let shown = paths.isEmpty ? fact.claim.principal.map { [$0.path] } ?? [] : paths
        return shown.map { ($0, fact.text(at: $0) ?? "") }
    }

    static let form = AnswerForm<Turn>([
        .always("claim", .text, "Id of the claim, for explain_claim.") { $0.fact.claim.id },
        .always("day", .day) { $0.day },
        .always("kind", .word) { $0.kind },
        .always("now", .values, "The values, by their path; empty: not stated.") { $0.now },
        .optional("before", .values, "What was different; empty: not stated.") { $0.before?.sorted },
        .optional("note", .text, "A remark on what holds now.") { $0.fact.claim.note },
        .optional("noteBefore", .text, "A remark on what held before.") { $0.before?.note },
    ])

    var text: String {
        let line = "\(day) \(fact.claim.id): \(PreviousValue.text(of: now))"
        guard let before else { return line + " (added)" }
        return "\(line); before: "
            + [before.valuesText, before.note ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
