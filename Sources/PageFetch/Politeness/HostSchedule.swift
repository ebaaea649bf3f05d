/// Which requests may start when: at most so many at a time for each host and for all hosts, and a pause between two starts
/// at one host.
///
/// A plain value without a clock. Times are durations since any fixed moment, and the caller says what time it is.
struct HostSchedule<Ticket: Hashable> {
    private struct Host {
        var waiting: [Ticket] = []
        var running = 0
        var earliestStart: Duration = .zero
    }

    private let perHost: Int
    private let overall: Int
    private let spacing: Duration
    private var hosts: [String: Host] = [:]
    /// Hosts with waiting tickets. Whoever started goes to the end, so that no host holds up the others.
    private var turns: [String] = []
    private(set) var running = 0

    /// A limit below 1 counts as 1, because nothing would ever start.
    init(limits: FetchLimits) {
        perHost = max(1, limits.connectionsPerHost)
        overall = max(1, limits.connections)
        spacing = max(.zero, limits.spacingPerHost)
    }

    mutating func enqueue(_ ticket: Ticket, host: String) {
        hosts[host, default: Host()].waiting.append(ticket)
        if !turns.contains(host) { turns.append(host) }
    }

    /// Takes back a ticket that has not started.
    mutating func withdraw(_ ticket: Ticket, host: String) {
        hosts[host]?.waiting.removeAll { $0 == ticket }
        if hosts[host]?.waiting.isEmpty ?? true { turns.removeAll { $0 == host } }
    }

    /// Nothing starts at this host before then.
    mutating func hold(_ host: String, until time: Duration) {
        let earliest = hosts[host]?.earliestStart ?? .zero
        hosts[host, default: Host()].earliestStart = max(earliest, time)
    }

    /// The tickets that start now. Each must be given back with `end(host:)`, or with `leave(host:)` and `free()`.
    mutating func start(at now: Duration) -> [Ticket] {
        var started: [Ticket] = []
        while let ticket = startOne(at: now) { started.append(ticket) }
        return started
    }

    mutating func end(host: String) {
        leave(host: host)
        free()
    }

    /// A transfer has ended: its host may be asked again. Over all hosts it counts as running until ``free()``.
    mutating func leave(host: String) {
        hosts[host]?.running -= 1
    }

    /// The answer of a transfer that has left has been received: another one may start, at any host.
    mutating func free() {
        running -= 1
    }

    /// The earliest time at which a ticket can start by waiting alone; nil when another transfer has to end first, or nothing
    /// waits.
    var nextStart: Duration? {
        guard running < overall else { return nil }
        return turns.compactMap { hosts[$0] }.filter { $0.running < perHost }.map(\.earliestStart).min()
    }

    private mutating func startOne(at now: Duration) -> Ticket? {
        guard running < overall, let turn = turns.firstIndex(where: { mayStart($0, at: now) }) else { return nil }
        let name = turns.remove(at: turn)
        guard var host = hosts[name] else { return nil }
        let ticket = host.waiting.removeFirst()
        host.running += 1
        host.earliestStart = now + spacing
        running += 1
        if !host.waiting.isEmpty { turns.append(name) }
        hosts[name] = host
        return ticket
    }

    private func mayStart(_ name: String, at now: Duration) -> Bool {
        guard let host = hosts[name] else { return false }
        return host.running < perHost && host.earliestStart <= now
    }
}
