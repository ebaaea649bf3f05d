package import SurveySupport

/// Finds providers and tools by whatever somebody has at hand: a name, a host, a variable, a key.
///
/// ```swift
/// Lookup(survey).matches("https://api.together.xyz/v1/models")   // together-ai, by an earlier host
/// ```
///
/// Made once for a survey, in time linear in its size; each search looks at every entry.
package struct Lookup: Sendable {
    /// A provider or tool that fits, and why.
    package struct Match: Sendable, Hashable, Identifiable {
        package var id: String
        package var isTool: Bool
        /// What fits, the best first.
        package var reasons: [Reason]
    }

    package struct Reason: Sendable, Hashable {
        package var entry: LookupEntry
        /// The value, or the part of a long remark around what was looked for.
        package var excerpt: String
        fileprivate var fit: LookupQuery.Fit

        /// For programs: what fits, the claim and its day.
        package var node: JSONNode {
            .object([
                ("kind", .text(entry.kind.rawValue)), ("value", .text(excerpt)),
                ("claim", entry.claim.map(JSONNode.text)),
                ("asOf", entry.asOf.map { .text($0.description) }),
                ("until", entry.until.map { .text($0.description) }),
                ("former", entry.isFormer ? .flag(true) : nil),
            ])
        }
    }

    private struct Subject: Sendable {
        var id: String
        var isTool: Bool
        var entries: [LookupEntry]
    }

    private let subjects: [Subject]

    package init(_ survey: Survey) {
        subjects =
            survey.providers.map {
                Subject(id: $0.id, isTool: false, entries: LookupEntry.entries(of: $0, in: survey))
            } + survey.tools.map { Subject(id: $0.id, isTool: true, entries: LookupEntry.entries(of: $0)) }
    }

    /// Everything that fits, the best first; among equals, by id.
    ///
    /// Several words fit where one entry has all of them; where none has, what has each of them somewhere.
    ///
    /// - Parameter kinds: what to look at; nil for everything.
    package func matches(_ text: String, kinds: Set<LookupEntry.Kind>? = nil) -> [Match] {
        let query = LookupQuery(text)
        let found = matches(query, kinds)
        guard found.isEmpty, query.words.count > 1 else { return found }
        let each = query.words.map { matches(LookupQuery($0), kinds) }
        let shared = each.map { Set($0.map(\.id)) }.reduce(Set(subjects.map(\.id))) { $0.intersection($1) }
        let reasons = Dictionary(grouping: each.joined(), by: \.id)
        return subjects.filter { shared.contains($0.id) }.map { subject in
            Match(
                id: subject.id, isTool: subject.isTool,
                reasons: (reasons[subject.id] ?? []).compactMap(\.reasons.first))
        }
    }

    private func matches(_ query: LookupQuery, _ kinds: Set<LookupEntry.Kind>?) -> [Match] {
        guard !query.isEmpty else { return [] }
        let found = subjects.compactMap { subject -> Match? in
            let reasons = subject.entries.compactMap { entry -> Reason? in
                guard kinds?.contains(entry.kind) ?? true, let fit = query.fit(of: entry) else { return nil }
                return Reason(entry: entry, excerpt: entry.excerpt(around: query.words.first), fit: fit)
            }
            guard !reasons.isEmpty else { return nil }
            // Six endpoints may have one address.
            let distinct = reasons.sorted { $0.precedes($1) }.withoutRepetitions(of: \.appearance)
            return Match(id: subject.id, isTool: subject.isTool, reasons: distinct)
        }
        return found.sorted { one, other in
            guard let first = one.reasons.first, let second = other.reasons.first, first.rank != second.rank else {
                return one.id < other.id
            }
            return first.precedes(second)
        }
    }

    /// Names, ids, variables and the like that the text may be a slip of, the closest first.
    package func suggestions(for text: String, most: Int = 3) -> [String] {
        let kinds: Set<LookupEntry.Kind> = [.id, .name, .alias, .variable, .prefix, .registryID]
        let names = subjects.flatMap(\.entries).filter { kinds.contains($0.kind) }.map(\.value)
        return NearMiss.nearest(text, in: Set(names), most: most)
    }

    /// The provider with this id, alias or name; letters and digits count alone, as people write `Together AI`.
    package func provider(named name: String) -> String? {
        let found = matches(name, kinds: [.id, .name, .alias]).first { !$0.isTool }
        return found.flatMap { $0.reasons.first.map { $0.fit <= .same } == true ? $0.id : nil }
    }
}

extension Lookup.Reason {
    /// Fit, then the kind of entry, current values before earlier ones, own before inherited, long beginnings of keys before
    /// short ones: the smaller first.
    fileprivate var rank: [Int] {
        let kind = LookupEntry.Kind.allCases.firstIndex(of: entry.kind) ?? 0
        let length = entry.kind == .key && !entry.isPattern ? -entry.value.count : 0
        return [fit.rawValue, kind, entry.until == nil && !entry.isFormer ? 0 : 1, entry.isInherited ? 1 : 0, length]
    }

    /// What tells it from other reasons for those who read it.
    fileprivate var appearance: [String] { [entry.kind.rawValue, excerpt, entry.until?.description ?? ""] }

    fileprivate func precedes(_ other: Self) -> Bool { rank.lexicographicallyPrecedes(other.rank) }
}

extension LookupEntry {
    /// Remarks longer than this are cut around the word.
    private static let longestExcerpt = 120

    fileprivate func excerpt(around word: String?) -> String {
        guard kind == .note, value.count > Self.longestExcerpt else { return value }
        let lowercased = value.lowercased()
        let place = word.flatMap { lowercased.firstRange(of: $0)?.lowerBound } ?? lowercased.startIndex
        let lead = max(0, lowercased.distance(from: lowercased.startIndex, to: place) - Self.longestExcerpt / 3)
        // From the beginning of a word.
        let cut = lead == 0 ? value[...] : value.dropFirst(lead).drop { $0 != " " }.dropFirst()
        let isWhole = cut.count <= Self.longestExcerpt
        return (lead == 0 ? "" : "…") + cut.prefix(Self.longestExcerpt) + (isWhole ? "" : "…")
    }
}
