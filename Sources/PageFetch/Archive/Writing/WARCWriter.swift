import Foundation
import SurveySupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Records fetches to a WARC 1.1 file, each record a gzip member of its own.
///
/// All records of a fetch are written at once, so that a run which is killed leaves whole fetches, and at most one cut one
/// at the end. An earlier recording under the same name stays whole until the new one is: that one grows beside it, with
/// `.part` behind its name, and takes its place in the end. The file is locked, so that two runs cannot mix.
package final class WARCWriter: Sendable {
    private struct State {
        var file: FileHandle?
        /// The earlier recording, only to hold its lock.
        var earlier: FileHandle?
        var recordCount = 0
        var error: WARCError?
    }

    private let path: String
    private let userAgent: String
    /// Where the recording grows.
    private let growingPath: String
    /// Makes record ids unique over files.
    private let seed: String
    private let now: @Sendable () -> Date
    private let state: Mutex<State>

    /// Creates the file and writes its `warcinfo`. Fails with `foreign` when something else than a recording has the name.
    ///
    /// - Parameters:
    ///   - software: the tool and its version, for the `warcinfo` record.
    ///   - userAgent: the `User-Agent` of every request, for the `request` records.
    package convenience init(path: String, software: String, userAgent: String) throws(WARCError) {
        try self.init(
            path: path, software: software, userAgent: userAgent, seed: UUID().uuidString, now: { Date() })
    }

    init(
        path: String, software: String, userAgent: String, seed: String, now: @escaping @Sendable () -> Date
    ) throws(WARCError) {
        self.path = path
        self.userAgent = userAgent
        self.seed = seed
        self.now = now
        let named = try Self.lockedFile(path)
        if Self.isEmpty(named) {
            growingPath = path
            state = Mutex(State(file: named))
        } else {
            guard Self.isRecording(path) || Self.isBeginning(path) else { throw .foreign(path: path) }
            growingPath = path + ".part"
            state = Mutex(State(file: try Self.emptied(try Self.lockedFile(growingPath), growingPath), earlier: named))
        }
        let info = "software: \(software.singleLine)\r\nformat: WARC File Format 1.1\r\n"
        write { [self] in
            [record(number: $0, type: "warcinfo", contentType: "application/warc-fields", block: Array(info.utf8))]
        }
    }

    /// Ends the recording. Fails when anything could not be written: then the file is not complete.
    ///
    /// - Parameter isWhole: false for a run that was interrupted. It does not replace an earlier recording; one that has the
    ///   file to itself is kept as far as it came.
    package func close(isWhole: Bool = true) throws(WARCError) {
        let error = state.withLock { state in
            guard let file = state.file else { return state.error }
            do { try file.close() } catch { state.error = .unwritable(path: growingPath) }
            if growingPath != path, !isWhole {
                unsafe unlink(growingPath)
            } else if state.error == nil, growingPath != path, unsafe rename(growingPath, path) != 0 {
                state.error = .unwritable(path: path)
            }
            (state.file, state.earlier) = (nil, nil)
            return state.error
        }
        if let error { throw error }
    }

    /// Appends one fetch. An error stops the recording and is reported by `close`.
    func append(_ request: FetchRequest, _ result: Result<Page, FetchFailure>) {
        switch result {
        case .success(let page): append(request, page)
        // Not an answer of the network: a replay is not to be cancelled.
        case .failure(.cancelled): break
        case .failure(let failure): append(note: RecordedFetch(request, failure: failure), exchanges: { _ in [] })
        }
    }
}

// MARK: - Records

extension WARCWriter {
    private struct Record {
        let id: String
        let bytes: [UInt8]
    }

    private func append(_ request: FetchRequest, _ page: Page) {
        append(note: RecordedFetch(request, page: page, hops: [])) { [self] number in
            var method = request.method
            return page.hops.enumerated().map { index, hop in
                defer { method = method.following(redirect: hop.status) }
                let isLast = index == page.hops.count - 1
                let number = number + 2 * index
                let response = response(hop, body: isLast ? page.body : [], isLast: isLast, number: number)
                return Exchange(
                    response: response,
                    request: self.request(
                        method, hop, request.validators, answeredBy: response.id, number: number + 1))
            }
        }
    }

    /// An answer with the request for it.
    private struct Exchange {
        let response: Record
        let request: Record?
    }

    /// Writes the exchanges, then the note that names their responses.
    private func append(note: RecordedFetch, exchanges: @escaping (Int) -> [Exchange]) {
        write { [self] number in
            let hops = exchanges(number)
            var note = note
            note.hops = hops.map(\.response.id)
            guard let block = try? note.encoded() else { return nil }
            var fields = [("WARC-Target-URI", Self.target(of: note.url))]
            if let last = hops.last { fields.append(("WARC-Refers-To", last.response.id)) }
            let metadata = record(
                number: number + 2 * hops.count, type: "metadata", contentType: RecordedFetch.contentType,
                fields: fields, block: block)
            return hops.flatMap { [$0.response, $0.request].compactMap(\.self) } + [metadata]
        }
    }

