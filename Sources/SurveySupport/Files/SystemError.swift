#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What `errno` says, and the calls that a signal may interrupt.
package enum SystemError {
    /// The system's words for the last failure.
    package static func text() -> String { String(cString: strerror(errno)) }

    /// Repeats a call that a signal has interrupted.
    package static func retrying(_ call: () -> Int) -> Int {
        var result = call()
        while result < 0, errno == EINTR { result = call() }
        return result
    }

    /// Writes all bytes, waiting where the reader is slow; the error number, or 0.
    package static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = retrying { systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest)) }
                if count < 0 {
                    guard errno == EAGAIN else { return errno }
                    var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    _ = poll(&wait, 1, 1_000)
                } else {
                    rest = rest.dropFirst(count)
                }
            }
            return 0
        }
    }
}

/// The system's `write`, which has the name of our own function.
private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    write(descriptor, buffer.baseAddress, buffer.count)
}
