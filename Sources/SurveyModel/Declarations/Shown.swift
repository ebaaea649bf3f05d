/// What a template gets for a name: data that the renderer escapes and lays out.
package enum Shown: Sendable {
    case text(String?)
    /// Text in which words between ticks are code.
    case prose(String?)
    case code(String?)
    /// With commas between.
    case texts([String])
    case codes([String])
    case link(_ label: String, String?)
    case flag(Bool)
    /// The id of a provider or tool, which documents call by its name.
    case subject(String?)
    case objects([any Declared])
}

/// What stands behind a name in templates.
package enum Look: Sendable {
    case value
    case flag
    /// A section for each object of the kind, with these names.
    indirect case objects(_ kind: String, [(key: String, look: Look)])
}

/// How documents write the values of a member.
package enum Style: Sendable {
    /// Values that are looked for letter by letter.
    case code
    case text
    /// A word of ours: `first-party-only` reads "first party only".
    case words
    /// A name that is text in a sentence, and code where an earlier value is shown: `device-code`.
    case name
    case prose
    /// A statement in our own words. A change of such members alone is not a change of the facts.
    case wording

    func shown(_ texts: [String], isList: Bool) -> Shown {
        switch self {
        case .code: isList ? .codes(texts) : .code(texts.first)
        case .text, .name: isList ? .texts(texts) : .text(texts.first)
        case .words: .text(texts.first.map(Self.words))
        case .prose, .wording: .prose(texts.isEmpty ? nil : texts.joined(separator: ", "))
        }
    }

    /// How an earlier value is shown.
    package func shownEarlier(_ text: String) -> Shown {
        switch self {
        case .code, .name: .code(text)
        case .text: .text(text)
        case .words: .text(Self.words(text))
        case .prose, .wording: .prose(text)
        }
    }

    /// The survey's word as people read it: `first-party-only` is "first party only".
    package static func words(_ word: String) -> String {
        String(decoding: word.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }
}

extension RawRepresentable where RawValue == String {
    /// The survey's word as people read it: `first-party-only` is "first party only".
    package var words: String { Style.words(rawValue) }
}

/// What templates can ask for that follows from an object and is no member of it.
package struct Derived<Whole: Sendable>: Sendable {
    let key: String
    let look: Look
    let shown: @Sendable (Whole) -> Shown

    init(_ key: String, _ shown: @escaping @Sendable (Whole) -> Shown) {
        self.key = key
        look = .value
        self.shown = shown
    }

    init(_ key: String, flag: @escaping @Sendable (Whole) -> Bool) {
        self.key = key
        look = .flag
        shown = { .flag(flag($0)) }
    }
}
