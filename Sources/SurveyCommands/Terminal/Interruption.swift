import ArgumentParser
import Dispatch
import Foundation
import SurveySupport

/// SIGINT (Ctrl-C) and SIGTERM during a run that fetches pages. The first one cancels the run, which keeps and tells what it
/// has learned and exits with 130 or 143. A second one ends the process at once.
///
/// Signals before that have their ordinary effect, because there is nothing to keep yet. A signal that whoever started the
/// process had ignored, as shells do for background jobs, stays ignored.
enum Interruption {
    private static let received = Mutex<Int32?>(nil)
    /// Holds the number of the signal that came: a handler of signals may write to a pipe, but neither lock nor cancel.
    private static let alarm = Pipe()
    private static let alarmReader = alarm.fileHandleForReading.fileDescriptor
    private static let alarmWriter = alarm.fileHandleForWriting.fileDescriptor

    /// The signal that ends this run, known from the moment it came.
    static var signal: Int32? {
        received.withLock { known in
            var number: UInt8 = 0
            var state = pollfd(fd: alarmReader, events: Int16(POLLIN), revents: 0)
            if known == nil, poll(&state, 1, 0) == 1, read(alarmReader, &number, 1) == 1 { known = Int32(number) }
            return known
        }
    }

    /// As shells have it for a process that a signal ended.
    static var exitCode: ExitCode? { signal.map { ExitCode(128 + $0) } }

    static var name: String { signal == SIGTERM ? "SIGTERM" : "SIGINT" }

    /// Runs `work` in a task of its own that a signal cancels.
    static func cancelling<Result: Sendable>(
        _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let task = Task(operation: work)
        let source = DispatchSource.makeReadSource(fileDescriptor: alarmReader)
        source.setEventHandler {
            source.cancel()
            // A line of progress stands there, and the terminal's echo of Ctrl-C behind it.
            if Console.isErrorTerminal { Console.showProgress("\n") }
            Console.printError("\(name): ending the run; a second signal ends it at once")
            task.cancel()
        }
        source.resume()
        defer { source.cancel() }
        watch()
        return try await task.value
    }

    private static let watched: Void = watch()

    /// Waits until something can be read, or the end of what can be; false when a signal came first.
    static func waits(for descriptor: Int32) -> Bool {
        _ = watched
        var states = [descriptor, alarmReader].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        _ = SystemError.retrying { Int(poll(&states, nfds_t(states.count), -1)) }
        return signal == nil
    }

    /// Stays in force to the end of the process, so that what a run has learned is written even when the signal comes then.
    private static func watch() {
        // Made here, because a handler must not be the first to touch it.
        _ = alarmWriter
        for number in [SIGINT, SIGTERM] where signal == nil {
            let before = Foundation.signal(number) { number in
                // Only what POSIX allows in a handler.
                Foundation.signal(SIGINT, SIG_DFL)
                Foundation.signal(SIGTERM, SIG_DFL)
                var byte = UInt8(truncatingIfNeeded: number)
                _ = write(Interruption.alarmWriter, &byte, 1)
            }
            if address(before) == address(SIG_IGN) { Foundation.signal(number, SIG_IGN) }
        }
    }

    /// Functions of C cannot be compared otherwise.
    private static func address(_ handler: (@convention(c) (Int32) -> Void)?) -> Int {
        unsafeBitCast(handler, to: Int.self)
    }
}
