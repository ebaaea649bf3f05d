extension [UInt8] {
    /// Looks at the bytes as a span. An array's own `span` needs macOS 26, that of a buffer macOS 10.14.
    @inlinable package func withSpan<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        withUnsafeBufferPointer { body($0.span) }
    }
}
