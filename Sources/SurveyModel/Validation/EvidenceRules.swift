import SurveySupport

extension SurveyValidator {
    /// Evidence must be able to confirm or contradict its claim; a claim without any must say why.
    func checkEvidence() {
        let sources = survey.sourcesByID
        survey.forEachClaim { claim in
            for evidence in claim.evidence { check(evidence, of: claim, source: sources[evidence.source]) }
            if claim.isWhole { checkGuard(of: claim, sources: sources) }
        }
    }

    private func checkGuard(of claim: Claim, sources: SourceTable) {
        let isGuarded = claim.isGuarded(by: sources)
        if claim.evidence.allSatisfy(\.isMention), claim.unguarded == nil {
            report(
                "missing-evidence", at: claim.location, "'\(claim.id)' has no evidence that can be checked",
                suggestion:
                    "cite a source with a value, quote, pointer, pattern or counter-phrase, or say why with \"unguarded\""
            )
        }
        if claim.unguarded == .uncited, !isGuarded {
            let name = claim.id.dropFirst(claim.subject.count + 1)
            let phrase = claim.principal?.value.type.standsOnPages == true ? "" : " --phrase 'WORDS'"
            report(
                "uncited", at: claim.location, "'\(claim.id)' has no evidence yet",
                suggestion: "cite a page: provider-survey cite \(claim.subject) \(name) --docs URL\(phrase) --write",
                severity: .warning)
        }
        if let reason = claim.unguarded, isGuarded {
            report(
                "needless-unguarded", at: claim.location, "'\(claim.id)' is guarded, yet says '\(reason.rawValue)'",
                suggestion: "remove \"unguarded\"")
        }
    }

    private func check(_ evidence: Evidence, of claim: Claim, source: Source?) {
        guard let field = claim.field(for: evidence) else {
            let paths = claim.fields.map(\.path)
            report(
                "unknown-field", at: evidence.location, "'\(claim.id)' has no value '\(evidence.field ?? "")'",
                suggestion: NearMiss.suggestion(evidence.field ?? "", in: paths)
                    ?? "name one of \(paths.joined(separator: ", "))")
            return
        }
        let mismatch =
            Self.mismatch(evidence, type: field.value.type, source: source)
            ?? (source?.kind == .endpoint ? Self.endpointMismatch(evidence, of: claim, field) : nil)
        if let mismatch {
            report(
                "evidence-mismatch", at: evidence.location,
                "evidence for \(field.value.type.rawValue) '\(field.path)': \(mismatch.reason)",
                suggestion: mismatch.remedy)
        }
        checkForm(evidence)
    }

    /// Why this evidence could never say anything about a value of this type.
    private static func mismatch(
        _ evidence: Evidence, type: ValueType, source: Source?
    ) -> (reason: String, remedy: String)? {
        let forms =
            [evidence.quote, evidence.pointer, evidence.pattern].compactMap { $0 }.count
            + (evidence.status == nil ? 0 : 1)
        if evidence.isMention, forms > 0 || !evidence.absent.isEmpty {
            return ("a mention has nothing to look for", "remove \"mention\" or the rest")
        }
        if forms > 1 { return ("more than one of quote, pointer, pattern and status", "write one evidence for each") }
        if !evidence.isMention, forms == 0, evidence.absent.isEmpty, !type.standsOnPages {
            return ("no page shows the value itself", "add a quote or counter-phrases")
        }
        if evidence.pointer != nil || evidence.pattern != nil, !type.standsOnPages {
            return ("a pointer or pattern needs a value that stands on pages", "use a quote or counter-phrases")
        }
        if evidence.pointer != nil, let source, !source.isMachineReadable {
            return ("'\(source.id)' is no JSON document", "use a quote")
        }
        if evidence.status != nil, ![.slug, .url, .registryID, .baseURL, .text].contains(type) {
            return ("a status says nothing about it", "use a quote")
        }
        return nil
    }

    /// An endpoint's answer shows that its address lives, and nothing else.
    private static func endpointMismatch(
        _ evidence: Evidence, of claim: Claim, _ field: Claim.Field
    ) -> (reason: String, remedy: String)? {
        guard claim.dimension == .endpoints, field.path == "baseURL" else {
            return ("only an endpoint's base URL can answer for itself", "cite a document")
        }
        let asks = [evidence.quote, evidence.pointer, evidence.pattern, evidence.heading].contains { $0 != nil }
        guard asks || !evidence.absent.isEmpty || evidence.status != nil else { return nil }
        return ("an answer of the endpoint is no page", "name the source alone")
    }

    private func checkForm(_ evidence: Evidence) {
        if let pointer = evidence.pointer, JSONPointer(pointer) == nil {
            report(
                "invalid-pointer", at: evidence.location, "'\(pointer)' is no JSON pointer",
                suggestion: "begin with '/', write '/' in a name as '~1'")
        }
        if let pattern = evidence.pattern {
            if (try? Regex(pattern)) == nil {
                report("invalid-pattern", at: evidence.location, "'\(pattern)' is no regular expression")
            } else if Self.captureCount(pattern) != 1 {
                report(
                    "invalid-pattern", at: evidence.location, "'\(pattern)' has \(Self.captureCount(pattern)) captures",
                    suggestion: "put the value, and nothing else, into one pair of parentheses")
            } else if let objection = PatternCost.objection(to: pattern) {
                report(
                    "costly-pattern", at: evidence.location, "'\(pattern)' \(objection) and could take for ever",
                    suggestion: "write a class of characters, such as [a-z_]+, or a quote")
            }
        }
        if let status = evidence.status, !(100...599).contains(status) {
            report("invalid-status", at: evidence.location, "\(status) is no HTTP status")
        }
        for phrase in [evidence.quote].compactMap({ $0 }) + evidence.absent {
            checkLength(phrase, at: evidence.location)
        }
    }

    /// Quotes locate a statement; they do not copy the page.
    private static let longestQuote = (words: 12, characters: 160)

    private func checkLength(_ phrase: String, at location: Location) {
        // Most are shorter than that in bytes, with fewer bytes that may stand between words.
        let gaps = phrase.utf8.count { $0 <= UInt8(ascii: " ") || $0 >= 0x80 }
        guard gaps >= Self.longestQuote.words || phrase.utf8.count > Self.longestQuote.characters else { return }
        let words = phrase.split(whereSeparator: \.isWhitespace).count
        guard words > Self.longestQuote.words || phrase.count > Self.longestQuote.characters else { return }
        report(
            "long-quote", at: location, "a quote of \(Counted.of(words, "word"))",
            suggestion: "keep the key phrase, about ten words at most")
    }

    /// Opening parentheses that capture: not escaped, not in a class, not followed by `?` unless they are named.
    static func captureCount(_ pattern: String) -> Int {
        var count = 0
        var inClass = false
        var rest = Substring(pattern)
        while let character = rest.popFirst() {
            switch character {
            case "\\": _ = rest.popFirst()
            case "[": inClass = true
            case "]": inClass = false
            case "(" where !inClass:
                let isNamed = rest.hasPrefix("?<") && !rest.hasPrefix("?<=") && !rest.hasPrefix("?<!")
                if !rest.hasPrefix("?") || isNamed { count += 1 }
            default: break
            }
        }
        return count
    }
}
