import CCurl

/// What libcurl keeps pointers to for as long as a handle lives: the list of other places to connect to, and the
/// certificates. Transfers hold on to it.
@safe final class BorrowedOptions {
    private(set) var connectTo: UnsafeMutablePointer<curl_slist>?
    let certificates: UnsafeMutableBufferPointer<UInt8>?

    init(_ options: TransferOptions) {
        unsafe connectTo = nil
        for entry in options.connectTo { unsafe connectTo = unsafe curl_slist_append(connectTo, entry.text) }
        unsafe certificates = options.certificates.map { bytes in
            let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
            _ = unsafe copy.initialize(from: bytes)
            return unsafe copy
        }
    }

    deinit {
        unsafe curl_slist_free_all(connectTo)
        unsafe certificates?.deallocate()
    }
}
