import SurveySupport

/// Something that a client can ask the survey.
struct SurveyTool: Sendable {
    var name: String
    var title: String
    /// When to use it, for the model that chooses.
    var about: String
    var input: Schema
    var output: Schema
    private let answer: @Sendable (Arguments, ServedSurvey) throws(ToolFault) -> (structure: JSONNode, text: String)

    /// - Parameters:
    ///   - output: what structured answers are made of.
    ///   - text: the same in few lines, for clients that show models nothing else.
    ///   - find: what the arguments of a call ask for.
    init<Found: Sendable>(
        name: String, title: String, about: String, input: Schema, output: AnswerForm<Found>,
        text: @escaping @Sendable (Found) -> String,
        find: @escaping @Sendable (Arguments, ServedSurvey) throws(ToolFault) -> Found
    ) {
        (self.name, self.title, self.about, self.input) = (name, title, about, input)
        self.output = output.schema
        answer = { arguments, survey throws(ToolFault) in
            let found = try find(arguments, survey)
            return (output.node(found), text(found))
        }
    }

    /// In the order in which clients show them.
    static func all(of survey: ServedSurvey) -> [SurveyTool] {
        let always = [FindProvider.tool, GetEndpoint.tool, ExplainClaim.tool, WhatChanged.tool]
        return always + (survey.lint.map { [LintText.tool($0)] } ?? [])
    }

    /// As `tools/list` shows it.
    var node: JSONNode {
        .object([
            ("name", .text(name)), ("title", .text(title)), ("description", .text(about)), ("inputSchema", input.node),
            ("outputSchema", output.node),
            (
                "annotations",
                .object([
                    ("title", .text(title)), ("readOnlyHint", .flag(true)), ("destructiveHint", .flag(false)),
                    ("idempotentHint", .flag(true)), ("openWorldHint", .flag(false)),
                ])
            ),
        ])
    }

    /// The members of the result of a call. A call that cannot be answered has a result, too: what the model can do better.
    func call(_ arguments: JSONNode, _ survey: ServedSurvey) -> [(String, JSONNode?)] {
        do throws(ToolFault) {
            if let objection = input.objection(to: arguments, named: "arguments") { throw ToolFault(objection) }
            let answer = try answer(Arguments(node: arguments), survey)
            return [
                ("content", Self.content(answer.text)), ("structuredContent", answer.structure),
                ("isError", .flag(false)),
            ]
        } catch {
            return [("content", Self.content(error.text)), ("isError", .flag(true))]
        }
    }

    private static func content(_ text: String) -> JSONNode {
        .list([.object([("type", .text("text")), ("text", .text(text))])])
    }
}

/// Why a call cannot be answered, for the model that made it.
struct ToolFault: Error {
    var text: String

    init(_ text: String) { self.text = text }

    /// ` Did you mean 'x'?`, or nothing.
    static func hint(_ word: String, in candidates: [String]) -> String {
        NearMiss.find(word, in: candidates).map { " Did you mean '\($0)'?" } ?? ""
    }
}

/// The arguments of a call, which its schema has let through.
struct Arguments {
    fileprivate var node: JSONNode

    func text(_ name: String) -> String? { node[name]?.string }
    func flag(_ name: String) -> Bool { node[name]?.value == .bool(true) }
    func integer(_ name: String) -> Int? { node[name]?.scalarText.flatMap(Int.init) }
    func day(_ name: String) -> SurveyDate? { text(name).flatMap(SurveyDate.init) }

    /// A required text.
    func required(_ name: String) throws(ToolFault) -> String {
        guard let text = text(name) else { throw ToolFault("The argument '\(name)' is missing.") }
        return text
    }
}
