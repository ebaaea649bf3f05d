/// What one answer of a source was, before its content was looked at.
package enum SourceOutcome: String, Sendable, Hashable, CaseIterable, Codable {
    case ok
    case notModified
    case moved
    case gone
    /// Status 200 with the host's own not-found page.
    case softNotFound
    /// A bot wall, a login wall, 401, 403, 451: neither alive nor dead.
    case blocked
    case throttled
    /// A shell that only scripts fill.
    case scriptOnly
    case unreachable
    /// A media type that cannot be read as text.
    case unsupported
    case oversized
    /// The text shrank below a quarter of what was accepted: more likely a wall than an edit.
    case shrunk
    /// Not fetched: the source says that no run can read it, or nothing asks for it.
    case skipped

    /// As reports for people say it: `filled by scripts alone`.
    package var words: String {
        switch self {
        case .notModified: "not modified"
        case .softNotFound: "answered by a not-found page"
        case .scriptOnly: "filled by scripts alone"
        default: rawValue
        }
    }

    /// True where the content of the answer speaks for or against claims.
    package var isReadable: Bool { self == .ok || self == .moved || self == .notModified }
    /// True where the host says that there is no such document.
    package var isAbsence: Bool { self == .gone || self == .softNotFound }
    /// True where an answer settles something, if only that the document is gone.
    package var isConclusive: Bool { isReadable || isAbsence }
}
