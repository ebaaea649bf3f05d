import DriftCheck
import Foundation
import SurveySupport

/// `12 of 204 pages, 3 findings, about 40 s left, slowest docs.together.ai` on a terminal, and nothing elsewhere.
struct ProgressLine: Sendable {
    private let isShown = Console.isErrorTerminal
    private let begin = ContinuousClock.now

    func show(_ progress: CheckProgress) {
        guard isShown else { return }
        let elapsed = (ContinuousClock.now - begin) / .seconds(1)
        var parts = [
            "\(progress.done) of \(Counted.of(progress.total, "page"))", Counted.of(progress.found, "finding"),
        ]
        if let rest = progress.expectation(after: elapsed) {
            parts += ["about \(Self.duration(rest.seconds)) left", "slowest \(TextLayout.printable(rest.slowestHost))"]
        }
        Console.showProgress("\r\u{1B}[K" + parts.joined(separator: ", ").prefix(Console.width - 1))
    }

    func clear() {
        if isShown { Console.showProgress("\r\u{1B}[K") }
    }

    private static func duration(_ seconds: Int) -> String {
        seconds < 100 ? "\(seconds) s" : "\((seconds + 30) / 60) min"
    }
}
