import CLibCrypto

/// SHA-256 of FIPS 180-4, by OpenSSL's libcrypto, which libcurl brings along on most machines.
package enum SHA256 {
    /// 32 bytes.
    package static func hash(_ bytes: some Collection<UInt8>) -> [UInt8] {
        _ = LibraryStart.openSSL
        let input = Array(bytes)
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        _ = unsafe CLibCrypto.SHA256(input, input.count, &digest)
        return digest
    }
}
