#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A byte string to search for, in time linear in the text whatever pattern and text are: the search of Knuth, Morris
/// and Pratt, which leaves the stretches where nothing can begin to `memchr`.
package struct BytePattern: Sendable {
    let bytes: [UInt8]
    /// For each length of a matched beginning, how much of it may still be one when the next byte does not fit.
    private let fallbacks: [Int]

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var fallbacks = [Int](repeating: 0, count: bytes.count + 1)
        var length = 0
        for index in bytes.indices.dropFirst() {
            while length > 0, bytes[index] != bytes[length] { length = fallbacks[length] }
            if bytes[index] == bytes[length] { length += 1 }
            fallbacks[index + 1] = length
        }
        self.fallbacks = fallbacks
    }

    /// Where the pattern stands in `text`, from the left, overlapping finds included; found one by one as they are asked
    /// for. An empty pattern stands nowhere.
    func occurrences(in text: [UInt8], range: Range<Int>? = nil) -> Occurrences {
        Occurrences(pattern: self, text: text, range: range ?? text.indices)
    }

    package func first(in text: [UInt8], range: Range<Int>? = nil) -> Range<Int>? {
        var places = occurrences(in: text, range: range)
        return places.next()
    }

    package struct Occurrences: Sequence, IteratorProtocol {
        private let pattern: BytePattern
        private let text: [UInt8]
        private let end: Int
        private var position: Int
        /// Bytes before `position` that are the beginning of the pattern.
        private var matched = 0

        fileprivate init(pattern: BytePattern, text: [UInt8], range: Range<Int>) {
            self.pattern = pattern
            self.text = text
            position = range.lowerBound
            end = range.upperBound
        }

        package mutating func next() -> Range<Int>? {
            guard let first = pattern.bytes.first else { return nil }
            while position < end {
                if matched == 0 {
                    guard let start = Self.index(of: first, in: text, position..<end) else { break }
                    position = start
                } else if text[position] != pattern.bytes[matched] {
                    matched = pattern.fallbacks[matched]
                    continue
                }
                position += 1
                matched += 1
                if matched == pattern.bytes.count {
                    matched = pattern.fallbacks[matched]
                    return position - pattern.bytes.count..<position
                }
            }
            position = end
            return nil
        }

        private static func index(of byte: UInt8, in text: [UInt8], _ range: Range<Int>) -> Int? {
            text.withUnsafeBytes { text in
                guard let base = text.baseAddress,
                    let found = memchr(base + range.lowerBound, Int32(byte), range.count)
                else { return nil }
                return UnsafeRawPointer(found) - base
            }
        }
    }
}

extension Bytes {
    /// Where `needle` stands in `text`; see ``BytePattern``.
    package static func occurrences(of needle: [UInt8], in text: [UInt8]) -> BytePattern.Occurrences {
        BytePattern(needle).occurrences(in: text)
    }

    package static func contains(_ needle: [UInt8], in text: [UInt8]) -> Bool {
        BytePattern(needle).first(in: text) != nil
    }
}
