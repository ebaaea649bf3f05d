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
        FileHandle.standardError.write(
            Data("\r\u{1B}[K\(progress.done)/\(progress.total) \(TextLayout.printable(host))".utf8))
    }

    func clear() {
        if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}
