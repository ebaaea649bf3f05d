import SurveyModel
import SurveySupport

/// One way to make a value wrong.
enum Mutation: String, CaseIterable, Sendable {
    /// One letter or digit in the middle is another one.
    case character
    /// Something stands behind it: `_V2`, `/v9`, `-next`.
    case suffix
    /// The last part is missing.
    case cut
    /// Another value of the same type in the survey, from the same provider where it has one.
    case sibling

    /// The altered value; nil where the mutation does not apply.
    func apply(to value: TypedValue, siblings: [String]) -> String? {
        switch self {
        case .character: Self.replacingMiddle(of: value.text)
        case .suffix: value.text + Self.suffix(for: value)
        case .cut: Self.cut(value.text)
        case .sibling: siblings.first { $0 != value.text }
        }
    }

    /// Statements that no value tells of are altered in their quote: a letter in its longest word, a word more, a word
    /// less, another quote.
    func apply(toQuote quote: String, others: [String]) -> String? {
        let words = quote.split(separator: " ").map(String.init)
        guard let longest = words.indices.max(by: { words[$0].count < words[$1].count }) else { return nil }
        switch self {
        case .character:
            var altered = words
            altered[longest] = Self.replacingMiddle(of: words[longest]) ?? words[longest] + "x"
            return altered.joined(separator: " ")
        case .suffix: return quote + " furthermore"
        case .cut: return nil
        case .sibling: return others.first { !quote.contains($0) && !$0.contains(quote) }
        }
    }

    private static func replacingMiddle(of text: String) -> String? {
        let characters = Array(text)
        let places = characters.indices.filter {
            characters[$0].isASCII && (characters[$0].isLetter || characters[$0].isNumber)
        }
        guard !places.isEmpty else { return nil }
        var altered = characters
        let place = places[places.count / 2]
        altered[place] = replacement(of: characters[place])
        return String(altered)
    }

    private static func replacement(of character: Character) -> Character {
        switch character {
        case "9": "8"
        case "0"..."8": "9"
        case "Q": "X"
        case "A"..."Z": "Q"
        case "q": "x"
        default: "q"
        }
    }

    private static func suffix(for value: TypedValue) -> String {
        switch value.type {
        case .environmentVariable: "_V2"
        case .baseURL, .url: value.text.hasSuffix("/") ? "v9" : "/v9"
        case .path: "/v9"
        case .header, .modelID, .slug: "-next"
        case .headerValue: "9"
        case .keyPrefix: "zz-"
        case .registryID, .routingPrefix: "_next"
        case .identifier, .term, .text: "x"
        }
    }

    /// Without the last part: `_KEY`, `/v1`, `-api`; without the last character where there is only one part.
    private static func cut(_ text: String) -> String? {
        let body = text.last.map { "/-_".contains($0) } == true ? text.dropLast() : text[...]
        let separator = body.lastIndex { "_-/.".contains($0) }
        if let separator, separator > body.startIndex, body[body.index(before: separator)] != "/" {
            return String(body[..<separator])
        }
        return body.count > 3 ? String(body.dropLast()) : nil
    }
}

/// A claim that is wrong in one value, or in the quote of its statement.
struct Mutant: Sendable {
    var claim: Claim
    var change: String

    /// All mutants of the claims that have checkable evidence for a value, or a quote for a statement. What stays true
    /// is left out: a shorter beginning of a key is its beginning too, and where the address to fetch is made of the
    /// value, the sibling's own document confirms the sibling.
    static func all(of survey: Survey, by mutation: Mutation) -> [Mutant] {
        let pool = Pool(survey)
        let sources = survey.sourcesByID
        return survey.claims.flatMap { claim -> [Mutant] in
            let evidence = claim.evidence.filter { evidence in
                guard evidence.isCheckable, evidence.namesHost, let source = sources[evidence.source] else {
                    return false
                }
                return source.unverifiable == nil && !(mutation == .sibling && source.isTemplate)
            }
            let fields = Set(evidence.compactMap { claim.field(for: $0)?.path })
            return claim.fields.filter { fields.contains($0.path) }.compactMap { field in
                field.value.type.standsOnPages
                    ? alteringValue(field, of: claim, mutation, pool) : alteringQuote(field, of: claim, mutation, pool)
            }
        }
    }

