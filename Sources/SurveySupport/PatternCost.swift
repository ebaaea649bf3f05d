/// Regular expressions that could take for ever on the wrong page. Found by their form alone, before they are run.
package enum PatternCost {
    /// A line's length to the power of the repetitions is what a pattern can cost on it.
    private static let mostRepetitions = 3

    private struct Group {
        var repeats = false
        var chooses = false
    }

    /// Why the pattern is not run; nil where its cost is bounded.
    package static func objection(to pattern: String) -> String? { assess(pattern).objection }

    /// How many bytes the pattern may be run over at a time.
    package static func longestText(for pattern: String) -> Int {
        switch assess(pattern).repetitions {
        case 0...1: 2_000
        case 2: 300
        default: 100
        }
    }

    private static func assess(_ pattern: String) -> (objection: String?, repetitions: Int) {
        var groups = [Group()]
        var repetitions = 0
        var rest = Substring(pattern)
        while let character = rest.popFirst() {
            var closed = Group()
            switch character {
            case "\\":
                if let next = rest.popFirst(), next.isASCII, next.isNumber || next == "k" {
                    return ("refers back to a capture", 0)
                }
            case "[": skipClass(&rest)
            case "(":
                groups.append(Group())
                continue
            case "|":
                groups[groups.count - 1].chooses = true
                continue
            case ")" where groups.count > 1: closed = groups.removeLast()
            default: break
            }
            if takeEndlessRepetition(&rest) {
                if closed.repeats { return ("repeats a group that repeats something itself", 0) }
                if closed.chooses { return ("repeats a group of alternatives", 0) }
                repetitions += 1
                closed.repeats = true
            }
            groups[groups.count - 1].repeats = groups[groups.count - 1].repeats || closed.repeats
            groups[groups.count - 1].chooses = groups[groups.count - 1].chooses || closed.chooses
        }
        let isMany = repetitions > mostRepetitions
        return (isMany ? "has \(repetitions) repetitions without an end" : nil, repetitions)
    }

    private static func skipClass(_ rest: inout Substring) {
        while let character = rest.popFirst(), character != "]" {
            if character == "\\" { _ = rest.popFirst() }
        }
    }

    /// Takes `*`, `+`, `{n,}` or a range beyond 64; true where one stood there.
    private static func takeEndlessRepetition(_ rest: inout Substring) -> Bool {
        switch rest.first {
        case "*", "+":
            rest.removeFirst()
            return true
        case "{":
            guard let end = rest.firstIndex(of: "}") else { return false }
            let bounds = rest[rest.index(after: rest.startIndex)..<end].split(
                separator: ",", omittingEmptySubsequences: false)
            rest = rest[rest.index(after: end)...]
            return (bounds.last.flatMap { Int($0) } ?? .max) > 64
        default: return false
        }
    }
}
