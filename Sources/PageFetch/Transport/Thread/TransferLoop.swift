import CCurl
import CShims

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The loop of libcurl's own thread: takes commands, starts what the schedule lets start, drives the transfers, hands back
/// outcomes. Everything here belongs to that one thread.
@safe final class TransferLoop {
    private let mailbox: Mailbox
    private let options: TransferOptions
    private let borrowed: BorrowedOptions
    private var schedule: HostSchedule<UInt64>
    private var health: NetworkHealth
    /// Jobs that wait for their turn.
    private var waiting: [UInt64: TransferJob] = [:]
    private var running: [UInt64: Transfer] = [:]
    /// Transfers that have ended, and whose answers wait for room.
    private var ended: [(transfer: Transfer, code: CURLcode)] = []
    private let budget: BodyBudget
    private let start = ContinuousClock.now
    /// Why the loop ends: nobody needs it any more, or libcurl failed as a whole.
    private var endReason: FetchFailure?
    /// Who waits for the end.
    private var stopping: [CheckedContinuation<Void, Never>] = []

    /// Milliseconds. The loop looks for commands at least this often, should a wake-up have failed.
    private static let longestPoll: Int32 = 1_000

    init(mailbox: Mailbox, options: TransferOptions, limits: FetchLimits) {
        self.mailbox = mailbox
        self.options = options
        borrowed = BorrowedOptions(options)
        budget = BodyBudget(limit: limits.heldBytes)
        schedule = HostSchedule(limits: limits)
        health = NetworkHealth(limits: limits)
        unsafe ps_curl_multi_set_long(mailbox.multi, CURLMOPT_MAXCONNECTS, limits.connections)
    }

    func run() {
        blockBrokenPipeSignal()
        while true {
            mailbox.takeCommands().forEach(obey)
            if let endReason { return end(because: endReason) }
            startWhatMay()
            var count: Int32 = 0
            require(unsafe curl_multi_perform(mailbox.multi, &count))
            noteWhatEnded()
            let hasResumed = resumeWhatMay()
            // Some transfer has ended or goes on, so another may start before the loop waits.
            if finishWhatEnded() || hasResumed { continue }
            require(unsafe curl_multi_poll(mailbox.multi, nil, 0, pollTime(), nil))
        }
    }

    /// Without libcurl's own memory or sockets no transfer can go on, and the loop would only spin.
    private func require(_ code: CURLMcode) {
        if code != CURLM_OK { endReason = .clientFailed(Self.text(code)) }
    }

    private static func text(_ code: CURLMcode) -> String { unsafe String(cString: curl_multi_strerror(code)) }

    /// Blocks `SIGPIPE` on this thread. OpenSSL causes it when it writes to a connection that the server has closed, and by
    /// default it would end the process. libcurl was told to leave signals alone, so it does not block it itself.
    private func blockBrokenPipeSignal() {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, SIGPIPE)
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    private var now: Duration { ContinuousClock.now - start }

    private func obey(_ command: TransferCommand) {
        switch command {
        case .start(let job):
            waiting[job.id] = job
            schedule.enqueue(job.id, host: job.hop.address.host)
        case .cancel(let id): cancel(id)
        case .hold(let host, let time): schedule.hold(host, until: now + time)
        case .taken(let bodyBytes):
            schedule.free()
            budget.free(bodyBytes)
        case .stop(let continuation):
            endReason = .cancelled
            if let continuation { stopping.append(continuation) }
        }
    }

    private func cancel(_ id: UInt64) {
        if let job = waiting.removeValue(forKey: id) {
            schedule.withdraw(id, host: job.hop.address.host)
            job.end(.cancelled)
        } else if let transfer = running.removeValue(forKey: id)
            ?? ended.first(where: { $0.transfer.job.id == id })?.transfer
        {
            schedule.end(host: transfer.job.hop.address.host)
            ended.removeAll { $0.transfer === transfer }
            budget.end(id)
            transfer.detach(from: mailbox)
            transfer.job.end(.cancelled)
        }
    }

    private func startWhatMay() {
        if health.hasGivenUp { giveUpWaiting() }
        guard budget.hasRoom else { return }
        for id in schedule.start(at: now) {
            guard let job = waiting.removeValue(forKey: id) else { continue }
            start(job)
        }
    }

