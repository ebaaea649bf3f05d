import SurveyModel
import SurveySupport

/// What an invented documentation page says, whatever its shell looks like.
///
/// Texts hold slots: `{env!}` where a fact is cited, `{env}` where the same value stands besides. Ticks mark code,
/// `[text](address)` a link.
struct Article: Sendable {
    var id: String
    var title: String
    var sections: [Section]
    var facts: [Fact]

    struct Section: Sendable {
        var heading: String
        var blocks: [Block]
    }

    enum Block: Sendable {
        case prose(String)
        case list([String])
        case table([[String]])
        case code(language: String, lines: [String])
        /// Panels of which a reader sees one at a time.
        case tabs([(name: String, lines: [String])])
    }

    /// One claim that the page supports.
    struct Fact: Sendable {
        /// The name of its slot.
        var slot: String
        var type: ValueType
        var value: String
        /// With the slot in it; nil where the value alone has to stand on the page.
        var quote: String?
        var renamed: String
        var suffixed: String
    }

    var url: String { "https://docs.\(id).example/guide" }

    func claimID(_ fact: Fact) -> String { "\(id)/quirks.\(fact.slot)" }

    /// The article with its values in their slots.
    func filled(_ edit: Edit? = nil) -> Article {
        var article = self
        article.sections = sections.map { section in
            Section(heading: section.heading, blocks: section.blocks.compactMap { fill($0, edit) })
        }
        return article
    }

    private func fill(_ block: Block, _ edit: Edit?) -> Block? {
        switch block {
        case .prose(let text): return fill(text, edit).map(Block.prose)
        case .list(let items):
            let kept = items.compactMap { fill($0, edit) }
            return kept.isEmpty ? nil : .list(kept)
        case .table(let rows):
            return .table(
                rows.compactMap { row in
                    let cells = row.compactMap { fill($0, edit) }
                    return cells.count == row.count ? cells : nil
                })
        case .code(let language, let lines):
            return .code(language: language, lines: lines.compactMap { fill($0, edit) })
        case .tabs(let panels): return .tabs(panels.map { ($0.name, $0.lines.compactMap { fill($0, edit) }) })
        }
    }

    /// Nil where the edit removes the statement.
    private func fill(_ text: String, _ edit: Edit?) -> String? {
        var text = text
        for fact in facts {
            var cited: String? = fact.value
            var besides: String? = fact.value
            if let edit, edit.slot == fact.slot {
                switch edit.kind {
                case .renamedEverywhere: (cited, besides) = (fact.renamed, fact.renamed)
                case .suffixed: (cited, besides) = (fact.suffixed, fact.suffixed)
                case .renamedHere: cited = fact.renamed
                case .removed: (cited, besides) = (nil, nil)
                }
            }
            for (slot, value) in [("{\(fact.slot)!}", cited), ("{\(fact.slot)}", besides)] where text.contains(slot) {
                guard let value else { return nil }
                text = text.replacing(slot, with: value)
            }
        }
        return text
    }

    /// What an author does to one fact.
    struct Edit: Sendable {
        var slot: String
        var kind: Kind

        enum Kind: String, Sendable, CaseIterable {
            case renamedEverywhere, suffixed
            /// The old value stays elsewhere on the page.
            case renamedHere
            /// Sentence, row, list item or line of code is gone.
            case removed
        }
    }
}

extension Article {
    /// Three guides for each of four invented services.
    static let all: [Article] = ["quillon", "bravura", "ostrava", "meridia"].enumerated().flatMap { number, name in
        [keys(name, number), gateway(name, number), models(name, number)]
    }

    private static func capitals(_ name: String) -> String { name.uppercased() }

