import Mustache
import SurveyModel

/// A value on its way into a template, with how it wants to be written.
///
/// swift-mustache hands a content type nothing but text. So an inline value announces its kind by control characters
/// (U+0001 to U+0003) that are spelled out in the value itself first.
struct Inline: MustacheCustomRenderable, MustacheParent {
    indirect enum Kind {
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
        Inline(kind: .link(label, url.flatMap(LinkTarget.init)))
    }
    /// Code, with commas between.
    static func codes(_ texts: [String]) -> Inline? {
        texts.isEmpty ? nil : Inline(kind: .sequence(texts.map(Inline.code)))
    }
    static func texts(_ texts: [String]) -> Inline? {
        texts.isEmpty ? nil : Inline(kind: .sequence(texts.map(Inline.text)))
    }

    var isNull: Bool { false }

    /// A value has no members; names inside its section belong to the object around it.
    func child(named: String) -> Any? { nil }

    var renderText: String {
        switch kind {
        case .text(let text): Self.begin + "t" + Self.spelledOut(text)
        case .prose(let text): Self.begin + "p" + Self.spelledOut(text)
        case .code(let text): Self.begin + "c" + Self.spelledOut(text)
        case .block(let lines): Self.begin + "b" + lines.map(Self.spelledOut).joined(separator: Self.middle)
        case .link(let label, nil): Self.begin + "t" + Self.spelledOut(label)
        case .link(let label, let target?): Self.begin + "l" + target.text + Self.middle + Self.spelledOut(label)
        case .target(let target): Self.begin + "u" + target.text
        case .quoted(let text): Self.begin + "q" + JSONWriter.quote(text)
        case .sequence(let inlines): inlines.map(\.renderText).joined(separator: Self.between)
        case .citation(let register, let source): Self.begin + "t" + String(register.number(of: source))
        }
    }

    private static let begin = "\u{1}"
    private static let middle = "\u{2}"
    private static let between = "\u{3}"

    private static func spelledOut(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { (1...3).contains($0.value) }) else { return text }
        var out = ""
        for scalar in text.unicodeScalars {
            if (1...3).contains(scalar.value) {
                out += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// What `renderText` said, for a content type; text without a kind is text.
    static func parts(of text: String) -> [Kind] {
        split(text.unicodeScalars, at: "\u{3}").map { part in
            guard part.first == "\u{1}", let letter = part.dropFirst().first else { return .text(String(part)) }
            let payload = part.dropFirst(2)
            switch letter {
            case "p": return .prose(String(payload))
            case "c": return .code(String(payload))
            case "b": return .block(split(payload, at: "\u{2}").map { String($0) })
            case "q": return .quoted(String(payload))
            case "u", "l": return linkKind(payload)
            default: return .text(String(payload))
            }
        }
    }

    private static func linkKind(_ payload: Substring.UnicodeScalarView) -> Kind {
        let halves = split(payload, at: "\u{2}").map { String($0) }
        guard let target = halves.first.flatMap(LinkTarget.init) else { return .text(halves.last ?? "") }
        return halves.count > 1 ? .link(halves[1], target) : .target(target)
    }

    private static func split<Scalars: BidirectionalCollection>(
        _ scalars: Scalars, at separator: Unicode.Scalar
    ) -> [Substring.UnicodeScalarView] where Scalars.Element == Unicode.Scalar {
        var text = Substring.UnicodeScalarView()
        var parts: [Substring.UnicodeScalarView] = []
        for scalar in scalars {
            if scalar == separator {
                parts.append(text)
                text = Substring.UnicodeScalarView()
            } else {
                text.append(scalar)
            }
        }
        return parts + [text]
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
        isHostByte(byte) || "-._~:/?#@!$'+,;=%&".utf8.contains(byte)
    }
}
