import CCurl
import CShims

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One easy handle, and what it has received. Not `Sendable`: libcurl holds its address for the callbacks, all of which run
/// on the loop's thread.
@safe final class Transfer {
    let job: TransferJob
    let handle: UnsafeMutableRawPointer
    private let options: TransferOptions
    /// Lives as long as the handle, which points into it.
    private let borrowed: BorrowedOptions
    private var requestHeaders: UnsafeMutablePointer<curl_slist>?
    private let errorText: UnsafeMutablePointer<CChar>
    private let allowsPrivate: Bool
    private let budget: BodyBudget
    /// True while it waits for room in the budget. Then its time does not run.
    private(set) var isPaused = false
    private var pauseStart: Duration?
    private var pausedTime: Duration = .zero

    private var received = ReceivedAnswer()
    /// Set by a callback that stopped the transfer.
    private var stopReason: FetchFailure?
    private var refusedAddress: NetworkAddress?

    /// Nil when libcurl has no handle for us.
    init?(job: TransferJob, options: TransferOptions, borrowed: BorrowedOptions, budget: BodyBudget) {
        guard let handle = unsafe curl_easy_init() else { return nil }
        self.job = job
        unsafe self.handle = unsafe handle
        self.options = options
        self.borrowed = borrowed
        self.budget = budget
        unsafe requestHeaders = nil
        unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        // The proxy, and hosts named with `--connect-to`, may be private: the user chose them.
        allowsPrivate = options.allowPrivateHosts || options.proxy != nil || options.namesHost(of: job.hop.address)
        setRequest()
        setLimits()
        setRoute()
        setCallbacks()
    }

    deinit {
        unsafe curl_easy_cleanup(handle)
        unsafe curl_slist_free_all(requestHeaders)
        unsafe errorText.deallocate()
    }

    func attach(to mailbox: Mailbox) -> CURLMcode {
        unsafe curl_multi_add_handle(mailbox.multi, handle)
    }

    func detach(from mailbox: Mailbox) {
        unsafe curl_multi_remove_handle(mailbox.multi, handle)
    }

    /// A proxy resolves names for us, so the address of a host is never seen. A host that is given as an address
    /// (`http://10.0.0.1/`), or as `localhost`, is refused before the proxy is asked.
    var refusalBeforeStart: FetchFailure? {
        let address = job.hop.address
        guard options.proxy != nil, !options.allowPrivateHosts, !options.namesHost(of: address) else { return nil }
        if let literal = address.literalAddress, !literal.isPublic { return .privateAddress(literal.description) }
        return address.isLocalName ? .privateAddress(address.host) : nil
    }
}

// MARK: - Options

extension Transfer {
    private func setRequest() {
        set(CURLOPT_URL, job.hop.address.url)
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
        setMethod()
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
        set(CURLOPT_USERAGENT, options.userAgent)
        // Named in a header, so that libcurl hands over the body as it came: see `ContentEncoding`.
        let encodings = Page.Header(name: "Accept-Encoding", value: ContentEncoding.accepted)
        for header in [encodings] + job.hop.conditions {
            unsafe requestHeaders = unsafe curl_slist_append(requestHeaders, "\(header.name): \(header.value)")
        }
        unsafe ps_curl_set_list(handle, CURLOPT_HTTPHEADER, requestHeaders)
    }

    private func setMethod() {
        switch job.hop.method {
        case .get: set(CURLOPT_HTTPGET, 1)
        case .post:
            set(CURLOPT_POST, 1)
            set(CURLOPT_COPYPOSTFIELDS, "")
            // libcurl would name a type for the body that there is not.
            unsafe requestHeaders = unsafe curl_slist_append(requestHeaders, "Content-Type:")
        }
    }

    private func setLimits() {
        set(CURLOPT_CONNECTTIMEOUT_MS, min(options.limits.connectTime, job.time).wholeMilliseconds)
        set(CURLOPT_TIMEOUT_MS, job.time.wholeMilliseconds)
        set(CURLOPT_NOSIGNAL, 1)
        // Without it, an abandoned name resolution holds up the thread until it is answered.
        set(CURLOPT_QUICK_EXIT, 1)
    }