    private static func keys(_ name: String, _ number: Int) -> Article {
        let title = name.prefix(1).uppercased() + name.dropFirst()
        let header = ["x-api-key", "x-\(name)-key", "api-key", "x-\(name)-token"][number]
        return Article(
            id: "\(name)-keys", title: "Keys for \(title)",
            sections: [
                Section(
                    heading: "Overview",
                    blocks: [
                        .prose(
                            "\(title) speaks JSON over HTTPS. A key tells the service who calls; without one every call is refused."
                        ),
                        .prose("Teams of more than five people should read the page on workspaces first."),
                    ]),
                Section(
                    heading: "Create a key",
                    blocks: [
                        .prose(
                            "Sign in to the console, then open the [key page]({page!}) and choose a name for the new key."
                        ),
                        .prose(
                            "Keep the key in the variable `{env!}` before you start a client. Never put it into a repository."
                        ),
                        .prose("{text!}"),
                    ]),
                Section(
                    heading: "Send it",
                    blocks: [
                        .list([
                            "Every call carries the header `{header!}` with the key as its value.",
                            "Calls without a key are answered with status 401.",
                            "Calls beyond the limit are answered with status 429 and a date to come back at.",
                        ]),
                        .code(
                            language: "sh",
                            lines: [
                                "curl {base!}/chat/completions \\", "  -H \"{header}: ${env}\" \\",
                                "  -H \"content-type: application/json\" \\",
                                "  -d '{\"model\": \"\(name)-small\"}'",
                            ]),
                    ]),
                Section(
                    heading: "Libraries",
                    blocks: [
                        .prose(
                            "The libraries read the variable on their own. Pass an address only when you use a relay."),
                        .tabs([
                            (
                                "Python",
                                [
                                    "import os", "client = Client(key=os.environ[\"{env}\"])",
                                    "client.region = \"{region!}\"",
                                ]
                            ),
                            ("TypeScript", ["const client = new Client({", "  key: process.env.{env},", "});"]),
                        ]),
                    ]),
                Section(
                    heading: "Limits",
                    blocks: [
                        .table([
                            ["Plan", "Calls in a minute", "Price"], ["Trial", "\(10 + number)", "none"],
                            ["Team", "\(600 + number)", "by use"],
                        ]),
                        .prose("Ask for more by letter when the numbers above do not do."),
                    ]),
            ],
            facts: [
                Fact(
                    slot: "page", type: .url, value: "https://console.\(name).example/settings/keys",
                    quote: "open the key page",
                    renamed: "https://platform.\(name).example/keys",
                    suffixed: "https://console.\(name).example/settings/keys/new"),
                Fact(
                    slot: "env", type: .environmentVariable, value: "\(capitals(name))_API_KEY",
                    quote: "in the variable {env!} before",
                    renamed: "\(capitals(name))_TOKEN", suffixed: "\(capitals(name))_API_KEY_V2"),
                Fact(
                    slot: "text", type: .text,
                    value: "Keys do not expire on their own and can be withdrawn at any time.",
                    quote: "Keys do not expire on their own",
                    renamed: "Keys expire after ninety days unless they are renewed.",
                    suffixed: "Keys expire after a year, and can be withdrawn at any time."),
                Fact(
                    slot: "header", type: .header, value: header, quote: "carries the header {header!} with",
                    renamed: "x-auth-\(name)", suffixed: "\(header)-v2"),
                Fact(
                    slot: "base", type: .baseURL, value: "https://api.\(name).example/v1",
                    quote: "curl {base!}/chat/completions",
                    renamed: "https://api.\(name).example/v2", suffixed: "https://api.\(name).example/v1/openai"),
                Fact(
                    slot: "region", type: .identifier, value: "eu-\(number + 1)",
                    quote: "client.region = \"{region!}\"",
                    renamed: "us-\(number + 4)", suffixed: "eu-\(number + 1)-b"),
            ])
    }

