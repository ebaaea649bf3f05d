import SurveyModel
import SurveySupport

/// A claim. It has an object for each kind of fact, such as `endpoint` or `credential`, of which only that of its own kind is
/// there.
struct ClaimObject: Listed {
    let owner: ClaimOwner
    /// The provider or tool that shows the claim; another one's claims are inherited.
    let subject: String
    let scope: DocumentScope
    var isLast = true

    /// A claim where its own provider or tool shows it.
    init(_ owner: ClaimOwner, _ scope: DocumentScope) {
        self.init(owner, of: owner.claim.subject, scope)
    }

    init(_ owner: ClaimOwner, of subject: String, _ scope: DocumentScope) {
        self.owner = owner
        self.subject = subject
        self.scope = scope
    }

    private var claim: Claim { owner.claim }

    static let form = ObjectForm<ClaimObject>(
        "claim",
        [
            .code("id") { $0.claim.id },
            .text("subject") { $0.scope.index.name(of: $0.claim.subject) },
            .text("shownBy") { $0.scope.index.name(of: $0.subject) },
            .text("dimension") { $0.claim.dimension.title },
            .value("summary") { $0.scope.inline($0.owner.fact.summary) },
            .prose("note") { $0.claim.note },
            .text("unguarded") { $0.claim.unguarded?.words },
            .flag("isGuarded") { $0.owner.isGuarded },
            .flag("isInherited") { $0.claim.subject != $0.subject },
            .day("asOf") { $0.scope.confirmed($0.claim.asOf, since: $0.claim.since) },
            .day("since") { $0.claim.since },
            .list("citations", CitationObject.form) {
                CitationObject.all($0.scope.index.citations(of: $0.owner), $0.scope)
            },
            .object("bestCitation", CitationObject.form) { claim in
                claim.scope.best(of: claim.owner).map { CitationObject(citation: $0, scope: claim.scope) }
            },
            .flag("isLast") { $0.isLast },
            .list("changes", ChangeObject.form) { claim in
                claim.scope.recent(claim.claim.previously).map { ChangeObject($0, of: claim.owner.fact, claim.scope) }
            },
            .list("history", ChangeObject.form) { claim in
                claim.claim.previously.map { ChangeObject($0, of: claim.owner.fact, claim.scope) }
            },
            .flag("isNew") { $0.scope.isNew(since: $0.claim.since, previously: $0.claim.previously) },
        ],
        and: DeclaredObject.facts.map { name, form in
            .object(name, form) {
                $0.owner.name == name ? DeclaredObject(object: $0.owner.fact, scope: $0.scope) : nil
            }
        },
        noting: { $0.scope.uses?.note($0.claim) })
}

/// A source as it is cited.
struct CitationObject {
    let citation: Citation
    let scope: DocumentScope

    static func all(_ citations: [Citation], _ scope: DocumentScope) -> [CitationObject] {
        citations.map { CitationObject(citation: $0, scope: scope) }
    }

    private var source: Source { citation.source }

    static let form = ObjectForm<CitationObject>(
        "citation",
        [
            .value("name") { Inline(kind: .citation($0.scope.register, $0.citation)) },
            .code("id") { $0.source.id },
            .text("title") { $0.citation.title },
            .text("publisher") { $0.source.publisher },
            .text("kind") { $0.source.kind.words },
            .value("link") { .link($0.citation.title, to: $0.citation.target) },
            ObjectMember(name: "address", kind: .target) { cited in
                .value(cited.citation.target.map { Inline(kind: .target($0)) })
            },
            .day("asOf") { $0.scope.isKnown($0.source.asOf) ? $0.source.asOf : nil },
            .prose("note") { $0.source.note },
            .text("unverifiable") { $0.source.unverifiable?.reason.words },
        ])
}

/// What is shown by the names of a table: facts and their parts, providers, tools.
protocol TableObject: SendableMetatype {
    var scope: DocumentScope { get }
    func shown(_ name: String) -> Shown?
}

extension ObjectMember where Whole: TableObject {
    /// The names that a table declares.
    static func declared(_ looks: [(key: String, look: Look)]) -> [ObjectMember] {
        looks.map { name, look in
            switch look {
            case .value: .value(name) { whole in whole.shown(name).flatMap(whole.scope.inline) }
            case .flag: .flag(name) { if case .flag(true)? = $0.shown(name) { true } else { false } }
            case .objects(let kind, let looks):
                .list(name, DeclaredObject.form(kind, looks, [.flag("isLast") { $0.isLast }])) { whole in
                    guard case .objects(let parts)? = whole.shown(name) else { return [] }
                    return parts.map { DeclaredObject(object: $0, scope: whole.scope) }.marked
                }
            }
        }
    }
}

/// A fact, or a part of one, as its table declares it.
struct DeclaredObject: TableObject, Listed {
    let object: any Declared
    let scope: DocumentScope
    var isLast = true

    func shown(_ name: String) -> Shown? { object.shown(name) }

    static func form(
        _ name: String, _ looks: [(key: String, look: Look)], _ more: [ObjectMember<DeclaredObject>] = []
    ) -> ObjectForm<DeclaredObject> {
        ObjectForm(name, ObjectMember.declared(looks) + more)
    }

    /// The forms of the kinds of facts, by their names.
    static let facts: [(name: String, form: ObjectForm<DeclaredObject>)] = {
        let lists = Provider.facts.map { ($0.name, $0.looks()) } + Tool.facts.map { ($0.name, $0.looks()) }
        let forms = Dictionary(lists.map { ($0, form($0, $1)) }) { first, _ in first }
        return forms.map { (name: $0, form: $1) }
    }()
}
