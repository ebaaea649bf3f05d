package import SurveyModel
import SurveySupport

/// Writes, in words of its own, pages on which every claim of a survey holds: the invented web that tests run against.
package struct PageMaker {
    package var survey: Survey
    /// Changes a statement before it is put on its page; nil leaves it out. Gets the claim, the evidence and the text.
    package var rewrite: @Sendable (Claim, Evidence, String) -> String? = { _, _, text in text }

    private let numbers: [String: Int]

    package init(_ survey: Survey) {
        self.survey = survey
        numbers = Dictionary(survey.claims.enumerated().map { ($1.id, $0) }) { first, _ in first }
    }

    private struct Use {
        var claim: Claim
        var evidence: Evidence
        var value: TypedValue
    }

    /// Pages for every readable source, sorted by address. Sources that share an address share a page.
    package func pages() -> [SitePage] {
        let sources = survey.sourcesByID
        var usesByURL: [String: [Use]] = [:]
        var titles: [String: String] = [:]
        for claim in survey.claims {
            for evidence in claim.evidence where evidence.isCheckable {
                guard let value = claim.field(for: evidence)?.value, let source = sources[evidence.source],
                    source.unverifiable == nil
                else { continue }
                let url = source.isTemplate ? source.fetchURL(for: value.text) : source.fetchURL()
                usesByURL[url, default: []].append(Use(claim: claim, evidence: evidence, value: value))
                titles[url] = source.title
            }
        }
        return usesByURL.map { page(at: $0.key, titled: titles[$0.key] ?? "", uses: $0.value) }.sorted {
            $0.url < $1.url
        }
    }

    private func page(at url: String, titled title: String, uses: [Use]) -> SitePage {
        if uses.contains(where: { $0.evidence.status != nil }) {
            return SitePage(
                url: url, type: "image/svg+xml",
                body: "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0h9\"/></svg>")
        }
        if uses.contains(where: { $0.evidence.pointer != nil }) {
            return SitePage(url: url, type: "application/json", body: registry(uses))
        }
        let path = url.prefix { $0 != "?" && $0 != "#" }
        if path.hasSuffix(".md") {
            return SitePage(url: url, type: "text/markdown; charset=utf-8", body: markdown(title, uses))
        }
        if [".yml", ".txt", ".py", ".ts", ".go", ".toml"].contains(where: { path.hasSuffix($0) }) {
            return SitePage(
                url: url, type: "text/plain; charset=utf-8",
                body: statements(uses).map(\.text).joined(separator: "\n\n"))
        }
        return SitePage(url: url, body: html(title, uses))
    }

    // MARK: Documents

    private func statements(_ uses: [Use]) -> [(heading: String, text: String)] {
        uses.compactMap { use in
            let text = sentence(for: use)
            guard let text = rewrite(use.claim, use.evidence, text) else { return nil }
            return (use.evidence.heading ?? "Part \(numbers[use.claim.id] ?? 0)", text)
        }
    }

    /// A sentence in which the evidence holds.
    private func sentence(for use: Use) -> String {
        let value = use.value.type == .routingPrefix ? use.value.text + "/" : use.value.text
        // Not the claim's id or subject, which may be a counter-phrase.
        let topic = "item \(numbers[use.claim.id] ?? 0)"
        if let pattern = use.evidence.pattern {
            return "For \(topic) it is written " + Self.example(of: pattern, value: use.value.text) + " there."
        }
        guard let quote = use.evidence.quote else {
            return use.value.type.standsOnPages
                ? "For \(topic) one writes \(value) as it stands."
                : "What the guide says of \(topic) is about other things."
        }
        let holdsValue = quote.contains(use.value.text) || !use.value.type.standsOnPages
        return holdsValue
            ? "Of \(topic) the guide has this to say: \(quote) and no more."
            : "Of \(topic) the guide says \(quote) and means \(value) by it."
    }

    /// The pattern with the value in place of its capture; enough for the simple patterns that the survey uses.
    private static func example(of pattern: String, value: String) -> String {
        guard let open = pattern.firstIndex(of: "("), let close = pattern.lastIndex(of: ")") else { return value }
        let text = pattern[..<open] + value + pattern[pattern.index(after: close)...]
        return String(text).replacing("\\s*", with: " ").replacing("\\s+", with: " ").replacing("\\", with: "")
    }

    private func html(_ title: String, _ uses: [Use]) -> String {
        let parts = statements(uses).map { "<h2>\(Self.escaped($0.heading))</h2>\n<p>\(Self.escaped($0.text))</p>" }
        return """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>\(Self.escaped(title))</title></head>
            <body>
            <nav><ul><li><a href="/">Home</a></li><li><a href="/oauth">OAuth 2.0</a></li><li><a href="/keys">Keys</a></li></ul></nav>
            <main><article><h1>\(Self.escaped(title))</h1>
            <p>An invented page, written for tests, that says what the survey cites and a little more around it.</p>
            \(parts.joined(separator: "\n"))
            </article></main>
            <footer><p>Last updated 3 March 2026</p></footer>
            </body></html>
            """
    }

    private func markdown(_ title: String, _ uses: [Use]) -> String {
        "# \(title)\n\nAn invented page, written for tests.\n\n"
            + statements(uses).map { "## \($0.heading)\n\n\($0.text)\n" }.joined(separator: "\n")
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    // MARK: Registries

    /// A JSON document in which every pointer leads to its value.
    private func registry(_ uses: [Use]) -> String {
        var root = Tree()
        for use in uses {
            guard let pointer = use.evidence.pointer.flatMap({ JSONPointer($0) }),
                let text = rewrite(use.claim, use.evidence, use.value.text)
            else { continue }
            let isKey =
                pointer.tokens.last == use.value.text && use.claim.dimension == .routing && pointer.tokens.last != "id"
            root.insert(
                isKey && text == use.value.text ? nil : text,
                at: isKey ? pointer.tokens.dropLast() + [text] : pointer.tokens[...])
        }
        var members = root.node.members ?? []
        let remarks = statements(uses.filter { $0.evidence.pointer == nil }).map(\.text)
        if !remarks.isEmpty { members.append(.init(key: "remarks", value: .texts(remarks))) }
        return JSONWriter.write(JSONNode(.object(members)))
    }

    /// Objects and arrays under construction; keys that are all numbers make an array.
    private struct Tree {
        var text: String?
        var children: [String: Tree] = [:]

        mutating func insert(_ value: String?, at tokens: ArraySlice<String>) {
            guard let token = tokens.first else {
                if let value { text = value }
                return
            }
            children[token, default: Tree()].insert(value, at: tokens.dropFirst())
        }

        var node: JSONNode {
            if let text, children.isEmpty { return .text(text) }
            let indices = children.keys.compactMap(Int.init)
            if !children.isEmpty, indices.count == children.count, let last = indices.max(), last < 64 {
                return .list((0...last).map { children[String($0)]?.node ?? .text("OTHER_VALUE") })
            }
            return .object(children.sorted { $0.key < $1.key }.map { ($0.key, $0.value.node) })
        }
    }
}
