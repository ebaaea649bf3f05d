import CCurl
import CLibCrypto
import CShims

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What must be settled once per process before the first call of OpenSSL or libcurl.
///
/// Neither library is ever cleaned up: the system takes the memory back when the process ends, and a cleanup would race
/// with threads that end at the same moment.
enum LibraryStart {
    /// Keeps OpenSSL from freeing its locks in `exit`. A thread that ends at that moment, as idle ones of Swift's pool do,
    /// tells OpenSSL so, which then unlocks a lock that is gone: a crash in one of some ten thousand runs.
    static let openSSL: Bool = OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_ATEXIT), nil) == 1

    /// From this size on, a block goes back to the system when it is freed. glibc starts so and then raises the limit to the
    /// largest block that was freed, up to 32 MB: pages of some megabytes then leave holes in the heap of every thread, which
    /// take more memory than the pages. Naming a limit keeps it.
    private static let largeBlock: Int32 = 1 << 20

    /// False when libcurl cannot be used.
    static let curl: Bool = {
        ps_give_back_blocks(largeBlock)
        // libcurl and OpenSSL write the keys of every connection to the file that this variable names.
        unsafe unsetenv("SSLKEYLOGFILE")
        return openSSL && curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
    }()
}
