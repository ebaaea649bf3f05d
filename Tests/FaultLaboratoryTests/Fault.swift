/// One sickness of a server or a page, and what the check has to make of it. `fault_server.py` plays it under its id.
struct Fault: Sendable {
    /// Where the address of the case leads: each is a server of its own.
    enum Place: String, Sendable {
        case faults, healthy, walls, reset, full, silent, closed, http2, selfSigned, expired, wrongHost, oldTLS
        /// Not mapped to any server, so that its name has to be resolved.
        case nowhere
    }

    /// What cites the page of the case.
    enum Citation: Sendable {
        case quote(String)
        /// A routing prefix, by the pointer to it.
        case prefixAt(String)
    }

    struct Expectation: Sendable {
        /// The outcome of the claim.
        var claim: String
        /// The outcome of the source.
        var source: String
        /// What the message must hold.
        var words: [String]

        /// The statement is read all the same.
        static let verified = Expectation(claim: "verified", source: "ok", words: [])

        static func undecided(_ source: String, _ words: String...) -> Expectation {
            Expectation(claim: "undecided", source: source, words: words)
        }

        static func unreachable(_ words: String...) -> Expectation {
            Expectation(claim: "undecided", source: "unreachable", words: words)
        }

        static func gone(_ words: String...) -> Expectation {
            Expectation(claim: "gone", source: "gone", words: words)
        }

        var text: String {
            "\(claim), \(source)" + (words.isEmpty ? "" : ": " + words.joined(separator: ", "))
        }
    }

    static let statement = "Plans pay for no calls"

    var id: String
    var title: String
    var expected: Expectation
    var place = Place.faults
    var path = "page"
    var citation = Citation.quote(statement)
    /// Begins without run state, so that nothing is asked for conditionally.
    var isFirstRun = false

    init(
        _ id: String, _ title: String, _ expected: Expectation, at place: Place = .faults, path: String = "page",
        citing citation: Citation = .quote(statement), isFirstRun: Bool = false
    ) {
        self.id = id
        self.title = title
        self.expected = expected
        self.place = place
        self.path = path
        self.citation = citation
        self.isFirstRun = isFirstRun
    }

    /// The id of the claim that the page of the case supports.
    var claim: String {
        switch citation {
        case .quote: "\(id)/consumerPlan"
        case .prefixAt: "\(id)/routing.litellm"
        }
    }
    var host: String { place == .nowhere ? "nowhere.invalid" : "\(id).fault.example" }
    var url: String { "https://\(host)/\(path)" }
    /// The healthy page on the same host; no server can stand at a name that is not resolved.
    var neighbourURL: String { "https://\(id).fault.example:8443/\(id)" }
    var distantURL: String { "https://healthy.example/\(id)" }
}
