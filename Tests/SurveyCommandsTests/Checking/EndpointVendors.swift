import SurveyTestSupport

/// How APIs refuse a request without a credential: status, headers and members as their documents, SDKs and users show
/// them, the texts in words of our own.
struct EndpointVendor: Sendable {
    var id: String
    var baseURL: String
    /// The model list; without it, the call address of the protocol is asked.
    var models: String?
    var wireProtocol = "openai-chat"
    var auth = "{ \"scheme\": \"bearer\" }"
    var status = 401
    var type = "application/json"
    var headers: [String: String] = [:]
    var body: String
    var outcome = "asksForCredential"
    /// What the answer names.
    var named: [String] = []
    var agreement = "saysNothing"

    /// The address that is asked.
    var address: String { baseURL + (models ?? Self.paths[wireProtocol] ?? "") }
    var isPOST: Bool { models == nil }

    var page: SitePage {
        var page = SitePage(url: address, status: status, type: type, headers: headers, body: body)
        page.method = isPOST ? "POST" : "GET"
        return page
    }

    private static let paths = [
        "openai-chat": "/chat/completions", "anthropic-messages": "/messages", "cohere-chat": "/chat",
        "openai-responses": "/responses",
    ]

    /// `data/providers/<id>.json`.
    var file: String {
        let path = models.map { "\"modelsPath\": \"\($0)\", " } ?? ""
        return """
            { "$schema": "../schema/provider.schema.json", "id": "\(id)", "name": "\(id)", "vendor": "\(id)",
              "category": "model-vendor",
              "endpoints": [ { "region": "global", "baseURL": "\(baseURL)", "protocol": "\(wireProtocol)", \(path)
                "auth": \(auth), "asOf": "2026-01-10", "unguarded": "not-published" } ],
              "credentials": [ { "kind": "api-key", "environment": ["\(id.uppercased().replacing("-", with: "_"))_API_KEY"],
                "asOf": "2026-01-10", "unguarded": "not-published" } ] }

            """
    }

    private static func header(_ name: String) -> String { "{ \"scheme\": \"header\", \"header\": \"\(name)\" }" }

