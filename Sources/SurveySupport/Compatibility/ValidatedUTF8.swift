extension String {
    /// The text of bytes in UTF-8; nil where they are none. `String(validating:as:)` needs macOS 15.
    ///
    /// Inlinable, because every page goes through it: called across modules, generic code is not specialised otherwise.
    @inlinable package init?(utf8 bytes: some Collection<UInt8>) {
        #if os(Linux)
            self.init(validating: bytes, as: UTF8.self)
        #else
            self.init(decoding: bytes, as: UTF8.self)
            // Decoding puts U+FFFD for every error, which changes the bytes.
            guard utf8.count == bytes.count, utf8.elementsEqual(bytes) else { return nil }
        #endif
    }
}
