import SourceLint
import Testing

/// The scanner finds what a plain search finds.
struct NeedleScannerTests {
    @Test func findsEveryPlaceOfEveryNeedle() {
        var random = SystemRandomNumberGenerator()
        // Few letters, so that needles overlap and begin alike.
        func text(_ length: Int) -> [UInt8] {
            (0..<length).map { _ in "abA./-".utf8.randomElement(using: &random) ?? 0 }
        }
        for _ in 0..<200 {
            let needles = Set(
                (0..<20).map { _ in String(decoding: text(.random(in: 8...14)), as: UTF8.self).lowercased() }
            )
            .sorted()
            var bytes = text(.random(in: 0...200))
            for needle in needles.prefix(10) {
                bytes.insert(contentsOf: needle.uppercased().utf8, at: .random(in: 0...bytes.count))
            }
            var found: [[Int]] = []
            bytes.withUnsafeBytes { NeedleScanner(needles).scan($0) { found.append([$0, $1]) } }
            let lower = String(decoding: bytes, as: UTF8.self).lowercased().utf8.map(\.self)
            let expected = needles.indices.flatMap { index -> [[Int]] in
                let needle = Array(needles[index].utf8)
                return (0..<max(0, lower.count - needle.count + 1))
                    .filter { lower[$0..<$0 + needle.count].elementsEqual(needle) }.map { [index, $0] }
            }
            #expect(Set(found) == Set(expected))
            #expect(found.count == expected.count)
        }
    }
}
