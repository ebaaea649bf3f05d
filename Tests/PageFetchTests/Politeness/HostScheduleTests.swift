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

    /// The host may be asked again at once, but an answer that nobody has taken counts over all.
    @Test func anAnswerHoldsItsPlaceUntilItIsTaken() {
        var schedule = schedule(perHost: 1, overall: 2, spacing: .zero)
        for ticket in 1...3 { schedule.enqueue(ticket, host: "a") }
        schedule.enqueue(4, host: "b")
        #expect(schedule.start(at: .zero) == [1, 4])
        schedule.leave(host: "a")
        schedule.leave(host: "b")
        #expect(schedule.running == 2)
        #expect(schedule.start(at: .zero) == [])
        #expect(schedule.nextStart == nil)
        schedule.free()
        #expect(schedule.start(at: .zero) == [2])
        schedule.free()
        // Now there is a place, but the host has its one connection.
        #expect(schedule.running == 1)
        #expect(schedule.start(at: .zero) == [])
        schedule.leave(host: "a")
        #expect(schedule.start(at: .zero) == [3])
    }

    /// A host with many pages starts one, then goes to the end of the row.
    @Test func hostsTakeTurns() {
        var schedule = schedule(perHost: 4, overall: 1, spacing: .zero)
        for ticket in 1...4 { schedule.enqueue(ticket, host: "many") }
        for (ticket, host) in [(5, "b"), (6, "c"), (7, "b")] { schedule.enqueue(ticket, host: host) }
        var order: [Int] = []
        while let ticket = schedule.start(at: .zero).first {
            order.append(ticket)
            schedule.end(host: ticket < 5 ? "many" : ticket == 6 ? "c" : "b")
        }
        #expect(order == [1, 5, 6, 2, 7, 3, 4])
        #expect(schedule.running == 0)
    }

    /// A host whose turn it is, but which has to pause, holds up nobody, and keeps its place.
    @Test func aPauseCostsNoTurn() {
        var schedule = schedule(perHost: 2, overall: 1)
        for ticket in 1...2 { schedule.enqueue(ticket, host: "a") }
        for ticket in 3...4 { schedule.enqueue(ticket, host: "b") }
        #expect(schedule.start(at: .zero) == [1])
        schedule.end(host: "a")
        #expect(schedule.start(at: .milliseconds(100)) == [3])
        schedule.end(host: "b")
        #expect(schedule.start(at: .milliseconds(400)) == [])
        #expect(schedule.nextStart == .milliseconds(500))
        #expect(schedule.start(at: .milliseconds(700)) == [2])
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
