import SurveyModel
import SurveySupport

/// A value on its way into a template, with how it wants to be written.
struct Inline {
    enum Kind {
        case text(String)
        /// Text in which `words between ticks` are code.
        case prose(String)
        case code(String)
        /// Lines of code, one below the other.
        case block([String])
        case link(String, LinkTarget?)
        case target(LinkTarget)
        /// A double-quoted scalar, as JSON and YAML write it.
        case quoted(String)
        case sequence([Inline])
        /// A citation's number, given at the moment at which it is written first.
        case citation(CitationRegister, Citation)
    }

    let kind: Kind

    static func text(_ text: String) -> Inline { Inline(kind: .text(text)) }
    static func prose(_ text: String) -> Inline { Inline(kind: .prose(text)) }
    static func code(_ text: String) -> Inline { Inline(kind: .code(text)) }
    static func number(_ number: Int) -> Inline { .text(String(number)) }
    static func quoted(_ text: String) -> Inline { Inline(kind: .quoted(text)) }
    /// A link, or the bare label when the address is not one that documents may link to.
    static func link(_ label: String, _ url: String?) -> Inline {
        .link(label, to: url.flatMap(LinkTarget.init))
    }
    static func link(_ label: String, to target: LinkTarget?) -> Inline { Inline(kind: .link(label, target)) }
    /// Code, with commas between.
    static func codes(_ texts: [String]) -> Inline? {
        texts.isEmpty ? nil : Inline(kind: .sequence(texts.map(Inline.code)))
    }
    static func texts(_ texts: [String]) -> Inline? {
        texts.isEmpty ? nil : Inline(kind: .sequence(texts.map(Inline.text)))
    }
}

/// An address that a document may link to: https, ASCII, nothing in it that Markdown reads.
struct LinkTarget: Sendable, Hashable {
    let text: String

    /// Nil unless the address begins with `https://` and a host. Characters that do not belong into an address, and those that
    /// Markdown would read, are percent-encoded.
    init?(_ url: String) {
        guard url.hasPrefix("https://"), let first = url.utf8.dropFirst(8).first, Self.isHostByte(first) else {
            return nil
        }
        if url.utf8.allSatisfy(Self.isPlain) {
            text = url
            return
        }
        var out = ""
        for byte in url.utf8 {
            if Self.isPlain(byte) {
                out.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                out += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        text = out
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: ":"),
            UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "!"),
            UInt8(ascii: "$"), UInt8(ascii: "'"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"),
            UInt8(ascii: "="), UInt8(ascii: "%"), UInt8(ascii: "&"):
            true
        default: isHostByte(byte)
        }
    }
}
