import PageText

/// What a word that takes back speaks of: the clause it stands in, read word by word.
///
/// No grammar, but the few shapes in which documents take a name back: "X is deprecated", "the legacy X", "X is no longer read",
/// "calls no longer go to X", "X, which was shut down", "support for X was removed". A word in another clause, or about another
/// noun, says nothing of X.
struct Clause {
    /// A word of the sentence, in lower case, and whether a comma, semicolon, colon, bracket or dash stands before it.
    private struct Word {
        var text: String
        var bytes: Range<Int>
        var isBehindBorder: Bool
    }

    private let words: [Word]
    /// The words that are the value.
    private let value: Range<Int>

    /// - Parameter value: bytes of the sentence.
    init?(_ sentence: [UInt8], value: Range<Int>) {
        var words: [Word] = []
        var index = 0
        var border = false
        while index < sentence.count {
            if value.contains(index) {
                words.append(Word(text: "", bytes: value, isBehindBorder: border))
                (index, border) = (value.upperBound, false)
            } else if Bytes.isInWord(sentence, at: index) || sentence[index] >= 0x80 {
                let start = index
                while index < sentence.count, !value.contains(index), Self.goesOn(sentence, at: index) { index += 1 }
                let text = String(decoding: sentence[start..<index].map(Bytes.lowered), as: UTF8.self)
                words.append(Word(text: text, bytes: start..<index, isBehindBorder: border))
                border = false
            } else {
                border = border || Self.isBorder(sentence, at: index)
                index += 1
            }
        }
        guard let place = words.firstIndex(where: { $0.bytes == value }) else { return nil }
        self.words = words
        self.value = place..<place + 1
    }

    /// Words are not cut at the signs inside names, so that `legacy-mode` and `no_longer.md` are words of their own.
    private static func goesOn(_ text: [UInt8], at index: Int) -> Bool {
        if text[index] >= 0x80 || Bytes.isWord(text[index]) { return true }
        guard "-'./@#:".utf8.contains(text[index]), index + 1 < text.count else { return false }
        return Bytes.isWord(text[index + 1])
    }

    private static func isBorder(_ text: [UInt8], at index: Int) -> Bool {
        if ",;:()".utf8.contains(text[index]) { return true }
        // A dash between spaces.
        return text[index] == 0x2D && index > 0 && text[index - 1] == Bytes.space
    }

    // MARK: - Shapes

    /// The word that takes the value back, if one does, and where it stands in the sentence.
    func takesBack() -> (text: String, bytes: Range<Int>)? {
        for index in words.indices where !value.contains(index) {
            let text = words[index].text
            if Self.states.contains(text), !isNegated(index), isSaidOfValue(index) || isBeforeValue(index) {
                return (text, words[index].bytes)
            }
            if text == "longer", index > 0, words[index - 1].text == "no", ends(index + 1) {
                return ("no longer", words[index].bytes)
            }
            if isAnyMore(index) { return ("not any more", words[index].bytes) }
            if Self.endings.contains(text), isPassive(index), isSaidOfValue(index) || isSupportForValue(index) {
                return (text, words[index].bytes)
            }
        }
        return nil
    }

    private static let states: Set<String> = [
        "deprecated", "discontinued", "retired", "legacy", "sunset", "sunsetted", "obsolete",
    ]
    /// What is done to a thing to end it.
    private static let endings: Set<String> = [
        "removed", "dropped", "withdrawn", "shut", "switched", "turned", "decommissioned",
    ]
    private static let auxiliaries: Set<String> = [
        "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "now", "also", "already",
        "currently",
        "finally", "since", "considered", "marked", "as", "becomes", "became", "officially", "fully", "it",
    ]
    private static let relatives: Set<String> = ["which", "that", "and"]
    private static let conjunctions: Set<String> = [
        "but", "while", "although", "though", "whereas", "because", "when", "if", "unless", "so", "and", "or", "than",
        "instead",
        "which", "that", "who", "where",
    ]
    /// Between a state and the noun that it describes stand other nouns ("the legacy environment variable X"), none of these.
    private static let notInNames: Set<String> = conjunctions.union(auxiliaries).union([
        "in", "of", "by", "to", "use", "uses", "using", "with", "for", "from", "set", "sets", "via", "on", "at",
        "replaced",
        "favor", "favour", "see", "read", "reads", "need", "needs", "not", "the", "a", "an", "only", "instead",
    ])
    private static let prepositions: Set<String> = [
        "in", "of", "by", "for", "from", "via", "on", "with", "through", "into", "under", "over", "as", "about",
        "against",
    ]
    /// Said of a thing whose end "no longer" tells: "X is no longer read". "X no longer reads files" is not about its end.
    private static let endedUses: Set<String> = [
        "supported", "read", "used", "accepted", "recognized", "recognised", "work", "works", "valid", "available",
        "maintained",
        "offered", "exist", "exists", "recommended", "allowed", "served", "answered", "honored", "honoured",
        "respected",
        "considered", "required", "needed", "necessary", "possible", "called", "reachable", "respond", "responds",
        "function",
        "functions", "active", "sent", "included", "provided", "applied", "applies", "hosted", "taken",
    ]
    /// Done to it: "no longer reads X", "no longer go to X".
    private static let endedActs: Set<String> = [
        "support", "supports", "supported", "read", "reads", "use", "uses", "used", "accept", "accepts", "recognize",
        "recognizes", "recognise", "recognises", "maintain", "maintains", "offer", "offers", "recommend", "recommends",
        "allow",
        "allows", "serve", "serves", "honor", "honors", "honour", "honours", "respect", "respects", "consider",
        "considers",
        "need", "needs", "require", "requires", "call", "calls", "go", "goes", "send", "sends", "sent", "set", "sets",
        "include",
        "includes", "contain", "contains", "carry", "carries", "provide", "provides", "apply", "applies", "take",
        "takes",
        "point", "points",
    ]
    private static let negations: Set<String> = [
        "not", "never", "non", "isn't", "aren't", "wasn't", "hasn't", "won't", "without", "no",
    ]