    private func setRoute() {
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        // An empty proxy also keeps libcurl from asking the environment.
        set(CURLOPT_PROXY, options.proxy ?? "")
        set(CURLOPT_NOPROXY, "")
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        unsafe ps_curl_set_list(handle, CURLOPT_CONNECT_TO, borrowed.connectTo)
        if let certificates = options.certificates {
            set(CURLOPT_CAINFO, certificates.path)
            set(CURLOPT_PROXY_CAINFO, certificates.path)
        }
        if options.certificates != nil || TransferOptions.hasSystemCertificateFile {
            // What is read from one file is kept for all connections; a folder beside it would be read for each.
            unsafe ps_curl_set_string(handle, CURLOPT_CAPATH, nil)
            unsafe ps_curl_set_string(handle, CURLOPT_PROXY_CAPATH, nil)
        }
    }

    private func setCallbacks() {
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe ps_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText)
        unsafe ps_curl_set_pointer(handle, CURLOPT_WRITEDATA, context)
        unsafe ps_curl_set_receiver(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            unsafe Transfer.of(context)?.take(bytes, count: size * count, asHeader: false) ?? 0
        }
        unsafe ps_curl_set_pointer(handle, CURLOPT_HEADERDATA, context)
        unsafe ps_curl_set_receiver(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            unsafe Transfer.of(context)?.take(bytes, count: size * count, asHeader: true) ?? 0
        }
        unsafe ps_curl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, context)
        unsafe ps_curl_set_open_socket(handle) { context, _, address in
            guard let transfer = unsafe Transfer.of(context), let address = unsafe address else {
                return CURL_SOCKET_BAD
            }
            return unsafe transfer.openSocket(to: address)
        }
    }

    private func set(_ option: CURLoption, _ value: Int) {
        unsafe ps_curl_set_long(handle, option, value)
    }

    private func set(_ option: CURLoption, _ value: String) {
        unsafe ps_curl_set_string(handle, option, value)
    }
}

// MARK: - Callbacks

extension Transfer {
    private static func of(_ context: UnsafeMutableRawPointer?) -> Transfer? {
        unsafe context.map { unsafe Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    /// How many bytes were taken; fewer than `count` stop the transfer.
    private func take(_ bytes: UnsafeMutablePointer<CChar>?, count: Int, asHeader: Bool) -> Int {
        guard count > 0, let bytes = unsafe bytes else { return count }
        let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: count)
        if asHeader {
            stopReason = unsafe received.takeHeader(buffer, limits: options.limits)
        } else if budget.grants(count, to: job.id) {
            stopReason = unsafe received.takeBody(buffer, limits: options.limits)
        } else {
            isPaused = true
            return Int(CURL_WRITEFUNC_PAUSE)
        }
        return stopReason == nil ? count : 0
    }

    /// The only callback that sees the address to which a name resolved, before anything is sent to it.
    private func openSocket(to address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = unsafe ps_curl_address_bytes(address, &bytes)
        guard let target = NetworkAddress(bytes: Array(bytes.prefix(count))) else { return CURL_SOCKET_BAD }
        guard allowsPrivate || target.isPublic else {
            refusedAddress = target
            return CURL_SOCKET_BAD
        }
        #if canImport(Glibc)
            let type = unsafe address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        #else
            let type = unsafe address.pointee.socktype
        #endif
        return unsafe socket(address.pointee.family, type, address.pointee.protocol)
    }
}

// MARK: - Pauses

extension Transfer {
    /// Stops the time of a transfer that has been paused since.
    func stopTime(at now: Duration) {
        guard isPaused, pauseStart == nil else { return }
        pauseStart = now
        // No limit.
        set(CURLOPT_TIMEOUT_MS, 0)
    }

    /// Goes on, until it pauses again. Another code than `CURLE_OK` has ended it.
    func resume(at now: Duration) -> CURLcode {
        pausedTime += now - (pauseStart ?? now)
        pauseStart = nil
        isPaused = false
        set(CURLOPT_TIMEOUT_MS, (job.time + pausedTime).wholeMilliseconds)
        return unsafe curl_easy_pause(handle, CURLPAUSE_RECV_CONT)
    }
}

// MARK: - Outcome

extension Transfer {
    /// What became of it; to be asked once, after its end, while the handle is still there.
    func outcome(of code: CURLcode) -> HopOutcome {
        let duration = Duration.microseconds(offset(CURLINFO_TOTAL_TIME_T))
        return HopOutcome(result: result(of: code), duration: max(.zero, duration - pausedTime))
    }

