/// Where pages come from: live network, recording, or archive. `fetch` may be called concurrently; the fetcher keeps its
/// own limits, and no page.
package struct PageFetcher: Sendable {
    package var fetch: @Sendable (FetchRequest) async -> Result<Page, FetchFailure>

    package init(fetch: @escaping @Sendable (FetchRequest) async -> Result<Page, FetchFailure>) {
        self.fetch = fetch
    }
}
