/// How many bytes of bodies lie in memory, of all transfers together, and which of them may go on when there is no room.
///
/// A transfer that may not go on is paused; so is one that has ended, and whose answer would only lie there. Bytes count until
/// a task has taken up the answer that they belong to. Belongs to the loop's thread.
final class BodyBudget {
    private let limit: Int
    private var received: [UInt64: Int] = [:]
    /// Of answers that nobody has taken up yet.
    private var handedOver = 0
    private var held = 0
    /// May go on without room, for nothing else would ever make any.
    private var leader: UInt64?

    init(limit: Int) { self.limit = limit }

    /// The longest piece that libcurl hands over, `CURL_MAX_WRITE_SIZE`.
    private static let longestPiece = 16 << 10

    /// Whether at least one transfer can go on.
    var hasRoom: Bool { held + Self.longestPiece <= limit }

    /// Whether an answer may be handed over, which decodes its body.
    var mayHandOver: Bool { handedOver == 0 || held <= limit }

    /// False where the transfer has to wait.
    func grants(_ count: Int, to id: UInt64) -> Bool {
        guard held + count <= limit || id == leader else { return false }
        received[id, default: 0] += count
        held += count
        return true
    }

    /// Those of the waiting transfers that go on now, nearest to their end first.
    func resumable(among waiting: [UInt64]) -> [UInt64] {
        let sorted = waiting.sorted { (received[$0, default: 0], $1) > (received[$1, default: 0], $0) }
        if hasRoom { return sorted }
        guard handedOver == 0, leader == nil, let first = sorted.first else { return [] }
        leader = first
        return [first]
    }

    /// The transfer has ended with an answer of so many bytes, or with none.
    func end(_ id: UInt64, handingOver count: Int = 0) {
        held += count - (received.removeValue(forKey: id) ?? 0)
        handedOver += count
        if leader == id { leader = nil }
    }

    /// A task has taken up an answer of so many bytes.
    func free(_ count: Int) {
        held -= count
        handedOver -= count
    }
}
