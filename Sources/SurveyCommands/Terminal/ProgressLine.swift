import DriftCheck
import Foundation
import SurveySupport

/// `12 of 204 pages, 3 findings, about 40 s left, slowest docs.together.ai` on a terminal, and nothing elsewhere.
final class ProgressLine: Sendable {
    private let isShown = Console.isErrorTerminal
    private let begin = ContinuousClock.now
    private let latest = Mutex<CheckProgress?>(nil)

    func show(_ progress: CheckProgress) {
        latest.withLock { $0 = progress }
        redraw()
    }

    /// Draws the line anew every second until the task is cancelled: also while no answer comes, time passes.
    func tick() async {
        while isShown {
            do { try await Task.sleep(for: .seconds(1)) } catch { return }
            redraw()
        }
    }

    private func redraw() {
        guard isShown, let progress = latest.withLock({ $0 }) else { return }
        let elapsed = (ContinuousClock.now - begin) / .seconds(1)
        var parts = [
            "\(progress.done) of \(Counted.of(progress.total, "page"))", Counted.of(progress.found, "finding"),
        ]
        if progress.done > 0, let rest = progress.expectation(after: elapsed) {
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
