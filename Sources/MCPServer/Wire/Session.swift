import SurveySupport

/// A connection: what `initialize` agreed on, and the order of messages.
struct Session {
    private let server: MCPServer
    /// Nil before `initialize`, and with clients whose requests name their revision.
    private var agreed: ProtocolVersion?

    /// An answer of this many messages at once has a bounded size.
    private static let longestBatch = 100
    private static let versionKey = "io.modelcontextprotocol/protocolVersion"
    private static let capabilitiesKey = "io.modelcontextprotocol/clientCapabilities"

    init(server: MCPServer) { self.server = server }

    /// The answers to some lines that came together. A request that a later one of them cancels is not answered.
    mutating func replies(to lines: [LineSplitter.Line], log: (String) -> Void) -> [JSONNode] {
        let entries = lines.map(Entry.init)
        var replies: [JSONNode] = []
        for (index, entry) in entries.enumerated() {
            guard
                let reply = reply(to: entry, isCancelled: { id in entries[(index + 1)...].contains { $0.cancels(id) } })
            else { continue }
            if let message = reply["error"]?["message"]?.string { log(message) }
            replies.append(reply)
        }
        return replies
    }

    /// What one line holds.
    private enum Entry {
        case empty
        case message(Message)
        case batch([JSONNode])

        init(_ line: LineSplitter.Line) {
            guard case .text(let bytes) = line else {
                let limit = "longer than \(LineSplitter.longestLine) bytes"
                self = .message(.fault(.invalidRequest(limit), id: JSONNode(.null)))
                return
            }
            guard bytes.contains(where: { $0 > 0x20 }) else {
                self = .empty
                return
            }
            do throws(JSONParser.Failure) {
                let node = try JSONParser.parse(bytes)
                self = node.array.map(Entry.batch) ?? .message(Message(node))
            } catch {
                let place = "\(error.reason), column \(error.position.column)"
                self = .message(.fault(.unreadable(place), id: JSONNode(.null)))
            }
        }

        func cancels(_ id: JSONNode.Value) -> Bool {
            guard case .message(.notification(let cancelled?)) = self else { return false }
            return cancelled == id
        }
    }

    private mutating func reply(to entry: Entry, isCancelled: (JSONNode.Value) -> Bool) -> JSONNode? {
        switch entry {
        case .empty: return nil
        case .message(.request(let request)) where isCancelled(request.id.value): return nil
        case .message(let message): return reply(to: message)
        case .batch(let nodes):
            guard agreed?.hasBatches == true, (1...Self.longestBatch).contains(nodes.count) else {
                let reason =
                    agreed?.hasBatches == true
                    ? "a batch holds 1 to \(Self.longestBatch) messages" : "this revision has no batches"
                return ProtocolFault.invalidRequest(reason).reply(to: JSONNode(.null))
            }
            let replies = nodes.compactMap { reply(to: Message($0), isInBatch: true) }
            return replies.isEmpty ? nil : .list(replies)
        }
    }

    private mutating func reply(to message: Message, isInBatch: Bool = false) -> JSONNode? {
        switch message {
        case .notification, .answer: return nil
        case .fault(let fault, let id): return fault.reply(to: id)
        case .request(let request):
            do throws(ProtocolFault) {
                if isInBatch, request.method == "initialize" { throw .invalidRequest("'initialize' stands alone") }
                let result = try result(of: request)
                return .object([("jsonrpc", .text("2.0")), ("id", request.id), ("result", result)])
            } catch {
                return error.reply(to: request.id)
            }
        }
    }

    private mutating func result(of request: Message.Request) throws(ProtocolFault) -> JSONNode {
        if request.method == "initialize" {
            guard let wanted = request.parameters?["protocolVersion"]?.string else {
                throw .invalidParameters("'protocolVersion' must be a string")
            }
            let known = ProtocolVersion(rawValue: wanted).flatMap { $0.hasSession ? $0 : nil }
            let version = known ?? .newestWithSession
            agreed = version
            return server.greeting(version)
        }
        return try server.result(of: request.method, request.parameters, in: version(of: request))
    }

    /// The revision that a request names, else the one that `initialize` agreed on.
    private func version(of request: Message.Request) throws(ProtocolFault) -> ProtocolVersion {
        guard let stated = request.metadata?[Self.versionKey] else {
            if let agreed { return agreed }
            if request.method == "ping" { return .newestWithSession }
            throw .invalidParameters(
                "name the protocol version in _meta['\(Self.versionKey)'], or send 'initialize' first")
        }
        guard let name = stated.string else { throw .invalidParameters("'\(Self.versionKey)' must be a string") }
        guard let version = ProtocolVersion(rawValue: name), !version.hasSession else {
            throw .unsupportedVersion(name)
        }
        guard request.metadata?[Self.capabilitiesKey]?.members != nil else {
            throw .invalidParameters("'\(Self.capabilitiesKey)' must be an object")
        }
        return version
    }
}
