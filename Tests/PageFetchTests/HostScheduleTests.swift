import Testing

@testable import PageFetch

struct HostScheduleTests {
    private func schedule(perHost: Int = 2, overall: Int = 32, spacing: Duration = .milliseconds(500)) -> HostSchedule<
        Int
    > {
        var limits = FetchLimits()
        limits.connectionsPerHost = perHost
        limits.connections = overall
        limits.spacingPerHost = spacing
        return HostSchedule(limits: limits)
    }

    @Test func spacesStartsAtOneHost() {
        var schedule = schedule()
        for ticket in 1...3 { schedule.enqueue(ticket, host: "a") }
        #expect(schedule.start(at: .zero) == [1])
        #expect(schedule.nextStart == .milliseconds(500))
        #expect(schedule.start(at: .milliseconds(499)) == [])
        #expect(schedule.start(at: .milliseconds(500)) == [2])
        // Both connections are taken: only an end helps.
        #expect(schedule.nextStart == nil)
        #expect(schedule.start(at: .seconds(9)) == [])
        schedule.end(host: "a")
        #expect(schedule.start(at: .seconds(9)) == [3])
        #expect(schedule.running == 2)
    }

    @Test func hostsDoNotWaitForEachOther() {
        var schedule = schedule()
        for ticket in 1...3 { schedule.enqueue(ticket, host: "a") }
        schedule.enqueue(4, host: "b")
        schedule.enqueue(5, host: "c")
        #expect(schedule.start(at: .zero) == [1, 4, 5])
    }

    @Test func theOverallLimitIsSharedInTurns() {
        var schedule = schedule(overall: 2, spacing: .zero)
        for ticket in 1...4 { schedule.enqueue(ticket, host: "a") }
        for ticket in 5...6 { schedule.enqueue(ticket, host: "b") }
        #expect(schedule.start(at: .zero) == [1, 5])
        #expect(schedule.nextStart == nil)
        schedule.end(host: "a")
        #expect(schedule.start(at: .zero) == [2])
        schedule.end(host: "b")
        #expect(schedule.start(at: .zero) == [6])
    }

    @Test func aHeldHostWaits() {
        var schedule = schedule(spacing: .zero)
        schedule.hold("a", until: .seconds(30))
        schedule.hold("a", until: .seconds(10))
        schedule.enqueue(1, host: "a")
        #expect(schedule.start(at: .seconds(29)) == [])
        #expect(schedule.nextStart == .seconds(30))
        #expect(schedule.start(at: .seconds(30)) == [1])
    }

    @Test func withdrawnTicketsNeverStart() {
        var schedule = schedule(spacing: .zero)
        schedule.enqueue(1, host: "a")
        schedule.withdraw(1, host: "a")
        #expect(schedule.nextStart == nil)
        #expect(schedule.start(at: .zero) == [])
        schedule.enqueue(2, host: "a")
        #expect(schedule.start(at: .zero) == [2])
    }

    @Test func senselessLimitsStillMakeProgress() {
        var schedule = schedule(perHost: 0, overall: -1, spacing: .seconds(-1))
        schedule.enqueue(1, host: "a")
        #expect(schedule.start(at: .zero) == [1])
    }

    /// Two hundred tickets at twenty hosts, transfers of 300 ms: whatever happens, the limits hold.
    @Test func theLimitsHoldThroughout() {
        var schedule = schedule(perHost: 2, overall: 8)
        for ticket in 0..<200 { schedule.enqueue(ticket, host: "h\(ticket % 20)") }
        var ends: [(time: Duration, host: String)] = []
        var starts: [String: [Duration]] = [:]
        var now: Duration = .zero
        while starts.values.map(\.count).reduce(0, +) < 200, now < .seconds(1000) {
            for end in ends where end.time <= now { schedule.end(host: end.host) }
            ends.removeAll { $0.time <= now }
            for ticket in schedule.start(at: now) {
                let host = "h\(ticket % 20)"
                starts[host, default: []].append(now)
                ends.append((now + .milliseconds(300), host))
            }
            #expect(ends.count <= 8)
            #expect(ends.count == schedule.running)
            now += .milliseconds(50)
        }
        #expect(starts.values.allSatisfy { $0.count == 10 })
        for times in starts.values {
            #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= .milliseconds(500) })
        }
    }
}
