import PageFetch
import PageMatch
import PageReading
import PageText

/// Addresses that must not exist, each asked once per run, whoever asks first.
actor ProbeBook {
    /// How a host answers for what must not exist.
    enum Answer: Sendable {
        /// With a page, as it does for what exists.
        case page(PageLook)
        /// There is no such document: 404 or 410.
        case absent
        /// With an answer that does not tell, such as 429 or 403, or with none, for which the failure stands.
        case unknown(Classification, FetchFailure?)
    }

    private enum Entry {
        case asking([CheckedContinuation<Answer, Never>])
        case known(Answer)
    }

    private let fetcher: PageFetcher
    private var entries: [String: Entry] = [:]

    init(fetcher: PageFetcher) { self.fetcher = fetcher }

    func answer(at url: String) async -> Answer {
        switch entries[url] {
        case .known(let answer): return answer
        case .asking(let waiting):
            return await withCheckedContinuation { entries[url] = .asking(waiting + [$0]) }
        case nil:
            entries[url] = .asking([])
            let answer = await ask(url)
            if case .asking(let waiting) = entries.updateValue(.known(answer), forKey: url) {
                for continuation in waiting { continuation.resume(returning: answer) }
            }
            return answer
        }
    }

    private func ask(_ url: String) async -> Answer {
        switch await fetcher.fetch(FetchRequest(url: url)) {
        case .failure(let failure): return .unknown(ResponseClassifier.classify(failure), failure)
        case .success(let page):
            if let settled = ResponseClassifier.classify(status: page.status, headers: page) {
                return settled.outcome == .gone ? .absent : .unknown(settled, nil)
            }
            guard
                let text = try? PageReader.read(page.body, contentType: page.header("content-type"), url: page.finalURL)
            else { return .page(PageLook(status: page.status, finalURL: page.finalURL)) }
            return .page(PageLook(status: page.status, finalURL: page.finalURL, text, PageIndex(text)))
        }
    }
}
