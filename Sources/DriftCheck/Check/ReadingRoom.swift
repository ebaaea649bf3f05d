import Foundation

/// How many large pages are read at once, by their bytes: reading a page takes some eight times as much memory meanwhile.
///
/// A thread that has to wait is blocked, so that it takes up no further page, whose body would lie in memory, too.
final class ReadingRoom: @unchecked Sendable {
    // `condition` guards `held`.
    private let condition = NSCondition()
    private var held = 0

    /// Bytes of large pages at once; one page that is larger is read alone. The largest page that is fetched has 8 MB.
    private static let most = 8 << 20
    /// Smaller pages do not count.
    private static let largePage = 2 << 20

    func enter(_ bytes: Int) {
        guard bytes >= Self.largePage else { return }
        condition.lock()
        while held > 0, held + bytes > Self.most { condition.wait() }
        held += bytes
        condition.unlock()
    }

    func leave(_ bytes: Int) {
        guard bytes >= Self.largePage else { return }
        condition.lock()
        held -= bytes
        condition.broadcast()
        condition.unlock()
    }
}
