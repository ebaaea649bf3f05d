import Foundation

/// Chance, waiting and the wall clock, as far as retries need them; tests put in their own.
package struct RetryTiming: Sendable {
    /// From 0 up to 1.
    package var jitter: @Sendable () -> Double
    /// Returns after this time; throws when the task is cancelled.
    package var pause: @Sendable (Duration) async throws -> Void
    /// Seconds since 1970.
    package var now: @Sendable () -> Int

    package init(
        jitter: @escaping @Sendable () -> Double,
        pause: @escaping @Sendable (Duration) async throws -> Void,
        now: @escaping @Sendable () -> Int
    ) {
        self.jitter = jitter
        self.pause = pause
        self.now = now
    }

    package static let live = RetryTiming(
        jitter: { Double.random(in: 0..<1) },
        pause: { try await Task.sleep(for: $0) },
        now: { Int(Date().timeIntervalSince1970) })
}
