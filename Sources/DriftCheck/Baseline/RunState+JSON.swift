import PageFetch
package import SurveyModel

extension RunState {
    /// Nil where the document is not a state of this version: the run then starts afresh.
    package init?(_ root: JSONNode) {
        guard root["version"]?.scalarText == String(Self.version) else { return nil }
        self.init()
        for member in root["pages"]?.members ?? [] { pages[member.key] = PageState(member.value) }
        for member in root["undecided"]?.members ?? [] {
            undecided[member.key] = member.value.string.flatMap(SurveyDate.init)
        }
    }

    package var json: JSONNode {
        let pages = pages.sorted { $0.key < $1.key }
        let undecided = undecided.sorted { $0.key < $1.key }
        return .object([
            ("version", .integer(Self.version)), ("pages", .object(pages.map { ($0.key, $0.value.json) })),
            ("undecided", .object(undecided.map { ($0.key, .text($0.value.description)) })),
        ])
    }
}

extension RunState.PageState {
    init(_ node: JSONNode) {
        self.init()
        let tag = node["etag"]?.string
        let modified = node["lastModified"]?.string
        if tag != nil || modified != nil { validators = Validators(entityTag: tag, lastModified: modified) }
        finalURL = node["finalURL"]?.string ?? ""
        extractorVersion = node["extractor"]?.scalarText.flatMap(Int.init) ?? 0
        length = node["length"]?.scalarText.flatMap(Int.init) ?? 0
        for member in node["verified"]?.members ?? [] { verified[member.key] = member.value.string }
        guard let trouble = node["trouble"], let outcome = trouble["outcome"]?.string.flatMap(SourceOutcome.init),
            let since = trouble["since"]?.string.flatMap(SurveyDate.init)
        else { return }
        self.trouble = RunState.Trouble(
            outcome: outcome, since: since, runs: trouble["runs"]?.scalarText.flatMap(Int.init) ?? 1,
            lastRun: trouble["lastRun"]?.string.flatMap(SurveyDate.init) ?? since)
    }

    var json: JSONNode {
        .object([
            ("etag", validators?.entityTag.map(JSONNode.text)),
            ("lastModified", validators?.lastModified.map(JSONNode.text)),
            ("finalURL", finalURL.isEmpty ? nil : .text(finalURL)), ("extractor", .integer(extractorVersion)),
            ("length", .integer(length)),
            (
                "verified",
                verified.isEmpty
                    ? nil : .object(verified.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })
            ),
            (
                "trouble",
                trouble.map { trouble in
                    .object([
                        ("outcome", .text(trouble.outcome.rawValue)), ("since", .text(trouble.since.description)),
                        ("runs", .integer(trouble.runs)), ("lastRun", .text(trouble.lastRun.description)),
                    ])
                }
            ),
        ])
    }
}
