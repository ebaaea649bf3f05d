import SurveySupport

/// Looks for keys and tokens at every beginning of a word.
///
/// Text can be nothing but beginnings of credentials, `sk-sk-sk-...`. So how far the characters of a credential go on is
/// found in one pass beforehand; what is left to do at a beginning does not depend on the length of the text.
struct CredentialSearch<Bytes: RandomAccessCollection> where Bytes.Element == UInt8, Bytes.Index == Int {
    private let bytes: Bytes

    init(_ bytes: Bytes) { self.bytes = bytes }

    /// What the first credential is; nil when there is none.
    var kind: String? {
        guard hasRun(where: { _, _ in true }) else { return nil }
        let hasMixedRun = hasRun { letters, digits in letters > 0 && digits > 0 }
        let parts = self.parts
        for (number, part) in parts.enumerated() {
            let isTokenHead = isTokenHead(number, of: parts)
            var isInside = false
            for index in part {
                let isWord = bytes[index].isASCIIWord
                if isWord, !isInside {
                    let word = Word(range: index..<part.upperBound, isTokenHead: isTokenHead, hasMixedRun: hasMixedRun)
                    if let kind = kind(of: word) { return kind }
                }
                isInside = isWord
            }
        }
        return nil
    }

    /// The rest of a part from the beginning of a word, and what is known of its surroundings.
    private struct Word {
        var range: Range<Int>
        /// The part is followed by two more, with dots between.
        var isTokenHead: Bool
        /// Somewhere there is a run with letters and digits, without which no key is one.
        var hasMixedRun: Bool
    }

    private func kind(of word: Word) -> String? {
        guard word.range.count >= 13 else { return nil }
        switch bytes[word.range.lowerBound] {
        case UInt8(ascii: "e"):
            return word.isTokenHead && rest(of: word, after: "eyJ").map { $0.count >= 10 } == true
                ? "a JSON web token" : nil
        case UInt8(ascii: "A"):
            if isAmazonKey(word) { return "an AWS access key" }
            return rest(of: word, after: "AIza").map { $0.count >= 35 } == true ? "a Google API key" : nil
        default: break
        }
        if let token = rest(of: word, after: CredentialPrefixes.gitHub), begins(token, with: 36, \.isASCIIAlphanumeric)
        {
            return "a GitHub token"
        }
        guard word.hasMixedRun, let key = rest(of: word, after: CredentialPrefixes.issuers), key.count > 24,
            "-_".utf8.contains(bytes[key.lowerBound])
        else { return nil }
        return "an API key"
    }

    private func isAmazonKey(_ word: Word) -> Bool {
        guard let key = rest(of: word, after: ["AKIA", "ASIA"]), begins(key, with: 16, \.isCapitalOrDigit) else {
            return false
        }
        return key.count == 16 || !bytes[key.lowerBound + 16].isASCIIWord
    }

    private func rest(of word: Word, after prefix: String) -> Range<Int>? {
        let count = prefix.utf8.count
        guard word.range.count >= count, bytes[word.range.prefix(count)].elementsEqual(prefix.utf8) else { return nil }
        return word.range.dropFirst(count)
    }

    private func rest(of word: Word, after prefixes: [String]) -> Range<Int>? {
        for prefix in prefixes {
            if let rest = rest(of: word, after: prefix) { return rest }
        }
        return nil
    }

    private func begins(_ range: Range<Int>, with count: Int, _ belongs: (UInt8) -> Bool) -> Bool {
        range.count >= count && bytes[range.prefix(count)].allSatisfy(belongs)
    }

    // MARK: - Passes over the whole text

    /// The longest stretches of letters, digits, `_` and `-`.
    private var parts: [Range<Int>] {
        var parts: [Range<Int>] = []
        var start: Int?
        for index in bytes.indices {
            if bytes[index].isCredentialBody {
                start = start ?? index
            } else if let begin = start {
                parts.append(begin..<index)
                start = nil
            }
        }
        return start.map { parts + [$0..<bytes.endIndex] } ?? parts
    }

    private func isTokenHead(_ number: Int, of parts: [Range<Int>]) -> Bool {
        guard number + 2 < parts.count else { return false }
        return (number + 1...number + 2).allSatisfy { next in
            let (end, part) = (parts[next - 1].upperBound, parts[next])
            return part.lowerBound == end + 1 && part.count >= 10 && bytes[end] == UInt8(ascii: ".")
        }
    }

    /// A run of letters and digits as long as those of keys, with a fitting number of each; words joined by hyphens have
    /// none.
    private func hasRun(where fits: (_ letters: Int, _ digits: Int) -> Bool) -> Bool {
        var (letters, digits) = (0, 0)
        for byte in bytes {
            guard byte.isASCIIAlphanumeric else {
                (letters, digits) = (0, 0)
                continue
            }
            letters += byte.isASCIIDigit ? 0 : 1
            digits += byte.isASCIIDigit ? 1 : 0
            if letters + digits >= 14, fits(letters, digits) { return true }
        }
        return false
    }
}

private enum CredentialPrefixes {
    static let gitHub = ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"]
    static let issuers = [
        "sk", "pk", "rk", "key", "fw", "tgp", "gsk", "hf", "xai", "nvapi", "pplx", "csk", "r8", "glpat", "xoxa", "xoxb",
        "xoxp", "xoxs",
    ]
}

extension UInt8 {
    fileprivate var isCapitalOrDigit: Bool { isASCIIDigit || isASCIICapital }
    fileprivate var isCredentialBody: Bool { isASCIIWord || self == UInt8(ascii: "-") }
}
