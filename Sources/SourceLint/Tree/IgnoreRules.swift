import SurveySupport

/// The patterns of one `.gitignore`, as gitignore(5) has them.
struct IgnoreRules: Sendable {
    private struct Rule: Sendable {
        var pattern: [UInt8]
        var isNegated: Bool
        var onlyFolders: Bool
        /// Compared with the path below the file's folder, not with the name alone.
        var isAnchored: Bool
        /// The pattern has no wildcards.
        var isPlain: Bool
    }

    private var rules: [Rule] = []

    init(_ text: [UInt8]) {
        for line in text.split(separator: 0x0A) { add(line) }
    }

    var isEmpty: Bool { rules.isEmpty }

    private mutating func add(_ line: ArraySlice<UInt8>) {
        var line = line
        if line.last == 0x0D { line.removeLast() }
        while line.last == 0x20, line.dropLast().last != UInt8(ascii: "\\") { line.removeLast() }
        guard let first = line.first, first != UInt8(ascii: "#") else { return }
        let isNegated = first == UInt8(ascii: "!")
        if isNegated { line.removeFirst() }
        let onlyFolders = line.last == UInt8(ascii: "/")
        if onlyFolders { line.removeLast() }
        guard !line.isEmpty else { return }
        let isAnchored = line.contains(UInt8(ascii: "/"))
        if line.first == UInt8(ascii: "/") { line.removeFirst() }
        rules.append(
            Rule(
                pattern: Array(line), isNegated: isNegated, onlyFolders: onlyFolders, isAnchored: isAnchored,
                isPlain: !line.contains { "*?[\\".utf8.contains($0) }))
    }

    /// Whether the last pattern that fits ignores the entry; nil where none fits.
    ///
    /// - Parameter path: below the folder of the `.gitignore`.
    func verdict(_ path: ArraySlice<UInt8>, name: ArraySlice<UInt8>, isFolder: Bool) -> Bool? {
        for rule in rules.reversed() where !rule.onlyFolders || isFolder {
            let subject = rule.isAnchored ? path : name
            let fits = rule.isPlain ? subject.elementsEqual(rule.pattern) : Self.fits(rule.pattern[...], subject)
            if fits { return !rule.isNegated }
        }
        return nil
    }

    /// A place to come back to: the pattern behind a star, and the text that the star has not taken yet.
    private struct Star {
        var pattern: Int
        var text: Int
    }

    /// Wildcards: `*` and `?` stop at slashes; `**/` takes whole folders or none, `**` at the end all that is left. It comes
    /// back to the last `*` and the last `**` alone, so that no pattern takes longer than the square of the text.
    private static func fits(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
        var (p, t) = (pattern.startIndex, text.startIndex)
        var name: Star?
        var folders: Star?
        while true {
            if pattern[p...].starts(with: "**/".utf8) {
                p += 3
                (folders, name) = (Star(pattern: p, text: t), nil)
            } else if pattern[p...].elementsEqual("**".utf8) {
                return t < text.endIndex
            } else if p < pattern.endIndex, pattern[p] == UInt8(ascii: "*") {
                p += 1
                name = Star(pattern: p, text: t)
            } else if t == text.endIndex, p == pattern.endIndex {
                return true
            } else if t < text.endIndex, p < pattern.endIndex, let next = one(pattern, p, text[t]) {
                (p, t) = (next, t + 1)
            } else if let star = name, star.text < text.endIndex, text[star.text] != UInt8(ascii: "/") {
                name = Star(pattern: star.pattern, text: star.text + 1)
                (p, t) = (star.pattern, star.text + 1)
            } else if let star = folders, let slash = text[star.text...].firstIndex(of: UInt8(ascii: "/")) {
                (folders, name) = (Star(pattern: star.pattern, text: slash + 1), nil)
                (p, t) = (star.pattern, slash + 1)
            } else {
                return false
            }
        }
    }

    /// The index behind a part of the pattern that stands for the byte; nil where it stands for another.
    private static func one(_ pattern: ArraySlice<UInt8>, _ index: Int, _ byte: UInt8) -> Int? {
        switch pattern[index] {
        case UInt8(ascii: "?"): return byte == UInt8(ascii: "/") ? nil : index + 1
        case UInt8(ascii: "\\") where index + 1 < pattern.endIndex:
            return pattern[index + 1] == byte ? index + 2 : nil
        case UInt8(ascii: "["):
            guard let end = pattern.dropFirst(index + 2 - pattern.startIndex).firstIndex(of: UInt8(ascii: "]")) else {
                return byte == UInt8(ascii: "[") ? index + 1 : nil
            }
            return isIn(pattern[(index + 1)..<end], byte) ? end + 1 : nil
        default: return pattern[index] == byte ? index + 1 : nil
        }
    }

    /// `a-z0-9_`, or with `!` or `^` before it all others.
    private static func isIn(_ set: ArraySlice<UInt8>, _ byte: UInt8) -> Bool {
        let isNegated = set.first == UInt8(ascii: "!") || set.first == UInt8(ascii: "^")
        let members = Array(isNegated ? set.dropFirst() : set)
        var index = 0
        var isMember = false
        while index < members.count {
            if index + 2 < members.count, members[index + 1] == UInt8(ascii: "-") {
                isMember = isMember || members[index] <= byte && byte <= members[index + 2]
                index += 3
            } else {
                isMember = isMember || members[index] == byte
                index += 1
            }
        }
        return isMember != isNegated && byte != UInt8(ascii: "/")
    }
}
