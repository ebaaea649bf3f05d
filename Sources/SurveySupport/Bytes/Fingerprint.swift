/// Short names for findings that stay the same from run to run: FNV-1a with 64 bits
/// (www.isthe.com/chongo/tech/comp/fnv), in sixteen hexadecimal digits. Not for anything that an attacker may choose.
package enum Fingerprint {
    /// Of the parts, joined by NUL, which none of them holds on its own.
    package static func of(_ parts: [String]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in parts.joined(separator: "\u{0}").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Hexadecimal.text((0..<8).map { UInt8(truncatingIfNeeded: hash >> (56 - 8 * $0)) })
    }
}
