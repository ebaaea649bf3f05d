import SurveySupport

/// What somebody looks for, taken apart once and held against every entry.
struct LookupQuery {
    /// How well an entry fits, the best first.
    enum Fit: Int, Comparable {
        /// The same text; for an address, one that begins with the base URL.
        case exact
        /// The same letters and digits, the same host, the whole shape of a key.
        case same
        /// One begins with the other, or the host lies in the domain.
        case beginning
        /// All words stand in the text.
        case words
        /// All words are parts of words in the text.
        case parts

        static func < (one: Fit, other: Fit) -> Bool { one.rawValue < other.rawValue }
    }

    private let text: String
    private let lowercased: String
    /// Letters and digits alone.
    private let folded: String
    let words: [String]
    /// The host of an address, or a text that could be one.
    let host: String?
    /// The whole address in lower case, where the text is one.
    private let address: String?

    /// Parts of words shorter than this fit nearly everything.
    private static let shortestPart = 3
    /// Characters beyond these are not looked at: nothing that is looked for is as long.
    private static let longest = 300
    /// Shorter texts are no keys, and expressions are costed for texts of 300 bytes.
    private static let keyLengths = 16...longest

    init(_ text: String) {
        let trimmed = text.drop(while: \.isWhitespace).prefix(Self.longest)
        self.text = String(trimmed.reversed().drop(while: \.isWhitespace).reversed())
        lowercased = self.text.lowercased()
        folded = Self.folded(lowercased)
        words = lowercased.split(whereSeparator: \.isWhitespace).map(String.init)
        let parsed = Self.address(in: lowercased)
        host = parsed?.host
        address = lowercased.contains("://") ? lowercased : nil
    }

    var isEmpty: Bool { folded.isEmpty }

    /// How the entry fits; nil where it does not.
    func fit(of entry: LookupEntry) -> Fit? {
        switch entry.kind {
        case .host, .page: fit(ofAddress: entry)
        case .key: fit(ofKey: entry)
        case .note: fit(ofWords: entry.value.lowercased())
        case .id, .name, .alias, .variable, .prefix, .registryID, .model, .vendor, .header: fit(ofName: entry.value)
        }
    }

    private func fit(ofName value: String) -> Fit? {
        let value = value.lowercased()
        if value == lowercased { return .exact }
        let other = Self.folded(value)
        if other == folded { return .same }
        if folded.count >= Self.shortestPart, other.hasPrefix(folded) { return .beginning }
        return fit(ofWords: value)
    }

    private func fit(ofAddress entry: LookupEntry) -> Fit? {
        let value = entry.value.lowercased()
        guard let host else { return fit(ofWords: value) }
        if let address, address == value || address.hasPrefix(value + "/") { return .exact }
        guard let other = Self.address(in: value)?.host else { return nil }
        if HostShape(other).fits(host) { return .same }
        return other.hasSuffix("." + host) ? .beginning : nil
    }

    /// A pasted key is compared as it is: keys differ by case.
    private func fit(ofKey entry: LookupEntry) -> Fit? {
        if entry.isPattern {
            // 'validate' refuses what is no expression, or could take for ever.
            guard Self.keyLengths.contains(text.utf8.count), let pattern = try? Regex(entry.value),
                let match = try? pattern.wholeMatch(in: text)
            else { return nil }
            return match.range.isEmpty ? nil : .same
        }
        if text == entry.value { return .exact }
        if text.hasPrefix(entry.value) { return .beginning }
        return text.count >= Self.shortestPart && entry.value.hasPrefix(text) ? .beginning : nil
    }

    private func fit(ofWords value: String) -> Fit? {
        let wanted = words.flatMap(Self.words)
        let whole = Set(Self.words(of: value))
        if wanted.contains(where: { $0.count > 1 }), wanted.allSatisfy(whole.contains) { return .words }
        let isPart = words.allSatisfy { $0.count >= Self.shortestPart && value.contains($0) }
        return isPart ? .parts : nil
    }

    private static func words(of text: String) -> [Substring] { text.split { !$0.isLetter && !$0.isNumber } }

    private static func folded(_ text: String) -> String { text.filter { $0.isLetter || $0.isNumber } }

    /// The host of `https://host/path`, and of `host.example/path`, which people paste as often.
    private static func address(in text: String) -> (host: String, path: String)? {
        guard !text.contains(where: \.isWhitespace) else { return nil }
        let reference = AddressReference(text.contains("://") ? text : "https://" + text)
        guard let authority = reference.authority else { return nil }
        let host = authority.split(separator: ":").first.map(String.init) ?? ""
        let isHost = host.contains(".") || text.contains("://") || host == "localhost"
        return isHost && !host.hasPrefix(".") ? (host, reference.path) : nil
    }
}

/// A host that may hold `{placeholders}`, such as `bedrock-runtime.{region}.amazonaws.com`.
private struct HostShape {
    private let labels: [Substring]

    init(_ host: String) { labels = host.split(separator: ".", omittingEmptySubsequences: false) }

    /// True for the same host, and for one with something in each placeholder. Without two labels of its own, a shape
    /// says nothing: `{host}` is every host.
    func fits(_ host: String) -> Bool {
        let others = host.split(separator: ".", omittingEmptySubsequences: false)
        if labels == others { return true }
        guard labels.count == others.count, labels.count(where: { !$0.contains("{") }) >= 2 else { return false }
        return zip(labels, others).allSatisfy(Self.fits)
    }

    private static func fits(_ label: Substring, _ other: Substring) -> Bool {
        guard let open = label.firstIndex(of: "{"), let close = label.lastIndex(of: "}"), open < close else {
            return label == other
        }
        let (start, end) = (label[..<open], label[label.index(after: close)...])
        return other.count > start.count + end.count && other.hasPrefix(start) && other.hasSuffix(end)
    }
}
