/// Regular expressions that could take for ever on the wrong page. Found by their form alone, before they are run.
///
/// The engine backtracks, so a pattern costs as many steps as there are ways to match it. Those are counted from above:
/// `a+` can match a text of 300 characters in 300 ways, `a{1,8}` in 8, `(?:a|aa)` in 2, and repeating a group raises its
/// ways to the power of the repetitions: `(?:a|aa){1,64}` has 2 to the power of 64 of them and is refused.
package enum PatternCost {
    /// Ways to match that one text may offer. Measured on the worst patterns that are let through: about a second.
    private static let mostSteps = 5e6
    /// Lengths of text that a pattern is run over at a time; the longest that ``mostSteps`` allows is taken.
    private static let textLengths = [2_000, 300, 100, 60]

    /// Why the pattern is not run; nil where its cost is bounded.
    package static func objection(to pattern: String) -> String? {
        var reader = PatternReader(pattern)
        let ways = reader.read()
        if let objection = reader.objection { return objection }
        guard textLength(for: ways) == nil else { return nil }
        return ways.endless > 3
            ? "has \(ways.endless) repetitions without an end" : "can match the same text in too many ways"
    }

    /// How many bytes the pattern may be run over at a time.
    package static func longestText(for pattern: String) -> Int {
        var reader = PatternReader(pattern)
        return textLength(for: reader.read()) ?? textLengths[textLengths.count - 1]
    }

    private static func textLength(for ways: PatternReader.Ways) -> Int? {
        textLengths.first { length in
            // Each beginning in the text, and each endless repetition, ends somewhere behind the one before it: the
            // number of ways to choose such places in order.
            var steps = 1.0
            for number in 1...min(ways.endless, 8) + 1 { steps *= Double(length) / Double(number) }
            for _ in 0..<Int(min(ways.doublings, 64)) { steps *= 2 }
            return steps <= mostSteps
        }
    }
}

/// Reads a regular expression as far as its cost depends on it.
private struct PatternReader {
    /// In how many ways a part of a pattern can match.
    struct Ways {
        /// Repetitions without an end, such as `+`, or with one beyond ``mostBounded``.
        var endless = 0
        /// The ways of all else, as a power of two.
        var doublings = 0.0

        mutating func add(_ other: Ways) {
            endless = min(endless + other.endless, 1_000)
            doublings = min(doublings + other.doublings, 1_000)
        }
    }

    /// The alternatives of a group as they are read.
    private struct Group {
        var ways = Ways()
        var alternatives = 1
        /// Letters and digits that alternatives begin with, in lower case; nil once one begins with anything else.
        var beginnings: Set<Character>? = []
        var isAtBeginning = true

        /// Alternatives that begin with different letters exclude each other: `(?:id|name)` matches in one way.
        var closed: Ways {
            let exclude = beginnings?.count == alternatives
            var result = ways
            if !exclude { result.doublings += PatternReader.doublings(of: alternatives) }
            return result
        }
    }

    /// Repetitions up to this number are counted, more of them are as good as endless.
    private static let mostBounded = 64

    /// The power of two that a number of ways comes to, rounded up.
    static func doublings(of ways: Int) -> Double {
        var (power, doublings) = (1, 0.0)
        while power < ways {
            power *= 2
            doublings += 1
        }
        return doublings
    }

    private var rest: Substring
    private var groups = [Group()]
    private(set) var objection: String?

    init(_ pattern: String) { rest = Substring(pattern) }

    mutating func read() -> Ways {
        while objection == nil, let character = rest.popFirst() {
            switch character {
            case "(":
                open()
                continue
            case "|":
                groups[groups.count - 1].alternatives += 1
                groups[groups.count - 1].isAtBeginning = true
                continue
            case ")" where groups.count > 1:
                let group = groups.removeLast()
                add(group.closed, of: nil, chooses: group.alternatives > 1)
            case "\\":
                if let next = rest.popFirst(), next.isASCII, next.isNumber || next == "k" {
                    objection = "refers back to a capture"
                }
                add(Ways(), of: nil)
            case "[":
                skipClass()
                add(Ways(), of: nil)
            default: add(Ways(), of: character)
            }
        }
        while groups.count > 1 {
            let group = groups.removeLast()
            groups[groups.count - 1].ways.add(group.closed)
        }
        return groups[0].closed
    }

    /// What follows `(?` up to `:` or `>` says of which kind the group is and matches nothing.
    private mutating func open() {
        note(nil)
        groups.append(Group())
        guard rest.first == "?" else { return }
        rest.removeFirst()
        if let end = rest.firstIndex(where: { ":>=!)".contains($0) }), rest[end] != ")" {
            rest = rest[rest.index(after: end)...]
        }
    }

    /// Takes a part of the pattern in, with the quantifier behind it.
    private mutating func add(_ part: Ways, of character: Character?, chooses: Bool = false) {
        let quantifier = takeQuantifier()
        note(quantifier == nil ? character : nil)
        var ways = part
        if let quantifier {
            if let most = quantifier.most {
                ways.endless = min(part.endless * most, 1_000)
                ways.doublings = min(part.doublings * Double(most), 1_000)
                ways.doublings += Self.doublings(of: most - quantifier.least + 1)
            } else {
                if part.endless > 0 || part.doublings > 0 {
                    objection = "repeats a group that can match in several ways"
                }
                if chooses { objection = "repeats a group of alternatives" }
                ways.endless += 1
            }
        }
        groups[groups.count - 1].ways.add(ways)
    }

    /// What the current alternative begins with.
    private mutating func note(_ character: Character?) {
        guard groups[groups.count - 1].isAtBeginning else { return }
        groups[groups.count - 1].isAtBeginning = false
        guard let character, character.isLetter || character.isNumber else {
            groups[groups.count - 1].beginnings = nil
            return
        }
        groups[groups.count - 1].beginnings?.insert(Character(character.lowercased()))
    }

    private mutating func skipClass() {
        while let character = rest.popFirst(), character != "]" {
            if character == "\\" { _ = rest.popFirst() }
        }
    }

    /// `?`, `*`, `+` or `{n,m}`, and the mark behind it that makes it lazy or possessive. Without `most` it has no end.
    private mutating func takeQuantifier() -> (least: Int, most: Int?)? {
        let found: (least: Int, most: Int?)
        switch rest.first {
        case "*", "+": found = (0, nil)
        case "?": found = (0, 1)
        case "{":
            guard let end = rest.firstIndex(of: "}") else { return nil }
            let bounds = rest[rest.index(after: rest.startIndex)..<end]
                .split(separator: ",", omittingEmptySubsequences: false).map { Int($0.filter { $0 != " " }) }
            guard let first = bounds.first, bounds.count <= 2, first != nil || bounds.count == 2 else { return nil }
            let most = bounds.count == 2 ? bounds[1] : first
            let least = max(0, first ?? 0)
            found = (least, most.flatMap { $0 > Self.mostBounded ? nil : max($0, least) })
            rest = rest[end...]
        default: return nil
        }
        rest.removeFirst()
        if rest.first == "?" || rest.first == "+" { rest.removeFirst() }
        return found
    }
}
