package import SurveySupport

extension Survey {
    /// `data/survey.json`.
    package struct Overview: Declared {
        package var title = ""
        /// Where the survey is discussed.
        package var issue: String?
        /// The days on which the survey as a whole was made, oldest first.
        package var dates: [SurveyDate] = []
        package var questions: [Question] = []
        package var methodology: [Statement] = []
        package var bottomLine: [Statement] = []
        package var considerations: [Statement] = []
        package var location = Location(file: "")

        package init() {}

        package static let table = Table<Overview>(
            "survey", "Title, dates, questions and summary of the survey: data/survey.json.",
            [
                .schemaPath,
                Member("title", \.title, .text, "Title of the survey.", need: .expected),
                Member("issue", \.issue, .text, "Where it is discussed."),
                .catalogOnly("edition", .date, "The day that the document shows.", isAlways: false) { _, scope in
                    scope.edition
                },
                Member(
                    "dates", \.dates,
                    .list(
                        of: .date, [("minItems", .integer(1))],
                        about: "A day on which the survey as a whole was made."),
                    "The days on which the survey as a whole was made, oldest first."),
                Member("questions", \.questions, .objects, "What every provider answers."),
                Member("methodology", \.methodology, .objects, "How it was made."),
                Member("bottomLine", \.bottomLine, .objects, "What comes of it."),
                Member(
                    "considerations", \.considerations, .objects, "What follows for kinds of authentication."),
            ]
        ) { overview, reading in
            overview.location = reading.location
        }

        /// Every statement, in the order of the file's sections.
        package var statements: [Statement] { methodology + bottomLine + considerations }
    }

    /// One of the questions that every provider answers.
    package struct Question: Declared, Identifiable {
        package var id = ""
        package var title = ""
        package var text = ""
        /// The dimensions that answer it.
        package var dimensions: [Dimension] = []

        package init() {}

        package static let table = Table<Question>(
            "question", "A question that every provider answers.",
            [
                Member("id", \.id, .id, "Unique in the list.", need: .required),
                Member("title", \.title, .text, "The question in few words.", need: .required),
                Member("text", \.text, .text, "The question.", need: .required),
                Member("dimensions", \.dimensions, .list(of: .word), "The dimensions that answer it."),
            ])
    }
}