    private static func gateway(_ name: String, _ number: Int) -> Article {
        let prefix = ["\(name)_ai", name, "\(name)-cloud", "\(name)_chat"][number]
        return Article(
            id: "\(name)-gateway", title: "Using \(name) behind a gateway",
            sections: [
                Section(
                    heading: "Names of models",
                    blocks: [
                        .prose("A gateway finds the service by what stands in front of the model's name."),
                        .code(
                            language: "python",
                            lines: [
                                "from gateway import completion", "", "answer = completion(",
                                "    model=\"{prefix!}/small-2\",",
                                "    messages=[{\"role\": \"user\", \"content\": \"Good morning\"}],", ")",
                            ]),
                        .prose("All models of the service work this way, those that are new included."),
                    ]),
                Section(
                    heading: "Variables",
                    blocks: [
                        .prose("These variables are read when the gateway starts:"),
                        .table([
                            ["Variable", "What it holds", "Needed"], ["`{key!}`", "the key of the account", "yes"],
                            ["`{address!}`", "another address than the usual one", "no"],
                            ["`\(capitals(name))_TIMEOUT`", "seconds to wait for an answer", "no"],
                        ]),
                    ]),
                Section(
                    heading: "Through a proxy",
                    blocks: [
                        .list([
                            "Write `model: {prefix}/small-2` in the list of models.",
                            "Start the proxy with `gateway --config {file!}` and leave it running.",
                        ]),
                        .code(
                            language: "yaml",
                            lines: [
                                "model_list:", "  - model_name: small", "    params:", "      model: {prefix}/small-2",
                                "      api_base: {base!}",
                            ]),
                    ]),
            ],
            facts: [
                Fact(
                    slot: "prefix", type: .routingPrefix, value: prefix, quote: "model=\"{prefix!}/",
                    renamed: "\(name)x",
                    suffixed: "\(prefix)_v2"),
                Fact(
                    slot: "key", type: .environmentVariable, value: "\(capitals(name))_API_KEY", quote: nil,
                    renamed: "\(capitals(name))_SECRET", suffixed: "\(capitals(name))_API_KEY_ID"),
                Fact(
                    slot: "address", type: .environmentVariable, value: "\(capitals(name))_API_BASE",
                    quote: "{address!} another address than",
                    renamed: "\(capitals(name))_BASE_URL", suffixed: "\(capitals(name))_API_BASE_URL"),
                Fact(
                    slot: "file", type: .path, value: "/etc/\(name)/config.yaml", quote: "gateway --config {file!}",
                    renamed: "/srv/\(name)/gateway.yaml", suffixed: "/etc/\(name)/config.yaml.d"),
                Fact(
                    slot: "base", type: .baseURL, value: "https://\(name).example/inference/v1",
                    quote: "api_base: {base!}",
                    renamed: "https://inference.\(name).example/v1",
                    suffixed: "https://\(name).example/inference/v1beta"),
            ])
    }

    private static func models(_ name: String, _ number: Int) -> Article {
        Article(
            id: "\(name)-models", title: "Models and access",
            sections: [
                Section(
                    heading: "Models",
                    blocks: [
                        .prose("Use the name in the last column; the others are for people."),
                        .table([
                            ["Model", "Window", "Name in calls"], ["Small", "\(32 + number)k", "`\(name)-small-2`"],
                            ["Large", "\(128 + number)k", "`{large!}`"], ["Coder", "64k", "`\(name)-coder-1`"],
                        ]),
                        .prose("When a call names no model, {default!} answers it."),
                    ]),
                Section(
                    heading: "Signing users in",
                    blocks: [
                        .prose("Clients on a desk open a browser and wait for the answer on a port of their own."),
                        .list([
                            "Send the person to {authorize!} with the client's id.",
                            "Ask for the scope `{scope!}` and nothing else.",
                            "Trade the code for a token at `https://id.\(name).example/oauth/token`.",
                        ]),
                    ]),
                Section(
                    heading: "Terms",
                    blocks: [.prose("{terms!}"), .prose("Questions go to the address at the end of the invoice.")]),
            ],
            facts: [
                Fact(
                    slot: "large", type: .modelID, value: "\(name)-large-2411",
                    quote: "Large \(128 + number)k {large!}",
                    renamed: "\(name)-large-2507", suffixed: "\(name)-large-2411-latest"),
                Fact(
                    slot: "default", type: .modelID, value: "\(name)-mini-3",
                    quote: "names no model, {default!} answers",
                    renamed: "\(name)-flash-1", suffixed: "\(name)-mini-3.5"),
                Fact(
                    slot: "authorize", type: .url, value: "https://id.\(name).example/oauth/authorize",
                    quote: "Send the person to {authorize!} with",
                    renamed: "https://login.\(name).example/authorize",
                    suffixed: "https://id.\(name).example/oauth/authorize/v2"),
                Fact(
                    slot: "scope", type: .identifier, value: "inference:write", quote: "Ask for the scope {scope!} and",
                    renamed: "models:call",
                    suffixed: "inference:write:all"),
                Fact(
                    slot: "terms", type: .text, value: "A plan for people does not pay for calls of other clients.",
                    quote: "does not pay for calls",
                    renamed: "A plan for people now covers all calls of other clients.",
                    suffixed: "A plan for people does also pay for calls of other clients."),
            ])
    }
}
