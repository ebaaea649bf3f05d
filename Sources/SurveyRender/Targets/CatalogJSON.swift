import SurveyModel
import SurveySupport

/// Writes the whole survey as one document: inheritance applied, every claim with its dates, evidence and addresses.
///
/// `data/schema/catalog.schema.json` describes it. A change that readers have to know of raises `schemaVersion`.
struct CatalogJSON {
    static let schemaVersion = 1

    let survey: Survey
    let edition: SurveyDate?
    private let sources: [String: Source]

    init(survey: Survey, edition: SurveyDate?) {
        self.survey = survey
        self.edition = edition
        sources = survey.sourcesByID
    }

    func contents() -> String {
        let header = survey.header
        return JSONWriter.write(
            .object([
                ("$schema", .text("../data/schema/catalog.schema.json")),
                ("schemaVersion", .integer(Self.schemaVersion)),
                ("title", .text(header.title)),
                ("issue", text(header.issue)),
                ("edition", date(edition)),
                ("dates", .texts(header.dates.map(\.description))),
                ("questions", .list(header.questions.map(question))),
                ("methodology", .list(header.methodology.map(statement))),
                ("bottomLine", .list(header.bottomLine.map(statement))),
                ("considerations", .list(header.considerations.map(statement))),
                ("providers", .list(survey.providers.map(provider))),
                ("tools", .list(survey.tools.map(tool))),
                ("consumers", .list(survey.consumers.map(consumer))),
                ("sources", .list(survey.sources.map(source))),
            ]))
    }

    // MARK: Providers

    private func provider(_ stated: Provider) -> JSONNode {
        let provider = survey.resolved(stated)
        let links = provider.links
        return .object([
            ("id", .text(provider.id)),
            ("name", .text(provider.name)),
            ("vendor", .text(provider.vendor)),
            ("category", .text(provider.category.rawValue)),
            ("aliases", .texts(provider.aliases)),
            ("parent", text(provider.parent)),
            (
                "links",
                .object([
                    ("home", text(links.home)), ("docs", text(links.docs)), ("models", text(links.models)),
                    ("pricing", text(links.pricing)), ("dashboard", text(links.dashboard)),
                    ("serviceStatus", text(links.serviceStatus)), ("terms", text(links.terms)),
                ])
            ),
            ("status", provider.status.map { status($0, of: provider) }),
            ("consumerPlan", provider.consumerPlan.map { consumerPlan($0, of: provider) }),
            ("oauth", provider.oauth.map { oauth($0, of: provider) }),
            ("endpoints", .list(provider.endpoints.map { endpoint($0, of: provider) })),
            ("credentials", .list(provider.credentials.map { credential($0, of: provider) })),
            (
                "routing",
                .list(
                    provider.routing.map {
                        object([("name", .text($0.name)), ("value", .text($0.value))], $0.claim, of: provider.id)
                    })
            ),
            (
                "models",
                .list(
                    provider.models.map {
                        object(
                            [("registry", .text($0.registry)), ("value", .text($0.value))], $0.claim, of: provider.id)
                    })
            ),
            (
                "policies",
                .list(
                    provider.policies.map {
                        object(
                            [
                                ("id", .text($0.id)), ("topic", .text($0.topic.rawValue)),
                                ("stance", .text($0.stance.rawValue)), ("text", .text($0.text)),
                            ], $0.claim, of: provider.id)
                    })
            ),
            ("quirks", .list(provider.quirks.map { quirk($0, of: provider.id) })),
            (
                "logo",
                provider.logo.map {
                    object([("slug", text($0.slug)), ("color", text($0.color))], $0.claim, of: provider.id)
                }
            ),
        ])
    }

    private func status(_ status: Status, of provider: Provider) -> JSONNode {
        object(
            [
                ("state", .text(status.state.rawValue)), ("on", date(status.on)), ("successor", text(status.successor)),
            ], status.claim, of: provider.id)
    }

    private func consumerPlan(_ plan: ConsumerPlan, of provider: Provider) -> JSONNode {
        object(
            [("grantsAPI", .text(plan.grantsAPI.rawValue)), ("plan", text(plan.plan))], plan.claim, of: provider.id)
    }

