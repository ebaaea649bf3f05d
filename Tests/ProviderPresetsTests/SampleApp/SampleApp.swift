import Foundation
import ProviderPresets

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// An app that asks models questions. It knows dialects, and of providers nothing but their presets.
struct SampleApp {
    var endpoint: ProviderPreset.Endpoint
    var key: String?
    /// What the app sends in headers without a fixed value.
    var headers: [String: String] = [:]
    var sign: @Sendable (inout URLRequest) async throws -> Void = { _ in }

    struct Refusal: Error, Equatable {
        var status: Int
    }

    func ask(_ question: String, model: String, streaming: Bool = false) async throws -> String {
        let call = try endpoint.call(model: model, key: key, headers: headers, streaming: streaming)
        let body = try JSONSerialization.data(withJSONObject: body(question, model: model, streaming: streaming))
        let answer = try await send(call.urlRequest(body: body, signer: sign))
        // One event of a stream is enough for a sample.
        let json = streaming ? answer.dropFirst("data: ".utf8.count) : answer
        return try text(in: try JSONSerialization.jsonObject(with: json))
    }

    func models() async throws -> [String] {
        try endpoint.modelIDs(in: try await send(try endpoint.modelsRequest(key: key, headers: headers)))
    }

    private func send(_ request: URLRequest) async throws -> Data {
        var request = request
        // Seconds; all tests run at once, and a busy machine takes its time.
        request.timeoutInterval = 600
        let (data, response) = try await URLSession.shared.data(for: request)
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        if status != 200 { throw Refusal(status: status) }
        return data
    }

    private func body(_ question: String, model: String, streaming: Bool) -> [String: Any] {
        switch endpoint.wireProtocol {
        case .googleGenerateContent:
            return ["contents": [["role": "user", "parts": [["text": question]]]]]
        case .bedrockConverse:
            return ["messages": [["role": "user", "content": [["text": question]]]]]
        default:
            var body: [String: Any] = [
                "model": model, "messages": [["role": "user", "content": question]], "stream": streaming,
            ]
            if endpoint.wireProtocol == .anthropicMessages { body["max_tokens"] = 100 }
            return body
        }
    }

    private func text(in answer: Any) throws -> String {
        let path: [any Sendable] =
            switch endpoint.wireProtocol {
            case .anthropicMessages: ["content", 0, "text"]
            case .googleGenerateContent: ["candidates", 0, "content", "parts", 0, "text"]
            case .bedrockConverse: ["output", "message", "content", 0, "text"]
            case .cohereChat: ["message", "content", 0, "text"]
            case .ollama: ["message", "content"]
            default: ["choices", 0, "message", "content"]
            }
        let found = path.reduce(answer as Any?) { value, step in
            switch step {
            case let key as String: (value as? [String: Any])?[key]
            case let index as Int: (value as? [Any])?.dropFirst(index).first
            default: nil
            }
        }
        guard let text = found as? String else { throw Refusal(status: 200) }
        return text
    }
}
