import PageFetch
package import SurveyModel

extension RunState {
    /// `.provider-survey/state.json`.
    package var json: JSONNode {
        .object([
            ("version", .integer(Self.version)),
            ("pages", .object(pages.sorted { $0.key < $1.key }.map { ($0.key, Self.node($0.value)) })),
            ("canaries", .object(canaries.sorted { $0.key < $1.key }.map { ($0.key, Self.node($0.value)) })),
            ("undecided", .object(undecided.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value.description)) })),
        ])
    }

    /// An unknown version or a broken file gives an empty state: that costs a full fetch and the dates, no verdict.
    package init(json: JSONNode) {
        self.init()
        guard json["version"]?.scalarText == String(Self.version) else { return }
        for member in json["pages"]?.members ?? [] { pages[member.key] = Self.page(member.value) }
        for member in json["canaries"]?.members ?? [] { canaries[member.key] = Self.canary(member.value) }
        for member in json["undecided"]?.members ?? [] {
            undecided[member.key] = member.value.string.flatMap { SurveyDate($0) }
        }
    }

    private static func node(_ page: PageState) -> JSONNode {
        .object([
            ("entityTag", page.validators?.entityTag.map(JSONNode.text)),
            ("lastModified", page.validators?.lastModified.map(JSONNode.text)), ("finalURL", .text(page.finalURL)),
            ("extractorVersion", .integer(page.extractorVersion)), ("length", .integer(page.length)),
            ("verified", .object(page.verified.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })),
            ("trouble", page.trouble.map(node)),
        ])
    }

    private static func node(_ trouble: Trouble) -> JSONNode {
        .object([
            ("outcome", .text(trouble.outcome.rawValue)), ("since", .text(trouble.since.description)),
            ("runs", .integer(trouble.runs)), ("lastRun", .text(trouble.lastRun.description)),
        ])
    }

    private static func node(_ canary: Canary) -> JSONNode {
        .object([
            ("status", .integer(canary.look.status)), ("finalURL", .text(canary.look.finalURL)),
            ("title", .text(canary.look.title)), ("words", .text(Hexadecimal.text(canary.look.words))),
            ("on", .text(canary.on.description)),
        ])
    }

    private static func page(_ node: JSONNode) -> PageState {
        var page = PageState()
        let entityTag = node["entityTag"]?.string
        let lastModified = node["lastModified"]?.string
        if entityTag != nil || lastModified != nil {
            page.validators = Validators(entityTag: entityTag, lastModified: lastModified)
        }
        page.finalURL = node["finalURL"]?.string ?? ""
        page.extractorVersion = node["extractorVersion"]?.scalarText.flatMap { Int($0) } ?? 0
        page.length = node["length"]?.scalarText.flatMap { Int($0) } ?? 0
        for member in node["verified"]?.members ?? [] { page.verified[member.key] = member.value.string }
        page.trouble = node["trouble"].flatMap(trouble)
        return page
    }

    private static func trouble(_ node: JSONNode) -> Trouble? {
        guard let outcome = node["outcome"]?.string.flatMap(SourceOutcome.init(rawValue:)),
            let since = node["since"]?.string.flatMap({ SurveyDate($0) }),
            let lastRun = node["lastRun"]?.string.flatMap({ SurveyDate($0) }),
            let runs = node["runs"]?.scalarText.flatMap({ Int($0) })
        else { return nil }
        return Trouble(outcome: outcome, since: since, runs: runs, lastRun: lastRun)
    }

    private static func canary(_ node: JSONNode) -> Canary? {
        guard let status = node["status"]?.scalarText.flatMap({ Int($0) }), let on = node["on"]?.string.flatMap({ SurveyDate($0) }),
            let words = Hexadecimal.words(node["words"]?.string ?? "")
        else { return nil }
        let look = PageLook(
            status: status, finalURL: node["finalURL"]?.string ?? "", title: node["title"]?.string ?? "", words: words)
        return Canary(look: look, on: on)
    }
}