    private func oauth(_ oauth: OAuth, of provider: Provider) -> JSONNode {
        object(
            [
                ("available", .text(oauth.available.rawValue)), ("flows", .texts(oauth.flows)),
                ("authorizeURL", text(oauth.authorizeURL)), ("tokenURL", text(oauth.tokenURL)),
                ("thirdParty", .text(oauth.thirdParty.rawValue)),
            ], oauth.claim, of: provider.id)
    }

    private func endpoint(_ endpoint: Endpoint, of provider: Provider) -> JSONNode {
        let headers = endpoint.headers.map {
            JSONNode.object([
                ("name", .text($0.name)), ("value", .text($0.value)), ("isRequired", .flag($0.isRequired)),
            ])
        }
        return object(
            [
                ("id", .text(endpoint.id)), ("region", .text(endpoint.region)), ("realm", text(endpoint.realm)),
                ("protocol", .text(endpoint.wireProtocol.rawValue)), ("baseURL", .text(endpoint.baseURL)),
                ("chatPath", text(endpoint.chatPath ?? endpoint.wireProtocol.chatPath)),
                ("modelsPath", text(endpoint.modelsPath)),
                (
                    "auth",
                    .object([
                        ("scheme", .text(endpoint.auth.scheme.rawValue)), ("header", text(endpoint.auth.header)),
                        ("query", text(endpoint.auth.query)),
                    ])
                ),
                ("headers", .list(headers)),
            ], endpoint.claim, of: provider.id)
    }

    private func credential(_ credential: Credential, of provider: Provider) -> JSONNode {
        object(
            [
                ("id", .text(credential.id)), ("kind", .text(credential.kind.rawValue)),
                ("realm", text(credential.realm)), ("environment", .texts(credential.environment)),
                ("keyPrefix", text(credential.keyPrefix)), ("keyPage", text(credential.keyPage)),
            ], credential.claim, of: provider.id)
    }

    private func quirk(_ quirk: Quirk, of owner: String) -> JSONNode {
        object([("id", .text(quirk.id)), ("text", .text(quirk.text))], quirk.claim, of: owner)
    }

    // MARK: Tools

    private func tool(_ tool: Tool) -> JSONNode {
        .object([
            ("id", .text(tool.id)),
            ("name", .text(tool.name)),
            ("vendor", .text(tool.vendor)),
            (
                "surfaces",
                .list(
                    tool.surfaces.map {
                        object(
                            [("id", .text($0.id)), ("method", .text($0.method.rawValue)), ("text", .text($0.text))],
                            $0.claim, of: tool.id)
                    })
            ),
            (
                "storage",
                .list(
                    tool.storage.map {
                        object([("id", .text($0.id)), ("path", .text($0.path))], $0.claim, of: tool.id)
                    })
            ),
            (
                "environment",
                .list(tool.environment.map { object([("name", .text($0.name))], $0.claim, of: tool.id) })
            ),
            (
                "precedence",
                tool.precedence.map { object([("order", .texts($0.order))], $0.claim, of: tool.id) }
            ),
            ("quirks", .list(tool.quirks.map { quirk($0, of: tool.id) })),
        ])
    }

    // MARK: Claims

    /// Values, and then what all claims have in common.
    private func object(_ values: [(String, JSONNode?)], _ claim: Claim, of owner: String) -> JSONNode {
        .object(
            values + [
                ("note", text(claim.note)),
                ("claim", .text(claim.id)),
                ("inherited", claim.subject == owner ? nil : .flag(true)),
                ("asOf", date(claim.asOf)),
                ("since", date(claim.since)),
                ("evidence", .list(claim.evidence.map(evidence))),
                ("unguarded", text(claim.unguarded?.rawValue)),
                ("previously", claim.previously.isEmpty ? nil : .list(claim.previously.map(previous))),
            ])
    }

