#if canImport(Foundation)
    public import Foundation
    #if canImport(FoundationNetworking)
        public import FoundationNetworking
    #endif

    extension ProviderPreset.Call {
        /// The request for `URLSession`.
        ///
        /// - Throws: ``ProviderPreset/CallProblem/signature`` where the request must be signed, and
        ///   ``ProviderPreset/CallProblem/address(_:)`` where Foundation reads no address.
        public func urlRequest(body: Data? = nil) throws(ProviderPreset.CallError) -> URLRequest {
            if needsSignature { throw ProviderPreset.CallError(problems: [.signature]) }
            return try unsignedRequest(body: body)
        }

        /// The request for `URLSession`, signed where the provider wants it.
        ///
        /// - Parameters:
        ///   - body: the body, which signatures cover.
        ///   - isolation: the actor on which the signer runs; the caller's, so that it may use what belongs to that.
        ///   - signer: adds the signature; called for requests that need one, and for no others.
        /// - Throws: as ``urlRequest(body:)``, and what the signer throws.
        public func urlRequest(
            body: Data? = nil, isolation: isolated (any Actor)? = #isolation,
            signer: (inout URLRequest) async throws -> Void
        ) async throws -> URLRequest {
            var request = try unsignedRequest(body: body)
            if needsSignature { try await signer(&request) }
            return request
        }

        private func unsignedRequest(body: Data?) throws(ProviderPreset.CallError) -> URLRequest {
            guard let url = URL(string: address), url.host() != nil else {
                throw ProviderPreset.CallError(problems: [.address(address)])
            }
            var request = URLRequest(url: url)
            request.httpMethod = method
            request.httpBody = body
            for header in headers { request.setValue(header.value, forHTTPHeaderField: header.name) }
            return request
        }
    }

    extension ProviderPreset.Endpoint {
        /// The request for `URLSession` that ``call(model:key:headers:streaming:)`` describes.
        ///
        /// ```swift
        /// var request = try endpoint.request(model: "gpt-5", key: key)
        /// request.httpBody = body
        /// ```
        ///
        /// - Throws: as ``call(model:key:headers:streaming:)`` and ``ProviderPreset/Call/urlRequest(body:)``.
        public func request(
            model: String, key: String? = nil, headers: [String: String] = [:], streaming: Bool = false,
            body: Data? = nil
        ) throws(ProviderPreset.CallError) -> URLRequest {
            try call(model: model, key: key, headers: headers, streaming: streaming).urlRequest(body: body)
        }

        /// The request for `URLSession` that ``modelsCall(key:headers:)`` describes.
        ///
        /// - Throws: as ``modelsCall(key:headers:)`` and ``ProviderPreset/Call/urlRequest(body:)``.
        public func modelsRequest(
            key: String? = nil, headers: [String: String] = [:]
        ) throws(ProviderPreset.CallError) -> URLRequest {
            try modelsCall(key: key, headers: headers).urlRequest()
        }

        /// The ids in the answer to ``modelsRequest(key:headers:)``, in the provider's order.
        ///
        /// Reads lists under `data` and under `models`, and bare lists. A name such as `models/gemini-2.5-pro` comes without
        /// its first part, as calls want it.
        ///
        /// - Throws: `DecodingError` for an answer that is no list of models.
        public func modelIDs(in answer: Data) throws -> [String] {
            try JSONDecoder().decode(ProviderPreset.ModelList.self, from: answer).ids
        }

        /// The endpoint at another address, as users of a proxy or of a server of their own give it: up to and with the
        /// version. Paths of calls, headers and the way of signing stay. Nil for what is not `scheme://host`.
        public func moved(to address: URL) -> ProviderPreset.Endpoint? {
            guard let scheme = address.scheme, let host = address.host(), !host.isEmpty else { return nil }
            var moved = self
            moved.scheme = scheme
            moved.host = host.contains(":") ? "[\(host)]" : host
            moved.port = address.port
            var segments = address.path().split(separator: "/").map(String.init)
            let isVersion = segments.last.map { $0.first == "v" && $0.dropFirst().first?.isNumber == true } ?? false
            moved.apiVersion = isVersion ? segments.removeLast() : nil
            moved.basePath = segments.map { "/" + $0 }.joined()
            return moved
        }
    }

    extension ProviderPreset.CallError: LocalizedError {
        /// What is missing, as one line.
        public var errorDescription: String? { description }
    }
#endif
