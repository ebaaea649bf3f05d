/// Pages from the live network: concurrent, bounded, polite to hosts, and never to private addresses unless allowed.
///
/// Redirects are followed here, hop by hop, so that each hop is recorded, checked and waits for its turn at its host. The
/// transfers run on a thread of libcurl's own, which `shutdown()` ends.
package final class CurlFetcher: Sendable {
    private let engine: TransferEngine
    private let limits: FetchLimits
    private let policy: RetryPolicy
    private let timing: RetryTiming

    package init(
        access: NetworkAccess, limits: FetchLimits = FetchLimits(), timing: RetryTiming = .live
    ) throws(FetcherSetupError) {
        self.limits = limits
        self.timing = timing
        policy = RetryPolicy(limits: limits)
        engine = try TransferEngine(access: access, limits: limits)
    }

    /// Runs `body` with a fetcher, and returns when its thread and its files are gone.
    package static func running<Result>(
        access: NetworkAccess, limits: FetchLimits, _ body: (PageFetcher) async throws -> Result
    ) async throws -> Result {
        let fetcher = try CurlFetcher(access: access, limits: limits)
        do {
            let result = try await body(fetcher.pages)
            await fetcher.shutdown()
            return result
        } catch {
            await fetcher.shutdown()
            throw error
        }
    }

    /// Ends what is still running as `cancelled`, and returns when the thread and the certificate file are gone. To be
    /// called before the process exits: libcurl must not be in use then.
    package func shutdown() async {
        await engine.shutdown()
    }

    /// Keeps the fetcher alive.
    package var pages: PageFetcher {
        PageFetcher { await self.fetch($0) }
    }

    /// One page, after redirects and retries. May be called from any number of tasks at once.
    package func fetch(_ request: FetchRequest) async -> Result<Page, FetchFailure> {
        do throws(FetchFailure) {
            return .success(try await follow(request))
        } catch {
            return .failure(error)
        }
    }

    private func follow(_ request: FetchRequest) async throws(FetchFailure) -> Page {
        var address = try RequestAddress(request.url)
        var method = request.method
        var spent = RetryPolicy.Spent()
        var transferTime: Duration = .zero
        var hops: [Page.Hop] = []
        while true {
            let hop = HopRequest(method, address: address, validators: request.validators)
            let answer = try await settledAnswer(to: hop, spent: &spent, transferTime: &transferTime)
            hops.append(Page.Hop(url: address.url, status: answer.head.status, headers: answer.head.headers))
            guard let location = answer.head.redirectLocation else {
                return Page(url: request.url, hops: hops, body: answer.body, attempts: spent.retries + 1)
            }
            guard hops.count <= limits.redirects else { throw .tooManyRedirects(limit: limits.redirects) }
            address = try address.redirected(to: location)
            method = method.following(redirect: answer.head.status)
        }
    }

    /// Asks one address until its answer stands. Only this hop is repeated, not the way to it.
    private func settledAnswer(
        to hop: HopRequest, spent: inout RetryPolicy.Spent, transferTime: inout Duration
    ) async throws(FetchFailure) -> HopAnswer {
        while true {
            guard transferTime < limits.totalTime else { throw .timedOut(phase: "transfer") }
            let outcome = await engine.perform(hop, within: limits.totalTime - transferTime)
            transferTime += outcome.duration
            let nextStep = policy.nextStep(
                after: outcome.result, spent: spent, jitter: timing.jitter(), now: timing.now())
            switch (nextStep, outcome.result) {
            case (.accept, .success(let answer)): return answer
            case (.accept, .failure(let failure)): throw failure.reason
            case (.fail(let reason), _): throw reason
            case (.retry(let wait, let holdsHost), _):
                if holdsHost { engine.hold(hop.address.host, for: wait) }
                do { try await timing.pause(wait) } catch { throw .cancelled }
                spent.retries += 1
                spent.waiting += wait
                transferTime = .zero
            }
        }
    }
}