    /// "X is deprecated", "X (deprecated)", "X, which was shut down", "X answers and is deprecated".
    private func isSaidOfValue(_ index: Int) -> Bool {
        guard value.upperBound <= index else { return false }
        var subject = index
        // "is a legacy model".
        if subject > value.upperBound + 1, ["a", "an"].contains(words[subject - 1].text),
            Self.auxiliaries.contains(words[subject - 2].text)
        {
            subject -= 1
        }
        while subject > value.upperBound, Self.auxiliaries.contains(words[subject - 1].text) { subject -= 1 }
        // Where an object follows, the word describes that: "X reads the legacy file".
        guard subject < index || words[index].isBehindBorder || subject == value.upperBound else { return false }
        var first = subject
        if first > value.upperBound, Self.relatives.contains(words[first - 1].text) {
            first -= 1
            if words[first].text != "and" { return first == value.upperBound }
        }
        // What stands between the value and the verb is of the same clause and describes the value.
        let between = words[value.upperBound..<max(first, value.upperBound)]
        if words[first].isBehindBorder { return first == value.upperBound || isApposition(between) }
        return describes(between)
    }

    /// ", our model for sensors," behind the value.
    private func isApposition(_ words: ArraySlice<Word>) -> Bool {
        words.count <= Self.longestApposition && words.first?.isBehindBorder == true
            && !words.dropFirst().contains { $0.isBehindBorder || Self.conjunctions.contains($0.text) }
    }

    private static let longestApposition = 6

    /// Words right behind the value that belong to its name: "X variable", "X header".
    private func describes(_ words: ArraySlice<Word>) -> Bool {
        words.count <= Self.longestBetween
            && !words.contains {
                $0.isBehindBorder || Self.conjunctions.contains($0.text) || Self.prepositions.contains($0.text)
            }
    }

    private static let longestBetween = 3

    /// "the legacy X", "the deprecated variable X".
    private func isBeforeValue(_ index: Int) -> Bool {
        guard index < value.lowerBound, value.lowerBound - index <= Self.longestName else { return false }
        let name = words[(index + 1)...value.lowerBound]
        // "Deprecated: X".
        if name.count == 1, index == 0 {
            return value.upperBound == words.count || !Self.auxiliaries.contains(words[value.upperBound].text)
        }
        return !name.contains(where: \.isBehindBorder)
            && !name.dropLast().contains { Self.notInNames.contains($0.text) }
    }

    private static let longestName = 4

    /// A verb of use behind "no longer", said of the value or done to it.
    private func ends(_ verb: Int) -> Bool {
        var verb = verb
        while verb < words.count, ["be", "being", "is"].contains(words[verb].text) { verb += 1 }
        guard verb < words.count, !value.contains(verb) else { return false }
        if value.upperBound < verb { return Self.endedUses.contains(words[verb].text) && isSubject(of: verb) }
        return Self.endedActs.contains(words[verb].text) && isObject(of: verb)
    }

    /// Nothing but a name and auxiliaries stand between the value and the negation before the verb.
    private func isSubject(of verb: Int) -> Bool {
        var between = words[value.upperBound..<verb].filter { !Self.negationWords.contains($0.text) }
        if let first = between.first, first.isBehindBorder || first.text == "which" || first.text == "that" {
            between.removeFirst()
            return between.allSatisfy { Self.auxiliaries.contains($0.text) } && Self.relatives.contains(first.text)
        }
        return describes(between.filter { !Self.auxiliaries.contains($0.text) }[...])
    }

    private static let negationWords: Set<String> = ["no", "longer", "not", "does", "do", "can", "cannot"]

    /// The value is what the verb is done to, or goes to: "no longer read X", "no longer go to X".
    private func isObject(of verb: Int) -> Bool {
        guard verb < value.lowerBound, value.lowerBound - verb <= Self.longestName + 1 else { return false }
        return !words[(verb + 1)...value.lowerBound].contains {
            $0.isBehindBorder || Self.conjunctions.contains($0.text) || Self.prepositions.contains($0.text)
        }
    }

    /// "must not carry the header X any more".
    private func isAnyMore(_ index: Int) -> Bool {
        let text = words[index].text
        let isPhrase = index > 0 && words[index - 1].text == "any" && (text == "more" || text == "longer")
        guard text == "anymore" || isPhrase, value.upperBound <= index,
            let not = words[..<index].lastIndex(where: { $0.text == "not" || $0.text.hasSuffix("n't") })
        else { return false }
        return ends(not + 1)
    }

    private func isPassive(_ index: Int) -> Bool {
        let after = index + 1 < words.count ? words[index + 1].text : ""
        guard index > 0, Self.auxiliaries.contains(words[index - 1].text), !isNegated(index) else { return false }
        switch words[index].text {
        case "shut": return after == "down"
        case "switched", "turned": return after == "off"
        default: return after != "from" && after != "by"
        }
    }

    /// "Support for X was removed".
    private func isSupportForValue(_ index: Int) -> Bool {
        guard value.upperBound <= index, value.lowerBound >= 2 else { return false }
        let before = words[max(0, value.lowerBound - 3)..<value.lowerBound].map(\.text)
        return before.contains("support") && before.contains("for") && isSubject(of: index)
    }

    private func isNegated(_ index: Int) -> Bool {
        let before = words[max(0, index - 3)..<index].map(\.text)
        return before.contains { Self.negations.contains($0) } || words[index].text.hasPrefix("non-")
    }
}
