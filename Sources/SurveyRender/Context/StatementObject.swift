import SurveyModel
import SurveySupport

/// A text of ours that rests on claims: a statement, a decision, a note on a tool.
protocol DatedObject: SendableMetatype {
    associatedtype Content: DatedText
    var content: Content { get }
    var scope: DocumentScope { get }
}

extension DatedObject {
    /// The claims that the text rests on, of the dimensions asked for or of all.
    func restsOn(_ dimensions: Set<Dimension>? = nil) -> [ClaimObject] {
        let owners = content.dated.dependsOn.compactMap(scope.owner).filter { owner in
            dimensions?.contains(owner.claim.dimension) ?? true
        }
        return owners.map { ClaimObject($0, scope) }.marked
    }

    /// Claims that changed after the text was last looked at.
    var ground: [Ground] {
        let changed = content.dated.dependsOn.compactMap { scope.owner(of: $0)?.claim }.filter { claim in
            !claim.previously.isEmpty && claim.since > content.dated.asOf
        }
        return changed.map { Ground(claim: $0, scope: scope) }.marked
    }
}

extension ObjectMember where Whole: DatedObject {
    /// What all such texts have.
    static var dated: [ObjectMember] {
        [
            .day("asOf") { $0.scope.confirmed($0.content.dated.asOf, since: $0.content.dated.since) },
            .day("since") { $0.content.dated.since },
            .list("citations", CitationObject.form) {
                CitationObject.all($0.scope.best(of: $0.content.dated.dependsOn), $0.scope)
            },
            .list("changes", ChangeObject.form) { text in
                text.scope.recent(text.content.dated.previously).map {
                    ChangeObject($0, of: text.content, text.scope)
                }
            },
            .list("ground", Ground.form) { $0.ground },
            .list("restsOn", ClaimObject.form) { $0.restsOn() },
            .flag("isNew") {
                $0.scope.isNew(since: $0.content.dated.since, previously: $0.content.dated.previously)
            },
        ]
    }
}

/// A claim that has changed after a text that rests on it was last looked at.
struct Ground: Listed {
    let claim: Claim
    let scope: DocumentScope
    var isLast = true

    static let form = ObjectForm<Ground>(
        "ground",
        [
            .code("claim") { $0.claim.id }, .text("subject") { $0.scope.index.name(of: $0.claim.subject) },
            .text("dimension") { $0.claim.dimension.title }, .day("on") { $0.claim.since },
            .flag("isLast") { $0.isLast },
        ])
}

/// A statement, which may be the row of a table or a block of code.
struct StatementObject: DatedObject {
    let content: Statement
    let scope: DocumentScope

    static func all(_ statements: [Statement], _ scope: DocumentScope) -> [StatementObject] {
        statements.map { StatementObject(content: $0, scope: scope) }
    }

    /// The providers whose claims the text rests on, each once.
    private var providers: [ProviderObject] {
        content.dated.dependsOn.compactMap { scope.owner(of: $0)?.claim.subject }.withoutRepetitions
            .compactMap(scope.survey.provider).map { ProviderObject($0, scope) }
    }

    private var columns: [Cell] {
        content.cells.enumerated().map { Cell(text: $1, isFirst: $0 == 0) }.marked
    }

    static let form = ObjectForm<StatementObject>(
        "statement",
        [
            .code("id") { $0.content.id },
            .prose("title") { $0.content.title },
            .prose("text") { $0.content.text },
            .value("cells") { .texts($0.content.cells) },
            .list("columns", Cell.form) { $0.columns },
            ObjectMember(name: "block", kind: .block) { statement in
                let (cells, language) = (statement.content.cells, statement.content.language)
                return .value(cells.isEmpty ? nil : Inline(kind: .block(cells, language: language)))
            },
            .list("providers", SubjectForms.provider) { $0.providers },
        ], and: ObjectMember.dated)

    /// A cell of a statement that is the row of a table.
    private struct Cell: Listed {
        let text: String
        let isFirst: Bool
        var isLast = true

        static let form = ObjectForm<Cell>(
            "cell",
            [
                .prose("text") { $0.text }, .code("code") { $0.text }, .flag("isFirst") { $0.isFirst },
                .flag("isLast") { $0.isLast },
            ])
    }
}