    /// What was sent for a hop.
    private func request(
        _ method: FetchMethod, _ hop: Page.Hop, _ validators: Validators?, answeredBy response: String, number: Int
    ) -> Record? {
        guard let address = try? RequestAddress(hop.url) else { return nil }
        let sent = HopRequest(method, address: address, validators: validators).sent(userAgent: userAgent)
        return record(
            number: number, type: "request", contentType: "application/http;msgtype=request",
            fields: [("WARC-Target-URI", hop.url), ("WARC-Concurrent-To", response)], block: Array(sent.utf8))
    }

    /// One response. The bodies of redirects are not kept, and the record says so.
    private func response(_ hop: Page.Hop, body: [UInt8], isLast: Bool, number: Int) -> Record {
        var head = "HTTP/1.1 \(hop.status) \(Self.reason(of: hop.status))\r\n"
        for header in ArchivedHeaders.stored(hop.headers, bodyLength: body.count) {
            head += "\(header.name): \(header.value)\r\n"
        }
        var fields = [("WARC-Target-URI", hop.url), ("WARC-Payload-Digest", Self.digest(body))]
        if !isLast { fields.append(("WARC-Truncated", "unspecified")) }
        return record(
            number: number, type: "response", contentType: "application/http;msgtype=response", fields: fields,
            block: Array("\(head)\r\n".utf8) + body)
    }

    private func record(
        number: Int, type: String, contentType: String, fields: [(String, String)] = [], block: [UInt8]
    ) -> Record {
        let digest = Self.digest(block)
        let id = recordID("\(seed) \(number) \(type) \(digest)")
        var head = "WARC/1.1\r\nWARC-Type: \(type)\r\nWARC-Record-ID: \(id)\r\n"
        head += "WARC-Date: \(Timestamp.text(secondsSince1970: Int(now().timeIntervalSince1970)))\r\n"
        for (name, value) in fields { head += "\(name): \(value.singleLine)\r\n" }
        head += "WARC-Block-Digest: \(digest)\r\nContent-Type: \(contentType)\r\nContent-Length: \(block.count)\r\n\r\n"
        return Record(id: id, bytes: Array(head.utf8) + block + Array("\r\n\r\n".utf8))
    }

    /// A UUID of version 8 (RFC 9562): of our own making, from a hash.
    private func recordID(_ text: String) -> String {
        var bytes = Array(SHA256.hash(Array(text.utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let groups = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { Hexadecimal.text(bytes[$0]) }
        return "<urn:uuid:\(groups.joined(separator: "-"))>"
    }

    private static func digest(_ bytes: [UInt8]) -> String {
        "sha256:" + Base32.encode(SHA256.hash(bytes))
    }

    /// The address without its fragment; as it was asked for when it is none.
    private static func target(of url: String) -> String {
        (try? RequestAddress(url))?.url ?? url
    }

    /// Readers want some text there; HTTP gives it no meaning.
    private static func reason(of status: Int) -> String {
        switch status {
        case 200: "OK"
        case 304: "Not Modified"
        case 200..<300: "Success"
        case 300..<400: "Redirect"
        case 400..<500: "Client Error"
        default: "Server Error"
        }
    }
}

// MARK: - File

extension WARCWriter {
    /// Pipes and devices are refused: nothing could be read back from them.
    private static func lockedFile(_ path: String) throws(WARCError) -> FileHandle {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .unwritable(path: path) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .unwritable(path: path)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .inUse(path: path) }
        return file
    }

    private static func isEmpty(_ file: FileHandle) -> Bool {
        (try? file.seekToEnd()) == 0
    }

    /// Only once it is known that nobody else writes to it.
    private static func emptied(_ file: FileHandle, _ path: String) throws(WARCError) -> FileHandle {
        do { try file.truncate(atOffset: 0) } catch { throw .unwritable(path: path) }
        return file
    }

    /// Whether the file begins with a whole record.
    private static func isRecording(_ path: String) -> Bool {
        guard let reader = try? WARCReader(path: path), let record = try? reader.next() else { return false }
        return record.length < 1 << 20 && (try? reader.finishBlock()) != nil
    }

    /// Whether the file is what a run leaves that is killed while it writes the first record: a part of one gzip member, whose
    /// text, as far as it goes, begins as a recording does.
    private static func isBeginning(_ path: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path), let bytes = try? file.read(upToCount: longestBeginning),
            bytes.count < longestBeginning, let inflater = Inflater(.gzip),
            let step = try? inflater.inflate(Array(bytes)[...], limit: 64), !inflater.isAtEnd
        else { return false }
        return step.output.prefix(7).elementsEqual("WARC/1.".utf8.prefix(step.output.count))
    }

    /// More bytes than a `warcinfo` record of ours has.
    private static let longestBeginning = 2_048

    /// Writes what `records` makes, given the number of the first one; nil is an error.
    private func write(_ records: (Int) -> [Record]?) {
        state.withLock { state in
            guard state.error == nil, let file = state.file else { return }
            guard let records = records(state.recordCount) else { return state.error = .unwritable(path: growingPath) }
            var bytes: [UInt8] = []
            for record in records {
                guard let member = Gzip.member(record.bytes) else {
                    return state.error = .unwritable(path: growingPath)
                }
                bytes += member
            }
            do { try file.write(contentsOf: bytes) } catch { state.error = .unwritable(path: growingPath) }
            state.recordCount += records.count
        }
    }
}

extension String {
    /// Control characters, which would end a header, become spaces.
    fileprivate var singleLine: String {
        isHeaderValue ? self : String(decoding: utf8.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }, as: UTF8.self)
    }
}
