import PageFetch
import SurveyModel
package import SurveySupport

extension RunState {
    /// Nil where the document is not a state of this version: the run then starts afresh.
    package init?(_ root: JSONNode) {
        guard root["version"]?.scalarText == String(Self.version) else { return nil }
        self.init()
        for member in root["pages"]?.members ?? [] { pages[member.key] = PageState(member.value) }
        for member in root["undecided"]?.members ?? [] {
            undecided[member.key] = member.value.string.flatMap(SurveyDate.init)
        }
        // Outcomes keep the name that they had in the first version of the file.
        for member in root["verdicts"]?.members ?? [] {
            outcomes[member.key] = LastOutcome(member.value)
        }
    }

    package var json: JSONNode {
        let pages = pages.sorted { $0.key < $1.key }
        let undecided = undecided.sorted { $0.key < $1.key }
        let outcomes = outcomes.sorted { $0.key < $1.key }
        return .object([
            ("version", .integer(Self.version)), ("pages", .object(pages.map { ($0.key, $0.value.json) })),
            ("undecided", .object(undecided.map { ($0.key, .text($0.value.description)) })),
            ("verdicts", .object(outcomes.map { ($0.key, $0.value.json) })),
        ])
    }
}

extension RunState.PageState {
    init(_ node: JSONNode) {
        self.init()
        let tag = node["etag"]?.string
        let modified = node["lastModified"]?.string
        finalURL = node["finalURL"]?.string ?? ""
        if tag != nil || modified != nil {
            validators = Validators(url: finalURL, entityTag: tag, lastModified: modified)
        }
        extractorVersion = node["extractor"]?.scalarText.flatMap(Int.init) ?? 0
        matcherVersion = node["matcher"]?.scalarText.flatMap(Int.init) ?? 0
        length = node["length"]?.scalarText.flatMap(Int.init) ?? 0
        for member in node["verified"]?.members ?? [] { verified[member.key] = member.value.string }
        trouble = node["trouble"].flatMap(RunState.Trouble.init)
        absence = node["absence"].flatMap(RunState.Trouble.init)
    }

    var json: JSONNode {
        .object([
            ("etag", validators?.entityTag.map(JSONNode.text)),
            ("lastModified", validators?.lastModified.map(JSONNode.text)),
            ("finalURL", finalURL.isEmpty ? nil : .text(finalURL)), ("extractor", .integer(extractorVersion)),
            ("matcher", .integer(matcherVersion)),
            ("length", .integer(length)),
            (
                "verified",
                verified.isEmpty
                    ? nil : .object(verified.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })
            ),
            ("trouble", trouble?.json), ("absence", absence?.json),
        ])
    }
}

extension RunState.Trouble {
    init?(_ node: JSONNode) {
        guard let outcome = node["outcome"]?.string.flatMap(SourceOutcome.init),
            let since = node["since"]?.string.flatMap(SurveyDate.init)
        else { return nil }
        self.init(
            outcome: outcome, since: since,
            runs: node["runs"]?.scalarText.flatMap(Int.init).map { max(1, min($0, 1_000_000)) } ?? 1,
            lastRun: node["lastRun"]?.string.flatMap(SurveyDate.init) ?? since)
    }

    var json: JSONNode {
        .object([
            ("outcome", .text(outcome.rawValue)), ("since", .text(since.description)), ("runs", .integer(runs)),
            ("lastRun", .text(lastRun.description)),
        ])
    }
}

extension RunState.LastOutcome {
    init?(_ node: JSONNode) {
        guard let outcome = node["outcome"]?.string.flatMap(ClaimOutcome.init),
            let day = node["day"]?.string.flatMap(SurveyDate.init)
        else { return nil }
        self.init(
            outcome: outcome, day: day, expected: node["expected"]?.string, found: node["found"]?.string,
            reason: node["reason"]?.string, verifiedOn: node["verifiedOn"]?.string.flatMap(SurveyDate.init))
    }

    /// As the state holds it and `explain --json` shows it.
    package var json: JSONNode {
        .object([
            ("outcome", .text(outcome.rawValue)), ("day", .text(day.description)),
            ("expected", expected.map(JSONNode.text)), ("found", found.map(JSONNode.text)),
            ("reason", reason.map(JSONNode.text)), ("verifiedOn", verifiedOn.map { .text($0.description) }),
        ])
    }
}
