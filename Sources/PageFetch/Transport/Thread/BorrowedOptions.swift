import CCurl

/// What libcurl keeps pointers to for as long as a handle lives: the list of other hosts to connect to. Transfers hold
/// on to it.
@safe final class BorrowedOptions {
    private(set) var connectTo: UnsafeMutablePointer<curl_slist>?

    init(_ options: TransferOptions) {
        unsafe connectTo = nil
        for entry in options.connectTo { unsafe connectTo = unsafe curl_slist_append(connectTo, entry.text) }
    }

    deinit {
        unsafe curl_slist_free_all(connectTo)
    }
}
