package import PageFetch
import SurveyModel
import SurveySupport

/// The one request that an endpoint is asked with: GET of its model list, or else an empty POST to its call address.
package struct EndpointQuestion: Sendable, Hashable, Comparable {
    package var method: FetchMethod
    package var url: String

    /// Why an endpoint is not asked.
    enum Refusal: Error, Hashable {
        case ownMachine
        case placeholder
        /// Neither a model list nor a call address is known.
        case noAddress
        case webSocket
        case invalidAddress

        var text: String {
            switch self {
            case .ownMachine: "a server of the reader's own machine"
            case .placeholder: "a placeholder stands in its address"
            case .noAddress: "no address to ask is known"
            case .webSocket: "it is asked over a WebSocket"
            case .invalidAddress: "its address is not valid"
            }
        }
    }

    init(_ endpoint: Endpoint) throws(Refusal) {
        guard let path = endpoint.modelsPath ?? endpoint.callPath else { throw .noAddress }
        method = endpoint.modelsPath == nil ? .post : .get
        url = endpoint.baseURL + path
        if url.contains("{") { throw .placeholder }
        if url.hasPrefix("wss:") || url.hasPrefix("ws:") { throw .webSocket }
        guard let address = try? WebAddress(url) else { throw .invalidAddress }
        if address.isOwnMachine { throw .ownMachine }
    }

    /// `GET https://api.acme.example/v1/models`, also its key in the run state.
    package var text: String { "\(method.rawValue) \(url)" }

    package static func < (a: EndpointQuestion, b: EndpointQuestion) -> Bool {
        (a.url, a.method.rawValue) < (b.url, b.method.rawValue)
    }
}
