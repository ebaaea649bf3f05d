import PageFetch
import SurveySupport

/// Short fingerprints: the first bytes of SHA-256 in hexadecimal.
package enum Digest {
    /// Sixteen hexadecimal digits of the parts joined by NUL, which none of them holds on its own.
    package static func short(_ parts: [String]) -> String {
        hex(of: Array(parts.joined(separator: "\u{0}").utf8), bytes: 8)
    }

    package static func hex(of bytes: [UInt8], bytes count: Int) -> String {
        Hexadecimal.text(SHA256.hash(bytes).prefix(count))
    }
}
