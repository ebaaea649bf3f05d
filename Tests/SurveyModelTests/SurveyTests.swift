import SurveyModel
import SurveySupport
import Testing

@Suite struct SurveyTests {
    private var survey: Survey {
        get throws { try #require(SurveyLoader.load(try FixtureSurvey.valid, today: FixtureSurvey.today).survey) }
    }

    @Test func `claims have ids by dimension and key, and typed values by path`() throws {
        let survey = try survey
        #expect(
            survey.claims.map(\.id) == [
                "acme-china/endpoints.china", "acme-cli/environment.ACME_API_KEY", "acme-cli/precedence",
                "acme-cli/quirks.one-login",
                "acme-cli/storage.linux", "acme-cli/surfaces.key", "acme/consumerPlan", "acme/credentials.key",
                "acme/endpoints.chat", "acme/logo", "acme/models.litellm", "acme/oauth", "acme/policies.apps",
                "acme/quirks.slow",
                "acme/routing.litellm",
                "acme/routing.models-dev", "acme/status", "acme/variables.ACME_ACCOUNT",
            ])
        let endpoint = try #require(survey.claims.first { $0.id == "acme/endpoints.chat" })
        #expect(endpoint.principal?.value == TypedValue(.baseURL, "https://api.acme.example/v2"))
        #expect(
            endpoint.fields.map(\.path) == [
                "baseURL", "chatPath", "streamPath", "modelsPath", "modelsShape", "auth/header", "auth/query",
                "auth/valuePrefix",
                "refusedParameters/0", "headers/0/name", "headers/0/value", "headers/1/name", "headers/1/value",
                "headers/2/name",
            ])
        #expect(
            endpoint.evidence.map { endpoint.field(for: $0)?.value.text } == [
                "https://api.acme.example/v2", "x-acme-key",
            ])
    }

    @Test func `a variant inherits what it does not state`() throws {
        let survey = try survey
        let variant = survey.resolved(try #require(survey.provider("acme-china")))
        #expect(variant.consumerPlan?.grantsAPI == .no)
        #expect(variant.credentials.first?.environment == ["ACME_API_KEY", "ACME_KEY"])
        #expect(variant.endpoints.map(\.region) == [.china])
        #expect(variant.route("litellm")?.value == "acme")
        #expect(variant.models == [])
    }

    @Test func `a model loses the prefix of its registry and nothing else`() throws {
        var acme = try #require(survey.provider("acme"))
        #expect(acme.modelID == "acme-large")
        for value in ["acme-large", "acme-labs/acme-large", "other/acme/acme-large"] {
            acme.models[0].value = value
            #expect(acme.modelID == value)
        }
        acme.models = []
        #expect(acme.modelID == nil)
    }

    @Test func `a claim is guarded when a readable source can be asked`() throws {
        let survey = try survey
        let guarded = survey.claims.filter { $0.isGuarded(by: survey.sourcesByID) }
        let open = Set(survey.claims.map(\.id)).subtracting(guarded.map(\.id))
        #expect(open == ["acme/quirks.slow", "acme-cli/precedence", "acme-cli/quirks.one-login"])
    }

    @Test(arguments: [
        Endpoint.Auth.Scheme.allCases.map { String(describing: $0) },
        Credential.Kind.allCases.map { String(describing: $0) },
    ])
    func `no word is called none, which would be nil behind an optional chain`(_ names: [String]) {
        // `endpoints.first?.auth.scheme == .none` asks whether there is an endpoint, and never for its scheme.
        #expect(!names.contains("none"))
    }
}
