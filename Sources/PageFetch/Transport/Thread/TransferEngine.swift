import CCurl
import SurveySupport

/// The way from tasks to the thread that runs libcurl: commands go in through a locked queue, outcomes come back through
/// continuations. No task ever waits for a C call.
final class TransferEngine: Sendable {
    private let mailbox: Mailbox
    private let thread: JoinableThread

    /// Starts the thread.
    init(access: NetworkAccess, limits: FetchLimits) throws(FetcherSetupError) {
        let options = try TransferOptions(access: access, limits: limits)
        let mailbox = try Mailbox()
        self.mailbox = mailbox
        let loop = JoinableThread(name: "PageFetch") {
            TransferLoop(mailbox: mailbox, options: options, limits: limits).run()
        }
        guard let loop else { throw .curlUnavailable("no thread can be started") }
        thread = loop
    }

    /// Without `shutdown()` the thread ends a little later, by itself.
    deinit {
        _ = mailbox.post(.stop(nil))
    }

    /// Ends what is still running as `cancelled`. Returns when the thread is gone.
    func shutdown() async {
        await withCheckedContinuation { continuation in
            if !mailbox.post(.stop(continuation)) { continuation.resume() }
        }
        // The loop has ended, so this takes microseconds.
        thread.join()
    }

    /// Nothing starts at this host for so long.
    func hold(_ host: String, for time: Duration) {
        _ = mailbox.post(.hold(host: host, time: time))
    }

    /// Waits for the host's turn, then asks; the time counts from the start of the transfer.
    func perform(_ hop: HopRequest, within time: Duration) async -> HopOutcome {
        let id = mailbox.nextID()
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let job = TransferJob(id: id, hop: hop, time: time, continuation: continuation)
                guard mailbox.post(.start(job)) else { return job.end(mailbox.endReason) }
                // A cancellation before this moment found no job to cancel, so it is repeated.
                if Task.isCancelled { _ = mailbox.post(.cancel(id)) }
            }
        } onCancel: {
            _ = mailbox.post(.cancel(id))
        }
        // This line runs when the task has been scheduled again and holds the answer. Only now may another fetch start.
        if outcome.countsAsRunning { _ = mailbox.post(.taken(bodyBytes: outcome.bodyBytes)) }
        return outcome
    }
}

/// One hop that someone waits for. Its continuation is resumed exactly once, by the thread that holds the job.
struct TransferJob: Sendable {
    let id: UInt64
    let hop: HopRequest
    let time: Duration
    let continuation: CheckedContinuation<HopOutcome, Never>

    func end(_ outcome: HopOutcome) {
        continuation.resume(returning: outcome)
    }

    /// Ends without a transfer, for good.
    func end(_ reason: FetchFailure) {
        end(HopOutcome(result: .failure(HopFailure(reason: reason, retry: .never)), duration: .zero))
    }
}

enum TransferCommand: Sendable {
    case start(TransferJob)
    case cancel(UInt64)
    case hold(host: String, time: Duration)
    /// An outcome that still counted as running has reached the task that waited for it.
    case taken(bodyBytes: Int)
    /// The continuation is resumed when the loop has ended.
    case stop(CheckedContinuation<Void, Never>?)
}

/// The queue of commands, with libcurl's multi handle, which is woken when one is put in.
///
/// `@unchecked Sendable`: the queue is behind the lock. Of the multi handle, `curl_multi_wakeup` may be called from any
/// thread, and is called under the lock, which also guards against a handle that is gone; all else is for the one thread
/// that runs the loop.
@safe final class Mailbox: @unchecked Sendable {
    private struct State {
        var commands: [TransferCommand] = []
        var lastID: UInt64 = 0
        /// Why the loop has ended; nil while it runs.
        var endReason: FetchFailure?
    }

    private let state = Mutex(State())
    /// Only for the thread that runs the loop.
    let multi: UnsafeMutableRawPointer

    init() throws(FetcherSetupError) {
        guard LibraryStart.curl, let multi = unsafe curl_multi_init() else {
            throw .curlUnavailable("it does not initialise")
        }
        unsafe self.multi = unsafe multi
    }

    func nextID() -> UInt64 {
        state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
    }

    /// False when the loop has ended, and nobody will read the command.
    func post(_ command: TransferCommand) -> Bool {
        state.withLock { state in
            guard state.endReason == nil else { return false }
            state.commands.append(command)
            // A wake-up that fails delays the command until the loop looks by itself: `TransferLoop.longestPoll`.
            unsafe curl_multi_wakeup(multi)
            return true
        }
    }

    func takeCommands() -> [TransferCommand] {
        state.withLock { state in
            defer { state.commands = [] }
            return state.commands
        }
    }

    /// What ends a job that came too late.
    var endReason: FetchFailure { state.withLock { $0.endReason } ?? .cancelled }

    /// Frees the multi handle, and gives back the commands that came too late. Called once, in the end of the loop.
    func close(because reason: FetchFailure) -> [TransferCommand] {
        state.withLock { state in
            state.endReason = reason
            unsafe curl_multi_cleanup(multi)
            defer { state.commands = [] }
            return state.commands
        }
    }
}
