import SurveySupport

/// One message of a client, read as far as JSON-RPC settles it.
enum Message {
    case request(Request)
    /// Nothing that a client tells us changes what we answer, but for what it no longer wants.
    case notification(cancelling: JSONNode.Value?)
    /// An answer, though we ask nothing.
    case answer
    case fault(ProtocolFault, id: JSONNode)

    struct Request {
        var id: JSONNode
        var method: String
        /// An object; nil where the client sent none.
        var parameters: JSONNode?

        var metadata: JSONNode? { parameters?["_meta"] }
    }

    init(_ node: JSONNode) {
        guard node.members != nil else {
            self = .fault(.invalidRequest("expected an object, found \(node.kindName)"), id: JSONNode(.null))
            return
        }
        let id = node["id"]
        let isAnswerable = id.map(Self.isID) ?? true
        guard node["jsonrpc"]?.string == "2.0", isAnswerable else {
            let reason = isAnswerable ? "'jsonrpc' must be \"2.0\"" : "'id' must be a string or an integer"
            self = .fault(.invalidRequest(reason), id: isAnswerable ? id ?? JSONNode(.null) : JSONNode(.null))
            return
        }
        guard let method = node["method"]?.string else {
            let isAnswer = node["method"] == nil && (node["result"] != nil || node["error"] != nil)
            self = isAnswer ? .answer : .fault(.invalidRequest("'method' must be a string"), id: id ?? JSONNode(.null))
            return
        }
        let parameters = node["params"]
        guard let id else {
            self = .notification(
                cancelling: method == "notifications/cancelled" ? parameters?["requestId"]?.value : nil)
            return
        }
        guard parameters.map({ $0.members != nil }) ?? true else {
            self = .fault(.invalidParameters("'params' must be an object"), id: id)
            return
        }
        self = .request(Request(id: id, method: method, parameters: parameters))
    }

    private static func isID(_ node: JSONNode) -> Bool {
        switch node.value {
        case .string: true
        case .number(let digits): Int(digits) != nil
        case .null, .bool, .array, .object: false
        }
    }
}