    private func evidence(_ evidence: Evidence) -> JSONNode {
        .object([
            ("source", .text(evidence.source)),
            ("url", text(sources[evidence.source]?.url)),
            ("field", text(evidence.field)),
            ("quote", text(evidence.quote)),
            ("pointer", text(evidence.pointer)),
            ("pattern", text(evidence.pattern)),
            ("absent", evidence.absent.isEmpty ? nil : .texts(evidence.absent)),
            ("status", evidence.status.map(JSONNode.integer)),
            ("heading", text(evidence.heading)),
            ("mention", evidence.isMention ? .flag(true) : nil),
        ])
    }

    private func previous(_ previous: PreviousValue) -> JSONNode {
        let values = previous.values.sorted { $0.key < $1.key }.map { ($0.key, Optional(JSONNode.text($0.value))) }
        return .object([
            ("values", .object(values)),
            ("until", date(previous.until)),
            ("asOf", date(previous.asOf)),
            ("note", text(previous.note)),
            ("evidence", .list(previous.evidence.map(evidence))),
        ])
    }

    // MARK: Statements and consumers

    private func question(_ question: Survey.Question) -> JSONNode {
        .object([
            ("id", .text(question.id)), ("title", .text(question.title)), ("text", .text(question.text)),
            ("dimensions", .texts(question.dimensions.map(\.rawValue))),
        ])
    }

    private func statement(_ statement: Statement) -> JSONNode {
        dated(
            [
                ("id", .text(statement.id)), ("title", text(statement.title)), ("text", .text(statement.text)),
                ("cells", statement.cells.isEmpty ? nil : .texts(statement.cells)),
            ], statement.dated)
    }

    private func dated(_ values: [(String, JSONNode?)], _ dated: Dated) -> JSONNode {
        .object(
            values + [
                ("asOf", date(dated.asOf)),
                ("since", date(dated.since)),
                ("dependsOn", .texts(dated.dependsOn)),
                ("previously", dated.previously.isEmpty ? nil : .list(dated.previously.map(previous))),
            ])
    }

    private func consumer(_ consumer: Consumer) -> JSONNode {
        .object([
            ("id", .text(consumer.id)),
            ("name", .text(consumer.name)),
            ("homepage", .text(consumer.homepage)),
            (
                "vocabulary",
                .list(
                    consumer.vocabulary.map {
                        .object([("survey", .text($0.survey)), ("consumer", .text($0.consumer))])
                    })
            ),
            ("decisions", .list(consumer.decisions.map(decision))),
            (
                "toolNotes",
                .list(consumer.toolNotes.map { dated([("tool", .text($0.tool)), ("text", .text($0.text))], $0.dated) })
            ),
            (
                "sections",
                .list(
                    consumer.sections.map {
                        .object([
                            ("id", .text($0.id)), ("title", .text($0.title)),
                            ("statements", .list($0.statements.map(statement))),
                        ])
                    })
            ),
        ])
    }

    private func decision(_ decision: Consumer.Decision) -> JSONNode {
        let settings = decision.settings.map {
            JSONNode.object([("name", .text($0.name)), ("value", .text($0.value))])
        }
        return dated(
            [
                ("provider", .text(decision.provider)), ("heading", text(decision.heading)),
                ("action", .text(decision.action.rawValue)), ("presetID", text(decision.presetID)),
                ("settings", .list(settings)), ("reason", .text(decision.reason)),
                ("instruction", text(decision.instruction)),
            ], decision.dated)
    }

    // MARK: Sources

    private func source(_ source: Source) -> JSONNode {
        let unverifiable = source.unverifiable.map {
            JSONNode.object([("reason", .text($0.reason.rawValue)), ("until", date($0.until))])
        }
        return .object([
            ("id", .text(source.id)), ("publisher", .text(source.publisher)), ("title", .text(source.title)),
            ("url", .text(source.url)), ("kind", .text(source.kind.rawValue)), ("asOf", date(source.asOf)),
            ("twin", text(source.twin)), ("knownBad", text(source.knownBad)), ("unverifiable", unverifiable),
            ("note", text(source.note)),
        ])
    }

    // MARK: Values

    private func text(_ text: String?) -> JSONNode? { text.map(JSONNode.text) }

    private func date(_ date: SurveyDate?) -> JSONNode? { date.map { .text($0.description) } }
}
