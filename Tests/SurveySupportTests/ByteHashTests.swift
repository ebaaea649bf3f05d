import SurveySupport
import Testing

@Suite struct ByteHashTests {
    @Test func `bytes that differ anywhere have other numbers`() {
        let text = Array("A page of some words, with nineteen bytes behind.".utf8)
        var seen = Set([
            ByteHash.of(text), ByteHash.of([]), ByteHash.of(text + [0]), ByteHash.of(Array(text.dropLast())),
        ])
        for index in text.indices {
            for bit in 0..<8 {
                var other = text
                other[index] ^= 1 << UInt8(bit)
                seen.insert(ByteHash.of(other))
            }
        }
        #expect(seen.count == 4 + text.count * 8)
        #expect(ByteHash.of(text) == ByteHash.of(Array(text)))
    }

    @Test func `zeros count`() {
        #expect(Set((0..<40).map { ByteHash.of(Array(repeating: 0, count: $0)) }).count == 40)
    }
}