    private func start(_ job: TransferJob) {
        guard let transfer = Transfer(job: job, options: options, borrowed: borrowed, budget: budget) else {
            schedule.end(host: job.hop.address.host)
            return job.end(.clientFailed("no memory for a transfer"))
        }
        if let refused = transfer.refusalBeforeStart {
            schedule.end(host: job.hop.address.host)
            return job.end(refused)
        }
        let code = transfer.attach(to: mailbox)
        guard code == CURLM_OK else {
            schedule.end(host: job.hop.address.host)
            return job.end(.clientFailed(Self.text(code)))
        }
        running[job.id] = transfer
    }

    /// Ends at once all that would only wait for a network or a host that is not there.
    private func giveUpWaiting() {
        for (id, job) in waiting {
            guard let reason = reasonNotToAsk(job.hop.address) else { continue }
            waiting[id] = nil
            schedule.withdraw(id, host: job.hop.address.host)
            job.end(reason)
        }
    }

    private func reasonNotToAsk(_ address: RequestAddress) -> FetchFailure? {
        health.reasonNotToAsk(address, needsNetwork: options.needsNetwork(address))
    }

    private func noteWhatEnded() {
        var left: Int32 = 0
        while let message = unsafe curl_multi_info_read(mailbox.multi, &left) {
            guard unsafe message.pointee.msg == CURLMSG_DONE, let handle = unsafe message.pointee.easy_handle,
                let transfer = running.values.first(where: { unsafe $0.handle == handle })
            else { continue }
            end(transfer, code: unsafe message.pointee.data.result)
        }
    }

    private func end(_ transfer: Transfer, code: CURLcode) {
        running[transfer.job.id] = nil
        ended.append((transfer, code))
    }

    /// Whether any transfer goes on that had waited for room.
    private func resumeWhatMay() -> Bool {
        let waiting = running.filter { $0.value.isPaused }
        for transfer in waiting.values { transfer.stopTime(at: now) }
        let resumable = budget.resumable(among: Array(waiting.keys))
        for transfer in resumable.compactMap({ running[$0] }) {
            let code = transfer.resume(at: now)
            if code != CURLE_OK { end(transfer, code: code) }
        }
        return !resumable.isEmpty
    }

    /// Whether any had ended.
    private func finishWhatEnded() -> Bool {
        var hasEnded = false
        while let next = ended.first, budget.mayHandOver {
            ended.removeFirst()
            finish(next.transfer, code: next.code)
            hasEnded = true
        }
        return hasEnded
    }

    private func finish(_ transfer: Transfer, code: CURLcode) {
        var outcome = transfer.outcome(of: code)
        transfer.detach(from: mailbox)
        budget.end(transfer.job.id, handingOver: outcome.bodyBytes)
        schedule.leave(host: transfer.job.hop.address.host)
        outcome.countsAsRunning = true
        observe(&outcome.result, of: transfer.job.hop.address)
        transfer.job.end(outcome)
    }

    /// Learns what can be reached. Where there may be nothing, a retry would only delay the news.
    private func observe(_ result: inout Result<HopAnswer, HopFailure>, of address: RequestAddress) {
        let needsNetwork = options.needsNetwork(address)
        health.note(result, of: address, needsNetwork: needsNetwork)
        guard case .failure(var failure) = result else { return }
        if let reason = reasonNotToAsk(address) {
            failure = HopFailure(reason: reason, retry: .never)
        } else if needsNetwork, !health.hasAnswered, case .nameNotResolved = failure.reason {
            failure.retry = .never
        }
        result = .failure(failure)
    }

    /// Milliseconds until the schedule or, at the latest, the next look is due. Commands and sockets end the wait.
    private func pollTime() -> Int32 {
        guard budget.hasRoom, let next = schedule.nextStart else { return Self.longestPoll }
        let (seconds, attoseconds) = max(.zero, next - now).components
        return min(Self.longestPoll, Int32(clamping: seconds * 1_000 + attoseconds / 1_000_000_000_000_000 + 1))
    }

    private func end(because reason: FetchFailure) {
        for transfer in running.values + ended.map(\.transfer) {
            transfer.detach(from: mailbox)
            transfer.job.end(reason)
        }
        (running, ended) = ([:], [])
        for job in waiting.values { job.end(reason) }
        for command in mailbox.close(because: reason) {
            switch command {
            case .start(let job): job.end(reason)
            case .stop(let continuation): if let continuation { stopping.append(continuation) }
            case .cancel, .hold, .taken: break
            }
        }
        for continuation in stopping { continuation.resume() }
    }
}
