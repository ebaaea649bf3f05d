import SurveySupport

/// Pages from WARC files instead of the network: our own recordings, and what other tools have archived.
///
/// **Which capture answers.** The n-th fetch of an address gets what its n-th fetch gave when it was recorded, and the last
/// one repeats; fetches with and without validators are counted apart. Of a file by another tool, the n-th fetch gets the
/// n-th capture of the address, and of each redirect's target. So the order in which different addresses are asked for
/// makes no difference, and a replay of a recorded run gives exactly what the run gave. Files count in the order given.
package struct WARCReplay: Sendable {
    private let index: WARCIndex
    private let limits: FetchLimits

    /// Reads through the files once. Fails only when one cannot be opened; damage is a warning.
    ///
    /// - Parameter limits: of bodies, headers and redirects, as for live pages.
    package init(paths: [String], limits: FetchLimits = FetchLimits()) throws(WARCError) {
        var index = WARCIndex()
        for path in paths { try index.add(path: path) }
        self.index = index
        self.limits = limits
    }

    /// True where no file holds an answer of a server.
    package var isEmpty: Bool { index.fetches.isEmpty && index.captures.isEmpty }

    /// What is wrong with the files.
    package var warnings: [WARCWarning] { index.warnings }

    /// A replay from the beginning: each one counts for itself.
    package var fetcher: PageFetcher {
        let counts = FetchCounts()
        return PageFetcher { request in
            let ordinal = counts.next(request)
            do throws(FetchFailure) {
                return .success(try page(for: request, ordinal: ordinal))
            } catch {
                return .failure(error)
            }
        }
    }

    private func page(for request: FetchRequest, ordinal: Int) throws(FetchFailure) -> Page {
        let address = Result { () throws(FetchFailure) in try RequestAddress(request.url) }
        let urls = [request.url, (try? address.get())?.url].compactMap(\.self)
        let recorded = urls.lazy.compactMap { index.fetches[.init(method: request.method, url: $0)] }.first
        if let recorded, let page = try recordedPage(for: request, of: recorded, ordinal: ordinal) { return page }
        guard request.method == .get else { throw .notRecorded }
        return try archivedPage(for: request, at: address.get(), ordinal: ordinal)
    }
}

// MARK: - Our own recordings

extension WARCReplay {
    /// The recorded fetch of the same kind, or else one of the other kind whose answer fits.
    private func recordedPage(
        for request: FetchRequest, of fetches: [WARCIndex.Fetch], ordinal: Int
    ) throws(FetchFailure) -> Page? {
        let isConditional = request.validators != nil
        let sameKind = fetches.filter { $0.isConditional == isConditional }
        if let fetch = sameKind.at(ordinal) { return try page(for: request, of: fetch) }
        var fitting: [Page] = []
        for fetch in fetches {
            let page = try page(for: request, of: fetch)
            // A 304 answers only a request with validators: without them there is no earlier page that it could confirm.
            if page.status != 304 || isConditional { fitting.append(page) }
        }
        return fitting.at(ordinal)
    }

    private func page(for request: FetchRequest, of fetch: WARCIndex.Fetch) throws(FetchFailure) -> Page {
        var hops: [Page.Hop] = []
        var last: RecordedAnswer?
        for capture in try fetch.outcome.get() {
            let answer = try self.capture(at: capture)
            hops.append(answer.hop)
            last = answer
        }
        return Page(url: request.url, hops: hops, last, attempts: fetch.attempts)
    }
}

// MARK: - Other tools' archives

extension WARCReplay {
    /// Follows archived redirects from address to address, as the live fetcher does.
    private func archivedPage(
        for request: FetchRequest, at start: RequestAddress, ordinal: Int
    ) throws(FetchFailure) -> Page {
        var address = start
        var hops: [Page.Hop] = []
        while true {
            let answer = try archivedAnswer(at: address, ordinal: ordinal, allows304: request.validators != nil)
            let head = answer.response.head
            hops.append(Page.Hop(url: address.url, status: head.status, headers: head.headers))
            guard let location = head.redirectLocation else { return Page(url: request.url, hops: hops, answer) }
            guard hops.count <= limits.redirects else { throw .tooManyRedirects(limit: limits.redirects) }
            address = try address.redirected(to: location)
        }
    }

    private func archivedAnswer(
        at address: RequestAddress, ordinal: Int, allows304: Bool
    ) throws(FetchFailure) -> RecordedAnswer {
        let captures = index.captures[address.url] ?? []
        guard let capture = captures.at(ordinal) else { throw .notRecorded }
        let chosen = try self.capture(at: capture)
        guard chosen.response.head.status == 304, !allows304 else { return chosen }
        for capture in captures {
            let other = try self.capture(at: capture)
            if other.response.head.status != 304 { return other }
        }
        throw .notRecorded
    }

    /// Reads one response from its file.
    private func capture(at capture: WARCIndex.Capture) throws(FetchFailure) -> RecordedAnswer {
        let reader: WARCReader
        let record: WARCReader.Record?
        do {
            reader = try WARCReader(path: index.paths[capture.file], at: capture.position)
            record = try reader.next()
        } catch {
            throw .malformedResponse("the archive \(error)")
        }
        guard let record, let url = record.targetURI else { throw .notRecorded }
        let response =
            record.type == "resource"
            ? try ArchivedResponse.readResource(
                from: reader, contentType: record.header("content-type"), limits: limits)
            : try ArchivedResponse.read(from: reader, limits: limits)
        return RecordedAnswer(
            url: url, response: response, recordedAt: record.header("warc-date").flatMap(Timestamp.secondsSince1970))
    }
}

/// A response with the address that it is recorded under.
private struct RecordedAnswer {
    var url: String
    var response: ArchivedResponse
    /// In seconds since 1970; nil where the record does not say.
    var recordedAt: Int?

    var hop: Page.Hop { Page.Hop(url: url, status: response.head.status, headers: response.head.headers) }
}

extension Page {
    fileprivate init(url: String, hops: [Hop], _ last: RecordedAnswer?, attempts: Int = 1) {
        self.init(url: url, hops: hops, body: last?.response.body ?? [], attempts: attempts)
        // A page that tells its day itself is the same live and replayed.
        if answeredAt == nil { recordedAt = last?.recordedAt }
    }
}

/// How often each address was asked for, by each method, with and without validators.
private final class FetchCounts: Sendable {
    private struct Key: Hashable {
        let method: FetchMethod
        let url: String
        let isConditional: Bool
    }

    private let counts = Mutex<[Key: Int]>([:])

    /// 0 for the first fetch of its kind.
    func next(_ request: FetchRequest) -> Int {
        let key = Key(method: request.method, url: request.url, isConditional: request.validators != nil)
        return counts.withLock { counts in
            defer { counts[key, default: 0] += 1 }
            return counts[key, default: 0]
        }
    }
}

extension Array {
    /// The last element stands for all that would follow.
    fileprivate func at(_ ordinal: Int) -> Element? {
        ordinal < count ? self[ordinal] : last
    }
}
