import DriftCheck
import Foundation
import PageFetch
import SurveySupport

/// `12/204 docs.together.ai` on a terminal, and nothing elsewhere.
struct ProgressLine: Sendable {
    private let isShown = Console.isErrorTerminal

    func show(_ progress: CheckProgress) {
        guard isShown else { return }
        let host = (try? WebAddress(progress.url))?.host ?? ""
        Console.showProgress("\r\u{1B}[K\(progress.done)/\(progress.total) \(TextLayout.printable(host))")
    }

    func clear() {
        if isShown { Console.showProgress("\r\u{1B}[K") }
    }
}
