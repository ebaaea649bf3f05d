import SurveyModel
import SurveySupport

/// A server of the Model Context Protocol over the survey: read-only, without network and files.
///
/// It answers each message before it reads the next. So a client that sends faster than it reads waits, and memory stays
/// bounded by ``LineSplitter/longestLine`` and the JSON parser's number of values.
package struct MCPServer: Sendable {
    private let survey: ServedSurvey
    private let tools: [SurveyTool]
    private let identity: JSONNode

    /// - Parameter version: that of the program.
    package init(_ survey: ServedSurvey, version: String) {
        self.survey = survey
        tools = SurveyTool.all(of: survey)
        identity = .object([
            ("name", .text("provider-survey")), ("title", .text("LLM provider survey")), ("version", .text(version)),
        ])
    }

    /// Where messages come from and go to. Messages are lines.
    package struct Streams {
        /// The next bytes; nil at the end of the input.
        package var read: () -> [UInt8]?
        /// False where nobody reads any more.
        package var write: (String) -> Bool
        /// Takes what went wrong with a message, in a line, for people.
        package var log: (String) -> Void

        package init(
            read: @escaping () -> [UInt8]?, write: @escaping (String) -> Bool, log: @escaping (String) -> Void
        ) {
            self.read = read
            self.write = write
            self.log = log
        }
    }

    /// Answers until the input ends or nobody reads.
    package func serve(_ streams: Streams) {
        var splitter = LineSplitter()
        var session = Session(server: self)
        func answer(_ lines: [LineSplitter.Line]) -> Bool {
            session.replies(to: lines, log: streams.log).allSatisfy { streams.write(JSONWriter.writeInline($0) + "\n") }
        }
        while let piece = streams.read() {
            guard answer(splitter.lines(adding: piece)) else { return }
        }
        if let last = splitter.lastLine() { _ = answer([last]) }
    }
}

// MARK: Methods

extension MCPServer {
    /// What a method answers in a revision of the protocol.
    func result(
        of method: String, _ parameters: JSONNode?, in version: ProtocolVersion
    ) throws(ProtocolFault) -> JSONNode {
        switch method {
        case "ping" where version.hasSession: return .object([])
        case "server/discover" where !version.hasSession: return finished(discovery, in: version, isCacheable: true)
        case "tools/list":
            try refuseCursor(parameters)
            return finished([("tools", .list(tools.map(\.node)))], in: version, isCacheable: true)
        case "tools/call": return finished(try call(parameters), in: version)
        case "resources/list":
            return finished(try ProviderPages(survey).list(parameters), in: version, isCacheable: true)
        case "resources/templates/list":
            try refuseCursor(parameters)
            return finished(ProviderPages.templates, in: version, isCacheable: true)
        case "resources/read":
            return finished(try ProviderPages(survey).read(parameters, in: version), in: version, isCacheable: true)
        default: throw .unknownMethod(method)
        }
    }

    /// The answer to `initialize`.
    func greeting(_ version: ProtocolVersion) -> JSONNode {
        .object([
            ("protocolVersion", .text(version.rawValue)), ("capabilities", Self.capabilities),
            ("serverInfo", identity), ("instructions", .text(instructions)),
        ])
    }

    private typealias Members = [(String, JSONNode?)]

    private var discovery: Members {
        let versions = ProtocolVersion.allCases.filter { !$0.hasSession }.map(\.rawValue)
        return [
            ("supportedVersions", .texts(versions)), ("capabilities", Self.capabilities),
            ("instructions", .text(instructions)),
        ]
    }

    /// Lists never change while the process lives, and nothing is sent without being asked for.
    private static let capabilities = JSONNode.object([("tools", .object([])), ("resources", .object([]))])

    private var instructions: String {
        """
        Dated, cited facts about \(survey.survey.providers.count) LLM API providers: addresses, keys, variables, headers, \
        routing prefixes, policies. Ask before you write or change provider tables: what models remember of them is often \
        stale. Facts were last confirmed up to \(survey.newest); each answer has its own days. 'unknown' means that the \
        survey looked and could not establish it; what is missing was not surveyed. Never send whole keys.
        """
    }

    /// In milliseconds: the survey changes with the program alone, which somebody may replace.
    private static let freshness = 3_600_000

    /// The result with what its revision asks of every result.
    private func finished(
        _ members: [(String, JSONNode?)], in version: ProtocolVersion, isCacheable: Bool = false
    ) -> JSONNode {
        guard !version.hasSession else { return .object(members) }
        let caching: Members = [("ttlMs", .integer(Self.freshness)), ("cacheScope", .text("public"))]
        let metadata = JSONNode.object([("io.modelcontextprotocol/serverInfo", identity)])
        return .object(
            [("resultType", .text("complete"))] + members + (isCacheable ? caching : []) + [("_meta", metadata)])
    }

    /// For lists that have one page.
    private func refuseCursor(_ parameters: JSONNode?) throws(ProtocolFault) {
        if parameters?["cursor"] != nil { throw .invalidParameters("no list of this kind has this cursor") }
    }

    private func call(_ parameters: JSONNode?) throws(ProtocolFault) -> Members {
        guard let name = parameters?["name"]?.string else { throw .invalidParameters("'name' must be a string") }
        guard let tool = tools.first(where: { $0.name == name }) else {
            throw .invalidParameters("unknown tool '\(TerminalText.line(name, limit: 80))'")
        }
        let arguments = parameters?["arguments"] ?? .object([])
        guard arguments.members != nil else { throw .invalidParameters("'arguments' must be an object") }
        return tool.call(arguments, survey)
    }
}
