import SurveyModel
import SurveySupport

/// A value on its way into a template, with how it wants to be written.
struct Inline {
    enum Kind {
        case text(String)
        /// Text in which `words between ticks` are code.
        case prose(String)
        case code(String)
        /// Lines of code, one below the other, and what they are written in.
        case block([String], language: String?)
        case link(String, LinkDestination?)
        case target(LinkDestination)
        /// A double-quoted scalar, as JSON and YAML write it.
        case quoted(String)
        case sequence([Inline])
        /// The label of a footnote. The register learns that the document cites it at the moment at which it is written.
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
        .link(label, to: url.flatMap { LinkDestination($0) })
    }
    static func link(_ label: String, to destination: LinkDestination?) -> Inline {
        Inline(kind: .link(label, destination))
    }
    /// Code, with commas between.
    static func codes(_ texts: [String]) -> Inline? {
        texts.isEmpty ? nil : Inline(kind: .sequence(texts.map(Inline.code)))
    }
    static func texts(_ texts: [String]) -> Inline? {
        texts.isEmpty ? nil : Inline(kind: .sequence(texts.map(Inline.text)))
    }
}
