package import SurveySupport

/// A sentence or two in our own words that rest on claims.
package struct Statement: DatedText, Identifiable {
    package var id = ""
    /// A lead-in, a row's first cell or a term; nil where the text stands alone.
    package var title: String?
    package var text = ""
    /// Further cells, for statements that are rows of a table.
    package var cells: [String] = []
    /// What the cells are written in, where they are the lines of a block of code: `yaml`, `json`.
    package var language: String?
    package var dated = Dated()

    package init() {}

    package static let table = Table<Statement>(
        "statement", "A sentence or two that rest on claims.",
        [
            Member("id", \.id, .id, "Unique in its list.", need: .required),
            Member(
                "title", \.title, .text, "A lead-in, a row's first cell or a term.", style: .wording, label: "name"),
            Member(
                "text", \.text, .text, "A sentence or two of our own.", need: .required, style: .wording,
                label: "wording"),
            Member(
                "cells", \.cells, Form.texts.omittingEmpty, "Further cells, for rows of a table.", style: .wording,
                label: "row"),
            Member(
                "language", \.language, .text("^[a-z]+$"),
                "What the cells are written in, where they are the lines of a block of code: yaml, json."),
        ] + datedMembers
    ) { $0.dated.complete($1) }
}

/// What decisions and statements have in common with claims: dates and what they rest on.
package struct Dated: Sendable, Hashable {
    package var asOf = SurveyDate.draft
    package var since = SurveyDate.draft
    /// Ids of claims; a drift of one of them touches this text.
    package var dependsOn: [String] = []
    package var previously: [PreviousValue] = []
    package var location = Location(file: "")

    mutating func complete<Whole>(_ reading: borrowing Table<Whole>.Completion) {
        location = reading.location
        if reading.missing.contains("since") { since = previously.first?.until ?? asOf }
    }
}

/// A text of ours that rests on claims.
package protocol DatedText: Declared {
    var dated: Dated { get set }
}

extension DatedText {
    /// The members that all of them have.
    static var datedMembers: [Member<Self>] {
        [
            Member(
                "asOf", \.dated.asOf, .date,
                "The day on which the statement was last confirmed: when the source was seen.", need: .required),
            Member(
                "since", \.dated.since, .date,
                "The day from which the survey has said this; without it, the day on which the newest earlier value ended, else asOf."
            ),
            Member(
                "dependsOn", \.dated.dependsOn,
                .list(of: .text("^[a-z0-9][a-z0-9-]*/[a-zA-Z]+(\\..+)?$"), [("uniqueItems", .flag(true))]),
                "Ids of the claims that the text rests on: <provider or tool>/<dimension>[.<key>]."),
            Member("previously", \.dated.previously, .previousValues, "Earlier values, newest first."),
        ]
    }
}