    static let refusals: [EndpointVendor] = [
        EndpointVendor(
            id: "openai", baseURL: "https://api.openai.com/v1", models: "/models",
            headers: ["WWW-Authenticate": "Basic realm=\"OpenAI API, version 1\""],
            body: """
                {"error":{"message":"No key came with this. Put one into the Authorization header, as in Authorization: Bearer KEY.",
                "type":"invalid_request_error","param":null,"code":null}}
                """,
            named: ["basic", "bearer", "header authorization"], agreement: "agrees"),
        EndpointVendor(
            id: "anthropic", baseURL: "https://api.anthropic.com/v1", models: "/models",
            wireProtocol: "anthropic-messages", auth: header("x-api-key"),
            body: """
                {"type":"error","error":{"type":"authentication_error","message":"the x-api-key header has to be there"},
                "request_id":"req_1"}
                """, named: ["header x-api-key"], agreement: "agrees"),
        EndpointVendor(
            id: "google-ai-studio", baseURL: "https://generativelanguage.googleapis.com/v1beta", models: "/models",
            auth: header("x-goog-api-key"), status: 403, type: "application/json; charset=UTF-8",
            body: """
                {"error":{"code":403,"message":"Callers without identity are not served. Use an API key.",
                "status":"PERMISSION_DENIED"}}
                """),
        EndpointVendor(
            id: "google-gemini-bad-key", baseURL: "https://gemini.googleapis.example/v1beta", models: "/models",
            auth: header("x-goog-api-key"), status: 400,
            body: """
                {"error":{"code":400,"message":"Pass a key that is valid.","status":"INVALID_ARGUMENT",
                "details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID"}]}}
                """, outcome: "rejectsRequest"),
        EndpointVendor(
            id: "google-vertex", baseURL: "https://aiplatform.googleapis.com/v1/projects/p/endpoints/openapi",
            auth: "{ \"scheme\": \"oauth\" }",
            headers: ["WWW-Authenticate": "Bearer realm=\"https://accounts.google.com/\""],
            body: """
                {"error":{"code":401,"message":"An OAuth 2 access token is expected here.","status":"UNAUTHENTICATED"}}
                """, named: ["bearer", "oauth"], agreement: "agrees"),
        EndpointVendor(
            id: "azure-openai", baseURL: "https://acme-resource.openai.azure.com/openai/v1", auth: header("api-key"),
            body: """
                {"error":{"code":"401","message":"The subscription key is missing, or the endpoint is another one."}}
                """),
        EndpointVendor(
            id: "azure-gateway", baseURL: "https://acme.azure-api.net/openai/v1", models: "/models",
            auth: header("Ocp-Apim-Subscription-Key"),
            headers: [
                "WWW-Authenticate":
                    "AzureApiManagementKey realm=\"x\",name=\"Ocp-Apim-Subscription-Key\",type=\"header\""
            ],
            body: "{ \"statusCode\": 401, \"message\": \"Send the header Ocp-Apim-Subscription-Key.\" }",
            named: ["azureapimanagementkey", "header ocp-apim-subscription-key"], agreement: "agrees"),
        EndpointVendor(
            id: "aws-bedrock", baseURL: "https://bedrock-runtime.us-east-1.amazonaws.com/openai/v1",
            auth: "{ \"scheme\": \"signature\", \"header\": \"Authorization\" }", status: 403,
            headers: ["x-amzn-ErrorType": "MissingAuthenticationTokenException"],
            body: "{\"Message\":\"No token for authentication.\"}", named: ["signature"], agreement: "agrees"),
        EndpointVendor(
            id: "mistral", baseURL: "https://api.mistral.ai/v1", models: "/models",
            body: "{\"detail\":\"Unauthorized\"}"),
        EndpointVendor(
            id: "cohere", baseURL: "https://api.cohere.com/v2", wireProtocol: "cohere-chat",
            body: "{\"message\":\"an api key is missing\"}"),
        EndpointVendor(
            id: "groq", baseURL: "https://api.groq.com/openai/v1", models: "/models",
            body:
                "{\"error\":{\"message\":\"That is no API Key\",\"type\":\"invalid_request_error\",\"code\":\"invalid_api_key\"}}"
        ),
        EndpointVendor(
            id: "xai", baseURL: "https://api.x.ai/v1", models: "/models", status: 400,
            body:
                "{\"code\":\"Client specified an invalid argument\",\"error\":\"The API key is wrong; consoles give out others.\"}",
            outcome: "rejectsRequest"),
        EndpointVendor(
            id: "deepseek", baseURL: "https://api.deepseek.com", models: "/models",
            body: """
                {"error":{"message":"Authentication failed (the auth header is Bearer sk-...)","type":"authentication_error",
                "param":null,"code":"invalid_request_error"}}
                """, named: ["bearer"], agreement: "agrees"),
        EndpointVendor(
            id: "deepseek-anthropic", baseURL: "https://api.deepseek.com/anthropic/v1",
            wireProtocol: "anthropic-messages", auth: header("x-api-key"),
            body: "{\"error\":{\"message\":\"The auth header is Bearer sk-...\",\"type\":\"authentication_error\"}}",
            named: ["bearer"], agreement: "namesAnother"),
        EndpointVendor(
            id: "openrouter", baseURL: "https://openrouter.ai/api/v1", models: "/models", status: 200,
            body: "{\"data\":[{\"id\":\"maker/model-1\",\"name\":\"Model 1\"}]}", outcome: "listsModels"),
        EndpointVendor(
            id: "openrouter-responses", baseURL: "https://openrouter.ai/api/v1", wireProtocol: "openai-responses",
            body: "{\"error\":{\"message\":\"There are no auth credentials\",\"code\":401}}"),
        EndpointVendor(
            id: "together-ai", baseURL: "https://api.together.ai/v1", models: "/models",
            body: """
                {"id":"o1","error":{"message":"Use a key in the header, as Authorization: Bearer ...",
                "type":"invalid_request_error","param":null,"code":"missing_api_key"}}
                """, named: ["bearer", "header authorization"], agreement: "agrees"),
        EndpointVendor(
            id: "fireworks-ai", baseURL: "https://api.fireworks.ai/inference/v1", models: "/models",
            body:
                "{\"error\":{\"object\":\"error\",\"type\":\"invalid_request_error\",\"code\":\"unauthorized\",\"message\":\"Not you.\"}}"
        ),
        EndpointVendor(
            id: "perplexity", baseURL: "https://api.perplexity.ai", type: "text/html",
            body: """
                <html><head><title>401 Authorization Required</title></head><body><center><h1>401 Authorization Required</h1></center>
                <hr><center>openresty/1.27.4</center><script>(function(){document.createElement('script')})();</script></body></html>
                """),
        EndpointVendor(
            id: "replicate", baseURL: "https://api.replicate.com/v1", models: "/models",
            type: "application/problem+json",
            body: "{\"title\":\"Unauthenticated\",\"detail\":\"No authentication token was passed\",\"status\":401}"),
        EndpointVendor(
            id: "huggingface", baseURL: "https://router.huggingface.co/v1",
            body: "{\"error\":\"The Authorization header holds no user name and password.\"}",
            named: ["header authorization"], agreement: "agrees"),
        EndpointVendor(
            id: "cloudflare-workers-ai", baseURL: "https://api.cloudflare.com/client/v4/accounts/1/ai/v1", status: 403,
            body: """
                {"success":false,"errors":[{"code":10000,"message":"Authentication failed"}],"messages":[],"result":null}
                """),
        EndpointVendor(
            id: "dashscope", baseURL: "https://dashscope-intl.aliyuncs.com/compatible-mode/v1", models: "/models",
            body: "{\"code\":\"InvalidApiKey\",\"message\":\"An API-key is missing.\",\"request_id\":\"1\"}"),
        EndpointVendor(
            id: "zhipu", baseURL: "https://open.bigmodel.cn/api/paas/v4", models: "/models",
            body: "{\"error\":{\"code\":\"1001\",\"message\":\"请求的Header里没有Authorization，所以不知道您是谁。\"}}",
            named: ["header authorization"], agreement: "agrees"),
        EndpointVendor(
            id: "moonshot", baseURL: "https://api.moonshot.ai/v1", models: "/models",
            body: "{\"error\":{\"message\":\"Authentication failed\",\"type\":\"invalid_authentication_error\"}}"),
        EndpointVendor(
            id: "minimax", baseURL: "https://api.minimax.io/v1", models: "/models", status: 200,
            body:
                "{\"base_resp\":{\"status_code\":1004,\"status_msg\":\"sign in: carry the secret in the Authorization header\"}}",
            outcome: "rejectsRequest", named: ["header authorization"], agreement: "agrees"),
        EndpointVendor(
            id: "ollama-cloud", baseURL: "https://ollama.com/api", models: "/tags", wireProtocol: "ollama", status: 200,
            body: "{\"models\":[{\"name\":\"some:1b\"}]}", outcome: "listsModels"),
        EndpointVendor(
            id: "open-server", baseURL: "https://open.server.example/v1", models: "/models",
            auth: "{ \"scheme\": \"none\" }", status: 200, body: "[{\"id\":\"m\"}]", outcome: "listsModels",
            agreement: "agrees"),
        EndpointVendor(
            id: "closed-server", baseURL: "https://closed.server.example/v1", models: "/models",
            auth: "{ \"scheme\": \"none\" }", body: "{\"message\":\"Who are you?\"}", agreement: "namesAnother"),
        EndpointVendor(
            id: "github-copilot", baseURL: "https://api.githubcopilot.com", models: "/models", type: "text/plain",
            body: "unauthorized: a token is needed"),
        EndpointVendor(
            id: "portkey", baseURL: "https://api.portkey.ai/v1", auth: header("x-portkey-api-key"),
            body: "{\"status\":\"failure\",\"message\":\"One of the headers is missing: x-portkey-api-key\"}",
            named: ["header x-portkey-api-key"], agreement: "agrees"),
        EndpointVendor(
            id: "behind-kong", baseURL: "https://kong.server.example/v1", models: "/models",
            headers: ["WWW-Authenticate": "Key"], body: "{\"message\":\"A key is missing in the request\"}"),
        EndpointVendor(
            id: "vllm-hosted", baseURL: "https://vllm.server.example/v1", status: 404,
            body:
                "{\"object\":\"error\",\"message\":\"There is no model ``.\",\"type\":\"NotFoundError\",\"code\":404}",
            outcome: "rejectsRequest"),
        EndpointVendor(
            id: "fastapi-hosted", baseURL: "https://fastapi.server.example/v1", status: 422,
            body:
                "{\"detail\":[{\"type\":\"missing\",\"loc\":[\"body\"],\"msg\":\"A body is missing\",\"input\":null}]}",
            outcome: "rejectsRequest"),
        EndpointVendor(
            id: "lists-by-post", baseURL: "https://post.server.example/v1", models: "/models", status: 405,
            headers: ["Allow": "POST"], body: "{\"error\":{\"message\":\"Not by GET\"}}", outcome: "rejectsRequest"),
    ]
}