    /// Surveys in which every claim is wrong once: together they hold every mutant.
    static func surveys(of mutants: [Mutant], sources: [Source]) -> [(survey: Survey, mutants: [Mutant])] {
        var rounds: [[Mutant]] = []
        for mutant in mutants {
            let round = rounds.firstIndex { $0.last?.claim.id != mutant.claim.id } ?? rounds.count
            if round == rounds.count { rounds.append([]) }
            rounds[round].append(mutant)
        }
        return rounds.map { round in
            (
                Survey(
                    providers: [Provider(id: "all", quirks: round.map { Quirk(claim: $0.claim) })], sources: sources),
                round
            )
        }
    }

    private static func alteringValue(
        _ field: Claim.Field, of claim: Claim, _ mutation: Mutation, _ pool: Pool
    ) -> Mutant? {
        let siblings = pool.siblings(of: field.value, for: claim)
        guard let text = mutation.apply(to: field.value, siblings: siblings), text != field.value.text else {
            return nil
        }
        if field.value.type == .keyPrefix, field.value.text.hasPrefix(text) { return nil }
        var wrong = claim
        for index in wrong.fields.indices where wrong.fields[index].path == field.path {
            wrong.fields[index].value.text = text
        }
        // The other evidence of the claim speaks of values that are still right.
        wrong.evidence = claim.evidence.filter { claim.field(for: $0)?.path == field.path }
        return Mutant(claim: wrong, change: "\(field.path): '\(field.value.text)' to '\(text)'")
    }

    private static func alteringQuote(
        _ field: Claim.Field, of claim: Claim, _ mutation: Mutation, _ pool: Pool
    ) -> Mutant? {
        var wrong = claim
        var changes: [String] = []
        for index in wrong.evidence.indices {
            guard let quote = wrong.evidence[index].quote,
                let altered = mutation.apply(toQuote: quote, others: pool.quotes(notOn: wrong.evidence[index].source))
            else { continue }
            wrong.evidence[index].quote = altered
            changes.append("'\(quote)' to '\(altered)'")
        }
        guard !changes.isEmpty else { return nil }
        wrong.evidence = wrong.evidence.filter { $0.quote != nil && claim.field(for: $0)?.path == field.path }
        return Mutant(claim: wrong, change: changes.joined(separator: ", "))
    }

    /// What values and quotes can be taken from elsewhere in the survey.
    private struct Pool {
        private var values: [ValueType: [(subject: String, text: String)]] = [:]
        private var quotes: [(source: String, text: String)] = []

        init(_ survey: Survey) {
            for claim in survey.claims {
                for field in claim.fields {
                    values[field.value.type, default: []].append((claim.subject, field.value.text))
                }
                for evidence in claim.evidence {
                    if let quote = evidence.quote { quotes.append((evidence.source, quote)) }
                }
            }
        }

        /// The provider's own values first: they are the ones that are mixed up.
        func siblings(of value: TypedValue, for claim: Claim) -> [String] {
            let all = values[value.type] ?? []
            return all.filter { $0.subject == claim.subject }.map(\.text) + all.map(\.text)
        }

        func quotes(notOn source: String) -> [String] { quotes.filter { $0.source != source }.map(\.text) }
    }
}

extension Evidence {
    /// True where something has to stand on the page; counter-phrases alone say nothing about a value.
    fileprivate var namesHost: Bool {
        absent.isEmpty || quote != nil || pointer != nil || pattern != nil || status != nil
    }
}
