import PageFetch
import PageMatch
import PageReading
import PageText

/// Addresses that must not exist, each asked once per run, whoever asks first.
actor ProbeBook {
    private enum Entry {
        case asking([CheckedContinuation<PageLook?, Never>])
        case known(PageLook?)
    }

    private let fetcher: PageFetcher
    private var entries: [String: Entry] = [:]

    init(fetcher: PageFetcher) { self.fetcher = fetcher }

    /// How the address answers; nil when it could not be asked.
    func look(at url: String) async -> PageLook? {
        switch entries[url] {
        case .known(let look): return look
        case .asking:
            return await withCheckedContinuation { continuation in
                guard case .asking(let waiting) = entries[url] else { return continuation.resume(returning: nil) }
                entries[url] = .asking(waiting + [continuation])
            }
        case nil:
            entries[url] = .asking([])
            let look = await ask(url)
            let entry = entries.updateValue(.known(look), forKey: url)
            if case .asking(let waiting) = entry {
                for continuation in waiting { continuation.resume(returning: look) }
            }
            return look
        }
    }

    private func ask(_ url: String) async -> PageLook? {
        guard case .success(let page) = await fetcher.fetch(FetchRequest(url: url)) else { return nil }
        guard (200...299).contains(page.status),
            let text = try? PageReader.read(page.body, contentType: page.header("content-type"), url: page.finalURL)
        else { return PageLook(status: page.status, finalURL: page.finalURL) }
        return PageLook(status: page.status, finalURL: page.finalURL, text, PageIndex(text))
    }
}