    private func result(of code: CURLcode) -> Result<HopAnswer, HopFailure> {
        if let stopReason { return .failure(HopFailure(reason: stopReason, retry: .never)) }
        guard code == CURLE_OK else { return .failure(failure(of: code)) }
        guard let head = received.head else {
            return .failure(HopFailure(reason: .malformedResponse("no HTTP status line"), retry: .never))
        }
        do throws(FetchFailure) {
            let limit = options.limits.bodyBytes
            let body = try ContentEncoding.decoded(received.body[...], head: head, limit: limit)
            return .success(HopAnswer(head: head, body: body))
        } catch {
            return .failure(HopFailure(reason: error, retry: .never))
        }
    }

    private func failure(of code: CURLcode) -> HopFailure {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
            nameFailure
        case CURLE_COULDNT_CONNECT:
            connectFailure
        case CURLE_OPERATION_TIMEDOUT:
            timeFailure
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
            HopFailure(reason: .tlsRejected(message(of: code)), retry: .never)
        case CURLE_SSL_CONNECT_ERROR:
            wasReset || hasLostHandshake
                ? HopFailure(reason: .connectionReset, retry: .asAllowed, reach: .network)
                : HopFailure(reason: .tlsRejected(message(of: code)), retry: .never)
        case CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING, CURLE_HTTP2, CURLE_HTTP2_STREAM:
            HopFailure(reason: .connectionReset, retry: .asAllowed)
        case CURLE_PARTIAL_FILE:
            HopFailure(reason: .malformedResponse(message(of: code)), retry: .asAllowed)
        // libcurl's code for a header line that is longer than its own limit.
        case CURLE_OUT_OF_MEMORY where !received.isHeadComplete:
            HopFailure(
                reason: .malformedResponse("more than \(options.limits.headerBytes) header bytes"), retry: .never)
        case CURLE_URL_MALFORMAT:
            HopFailure(reason: .invalidURL, retry: .never)
        default:
            HopFailure(reason: .malformedResponse(message(of: code)), retry: .never)
        }
    }

    private var nameFailure: HopFailure {
        HopFailure(reason: .nameNotResolved(host: job.hop.address.host), retry: .once, reach: .nowhere)
    }

    private var connectFailure: HopFailure {
        if let refusedAddress {
            return HopFailure(reason: .privateAddress(refusedAddress.description), retry: .never)
        }
        if wasReset { return HopFailure(reason: .connectionReset, retry: .asAllowed, reach: .network) }
        let hasNoRoute = [ENETUNREACH, EHOSTUNREACH, ENETDOWN].contains(systemError)
        // With a proxy, the refusal is the proxy's own, so no host can be reached.
        let reach: HopFailure.Reach = hasNoRoute || options.proxy != nil ? .nowhere : .network
        return HopFailure(reason: .connectionRefused, retry: .never, reach: reach)
    }

    private var timeFailure: HopFailure {
        let isConnected = offset(CURLINFO_PRETRANSFER_TIME_T) > 0
        if !isConnected, job.hop.address.needsNameResolution, offset(CURLINFO_NAMELOOKUP_TIME_T) == 0 {
            return nameFailure
        }
        return HopFailure(
            reason: .timedOut(phase: isConnected ? "transfer" : "connect"), retry: .asAllowed,
            reach: isConnected ? .network : .nowhere)
    }

    private var wasReset: Bool { systemError == ECONNRESET || systemError == EPIPE }

    /// Whether the connection ended during the TLS handshake, which only the text of OpenSSL's error tells from a refusal.
    private var hasLostHandshake: Bool {
        let text = message(of: CURLE_SSL_CONNECT_ERROR)
        return text.contains("SSL_ERROR_SYSCALL") || text.contains("reset by peer")
    }

    /// `errno` of the last failed system call of the transfer, or 0.
    private var systemError: Int32 {
        var value = 0
        unsafe ps_curl_get_long(handle, CURLINFO_OS_ERRNO, &value)
        return Int32(truncatingIfNeeded: value)
    }

    private func offset(_ info: CURLINFO) -> Int {
        var value: curl_off_t = 0
        unsafe ps_curl_get_offset(handle, info, &value)
        return Int(value)
    }

    private func message(of code: CURLcode) -> String {
        let text = unsafe String(cString: errorText).trimmingWhitespace()
        return text.isEmpty ? unsafe String(cString: curl_easy_strerror(code)) : text
    }
}

extension Duration {
    /// Rounded up, at least 1, because libcurl takes 0 for "no limit".
    fileprivate var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        let milliseconds = seconds * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return Int(clamping: min(max(milliseconds, 1), Int64(Int32.max)))
    }
}
