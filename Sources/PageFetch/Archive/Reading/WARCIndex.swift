/// What is where in some WARC files. Holds addresses and positions only; bodies stay in the files.
struct WARCIndex: Sendable {
    struct Capture: Sendable, Hashable {
        var file: Int
        var position: WARCPosition
    }

    /// A fetch that we recorded, with the positions of its responses.
    struct Fetch: Sendable, Hashable {
        var isConditional: Bool
        var attempts: Int
        var outcome: Result<[Capture], FetchFailure>
    }

    struct Question: Sendable, Hashable {
        var method: FetchMethod
        /// As it was asked for, or without its fragment.
        var url: String
    }

    private(set) var paths: [String] = []
    private(set) var fetches: [Question: [Fetch]] = [:]
    /// Responses and resources by normalised address, in the order of the files. They count as answers to a GET, which is
    /// what other tools archive; the answers to our own POSTs are not among them.
    private(set) var captures: [String: [Capture]] = [:]
    private(set) var warnings: [WARCWarning] = []
    private var answersToPOST: Set<Capture> = []
    private var captureCount = 0

    /// More captures than these are not indexed, so that an endless file cannot fill the memory.
    private static let captureLimit = 1_000_000

    /// Adds the records of a file up to its end, or to where it is cut or broken, which becomes a warning.
    mutating func add(path: String) throws(WARCError) {
        let reader = try WARCReader(path: path)
        paths.append(path)
        var byID: [String: Capture] = [:]
        do {
            while captureCount < Self.captureLimit, let record = try reader.next() {
                let note = try Self.note(record, from: reader)
                // Only what is whole counts.
                try reader.finishBlock()
                if let note {
                    add(note, byID: byID)
                } else {
                    add(record, byID: &byID)
                }
            }
            if captureCount >= Self.captureLimit { warnings.append(WARCWarning(path: path, problem: .tooManyRecords)) }
        } catch {
            warnings.append(WARCWarning(path: path, problem: .damaged(error)))
        }
        guard !answersToPOST.isEmpty else { return }
        captures = captures.mapValues { $0.filter { !answersToPOST.contains($0) } }
    }

    private static func note(
        _ record: WARCReader.Record, from reader: WARCReader
    ) throws(WARCError) -> RecordedFetch? {
        guard record.type == "metadata", record.contentType == RecordedFetch.contentType,
            record.length <= RecordedFetch.byteLimit
        else { return nil }
        return RecordedFetch(try reader.readBlock(limit: RecordedFetch.byteLimit))
    }

    private mutating func add(_ record: WARCReader.Record, byID: inout [String: Capture]) {
        let isPage =
            record.type == "resource" || (record.type == "response" && record.contentType == "application/http")
        guard isPage, let uri = record.targetURI, let address = try? RequestAddress(uri) else {
            if record.type == "revisit" { noteRevisit() }
            return
        }
        let capture = Capture(file: paths.count - 1, position: record.position)
        captures[address.url, default: []].append(capture)
        byID[record.id] = capture
        captureCount += 1
    }

    /// Adds a recorded fetch, unless one of the responses that it names is missing from the file.
    private mutating func add(_ note: RecordedFetch, byID: [String: Capture]) {
        let hops = note.hops.compactMap { byID[$0] }
        guard hops.count == note.hops.count, note.failure != nil || !hops.isEmpty else { return }
        let fetch = Fetch(
            isConditional: note.isConditional, attempts: note.attempts,
            outcome: note.failure.map { .failure($0) } ?? .success(hops))
        let method = note.method ?? .get
        let urls = Set([note.url, (try? RequestAddress(note.url))?.url].compactMap(\.self))
        for url in urls { fetches[Question(method: method, url: url), default: []].append(fetch) }
        if method != .get { answersToPOST.formUnion(hops) }
        captureCount += 1
    }

    /// Warns once for each file.
    private mutating func noteRevisit() {
        guard let path = paths.last else { return }
        let warning = WARCWarning(path: path, problem: .revisitsSkipped)
        if !warnings.contains(warning) { warnings.append(warning) }
    }
}

/// Something about a replayed file that its reader should know; the replay goes on with the rest.
package struct WARCWarning: Sendable, Hashable, CustomStringConvertible {
    package enum Problem: Sendable, Hashable {
        /// Cut or broken: what stands before is replayed.
        case damaged(WARCError)
        /// Records that only refer to earlier ones.
        case revisitsSkipped
        case tooManyRecords
    }

    package var path: String
    package var problem: Problem

    package var description: String {
        switch problem {
        case .damaged(let error): "\(path): \(error); only what stands before is replayed"
        case .revisitsSkipped: "\(path): revisit records are skipped"
        case .tooManyRecords: "\(path): too many records; the rest is not replayed"
        }
    }
}
