/// Numbers with their noun: `1 page`, `2 pages`.
package enum Counted {
    /// The plural is that of regular nouns: `2 pages`, `2 addresses`, `2 entries`, `2 days`.
    package static func of(_ count: Int, _ noun: String) -> String {
        "\(count) \(count == 1 ? noun : plural(of: noun))"
    }

    private static func plural(of noun: String) -> String {
        if noun.hasSuffix("s") { return noun + "es" }
        let isVowelBeforeY = noun.dropLast().last.map { "aeiou".contains($0) } ?? true
        return noun.hasSuffix("y") && !isVowelBeforeY ? noun.dropLast() + "ies" : noun + "s"
    }

    /// In the largest unit of which there are at least two, rounded: `90 seconds`, `60 minutes`, `24 hours`, `3 days`.
    package static func duration(seconds: Int) -> String {
        let units = [(86_400, "day"), (3_600, "hour"), (60, "minute")]
        guard let (length, noun) = units.first(where: { seconds >= 2 * $0.0 }) else { return of(seconds, "second") }
        return of((seconds + length / 2) / length, noun)
    }
}
