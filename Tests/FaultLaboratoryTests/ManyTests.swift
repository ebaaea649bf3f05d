import Testing

/// Many pages and many dead ends in one run.
@Suite(.timeLimit(.minutes(15))) struct ManyTests {
    @Test func `two thousand pages take no more memory than one`() async throws {
        let many = try await ManyRun.pages(count: 2_000, bytes: 10_000)
        #expect(many.run.code == 0, "\(many.run.errors)")
        #expect(many.outcomes == ["verified": 2_000])
        #expect(many.run.peakBytes < 150_000_000)
    }

    /// Sixteen at a time, and 360 MB altogether: they come faster than they are read.
    @Test func `sixty of the largest pages at once take no more memory than a few`() async throws {
        let many = try await ManyRun.pages(count: 60, bytes: 6_000_000)
        #expect(many.run.code == 0, "\(many.run.errors)")
        #expect(many.outcomes == ["verified": 60])
        #expect(many.run.peakBytes < 150_000_000)
    }

    @Test func `hosts that let every connection wait do not hold up the others`() async throws {
        let dead = try await ManyRun.deadHosts(count: 60, options: ["--timeout", "2", "--retries", "0"])
        #expect(!dead.run.isHung)
        #expect(dead.outcomes == ["undecided": 60, "verified": 1])
    }

    /// Each of the fifty could ask four times; the server sees four requests, and those that were on their way meanwhile.
    @Test func `a host that never answers is left alone after a few requests`() async throws {
        let dead = try await ManyRun.silentHost(count: 50, options: ["--timeout", "3"])
        #expect(!dead.run.isHung)
        #expect(dead.outcomes == ["undecided": 50, "verified": 1])
        #expect(dead.silentConnections >= 4)
        #expect(dead.silentConnections <= 6)
        let words = "unreachable: silent.fault.example was left alone after 4 requests in a row without an answer"
        #expect(dead.reasons.count { $0.hasPrefix(words) } == 50, "\(Set(dead.reasons).sorted())")
    }
}
