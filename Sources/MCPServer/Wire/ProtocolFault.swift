import SurveySupport

/// An error of the protocol, as JSON-RPC 2.0 and the Model Context Protocol number them. What a model could mend is no such
/// error but a result: see ``ToolFault``.
struct ProtocolFault: Error {
    var code: Int
    var message: String
    var data: JSONNode?

    static func unreadable(_ reason: String) -> Self { Self(code: -32700, message: "Parse error: \(reason)") }
    static func invalidRequest(_ reason: String) -> Self { Self(code: -32600, message: "Invalid request: \(reason)") }
    static func invalidParameters(_ reason: String) -> Self { Self(code: -32602, message: "Invalid params: \(reason)") }

    static func unknownMethod(_ method: String) -> Self {
        Self(code: -32601, message: "Method not found: \(TerminalText.line(method, limit: 80))")
    }

    static func unknownResource(_ address: String, in version: ProtocolVersion) -> Self {
        Self(
            code: version.hasSession ? -32002 : -32602, message: "Resource not found",
            data: .object([("uri", .text(TerminalText.line(address)))]))
    }

    static func unsupportedVersion(_ requested: String) -> Self {
        Self(
            code: -32022, message: "Unsupported protocol version",
            data: .object([
                ("supported", .texts(ProtocolVersion.names)), ("requested", .text(TerminalText.line(requested))),
            ]))
    }

    /// The answer to the message with this id; null where it could not be read.
    func reply(to id: JSONNode) -> JSONNode {
        let error = JSONNode.object([("code", .integer(code)), ("message", .text(message)), ("data", data)])
        return .object([("jsonrpc", .text("2.0")), ("id", id), ("error", error)])
    }
}
