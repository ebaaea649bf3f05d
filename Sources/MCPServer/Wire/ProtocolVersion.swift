/// The revisions of the Model Context Protocol that the server speaks.
///
/// Up to 2025-11-25 a session begins with `initialize`. From 2026-07-28 there are no sessions: each request names its revision.
enum ProtocolVersion: String, CaseIterable {
    case november2024 = "2024-11-05"
    case march2025 = "2025-03-26"
    case june2025 = "2025-06-18"
    case november2025 = "2025-11-25"
    case july2026 = "2026-07-28"

    /// The newest that `initialize` can agree on, for clients that ask for one we do not know.
    static let newestWithSession = ProtocolVersion.november2025

    var hasSession: Bool { self != .july2026 }
    /// Messages in arrays came with one revision and went with the next.
    var hasBatches: Bool { self == .march2025 }

    static var names: [String] { allCases.reversed().map(\.rawValue) }
}
