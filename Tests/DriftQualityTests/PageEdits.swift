import DriftCheck
import Foundation
import SurveyModel
import SurveySupport

/// An invented page and edits of it, each with a fact that was cited before and what a careful maintainer wants to hear.
///
/// A file begins with `url` and `type`, where the bytes are not UTF-8 `charset`, an empty line and the page. Each edit
/// follows as `=== title`, with `claim TYPE VALUE`, `quote`, `expect OUTCOME [NEW VALUE]`, `also OUTCOMES` that count as
/// right too, and what happens: `- old` / `+ new` for a text that stands once (`*` for every one; further lines belong to
/// it), `answer STATUS`, `redirect STATUS URL`, and `body` for another page altogether, up to the end. With `first`,
/// nothing was accepted before. `candidates`, `notice`, `review`, `exit`, `strict`, `elsewhere` and `nearest` are for
/// ``ToldRun``.
/// A file with several pages begins each with `%% title`.
struct PageEdits {
    var name: String
    var edits: [PageEdit]
    var url = ""
    var type = ""
    var charset = "utf-8"
    var page = ""

    struct Broken: Error, CustomStringConvertible {
        var description: String
    }

    /// All pages of the folder `Edits`.
    static func all() throws -> [PageEdits] { try names(in: "Edits").flatMap { try pages(of: $0, in: "Edits") } }

    /// The names of a folder's files, sorted.
    static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(at: url(of: folder), includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "edits" }
            .map { $0.deletingPathExtension().lastPathComponent }
            .sorted()
    }

    /// The pages of one file.
    static func pages(of name: String, in folder: String) throws -> [PageEdits] {
        let text = try String(
            decoding: Data(contentsOf: url(of: folder).appending(path: "\(name).edits")), as: UTF8.self)
        guard text.hasPrefix("%% ") else { return [try PageEdits(name: name, text)] }
        return try "\n\(text)".split(separator: "\n%% ").map { page in
            let title = page.prefix { $0 != "\n" }
            return try PageEdits(name: "\(name): \(title)", String(page.dropFirst(title.count + 1)))
        }
    }

    private static func url(of folder: String) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: folder)
    }

    init(name: String, _ text: String) throws {
        self.name = name
        let parts = text.split(separator: "\n=== ", omittingEmptySubsequences: false)
        var lines = parts[0].split(separator: "\n", omittingEmptySubsequences: false)[...]
        edits = []
        while let line = lines.popFirst(), !line.isEmpty {
            if line.hasPrefix("url ") { url = String(line.dropFirst(4)) }
            if line.hasPrefix("type ") { type = String(line.dropFirst(5)) }
            if line.hasPrefix("charset ") { charset = String(line.dropFirst(8)) }
        }
        page = lines.joined(separator: "\n")
        edits = try parts.dropFirst().map { try PageEdit($0, of: self) }
    }

    private static let encodings: [String: String.Encoding] = [
        "utf-8": .utf8, "windows-1250": .windowsCP1250, "windows-1252": .windowsCP1252, "iso-8859-1": .isoLatin1,
        "iso-8859-2": .isoLatin2, "iso-2022-jp": .iso2022JP, "shift_jis": .shiftJIS,
        // Core Foundation's number of it; there is no name.
        "gb18030": String.Encoding(rawValue: 0x8000_0632),
    ]

    /// A body as the server sends it.
    func bytes(_ text: String) throws -> [UInt8] {
        guard let encoding = Self.encodings[charset], let data = text.data(using: encoding) else {
            throw Broken(description: "\(name): not to be written in \(charset)")
        }
        return [UInt8](data)
    }
}

/// One edit: the citation, the answer afterwards, and the expectation.
struct PageEdit {
    private(set) var title = ""
    private(set) var claimType = ""
    private(set) var value = ""
    private(set) var quote = ""
    private(set) var outcome = ""
    private(set) var newValue: String?
    /// Further outcomes that count as right.
    private(set) var accepted: [String] = []
    /// Nothing was accepted before: this page is the first that a run reads.
    private(set) var isFirst = false
    /// What the tool itself has to tell, by the word of the format.
    private(set) var told: [String: String] = [:]
    private(set) var status = 200
    private(set) var target: String?
    private(set) var body = ""

    init(_ text: Substring, of page: PageEdits) throws {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        title = "\(page.name): \(lines.removeFirst())"
        var replacements: [Replacement] = []
        body = page.page
        while let line = lines.popFirst() {
            let (word, rest) = Self.split(line)
            switch word {
            case "-", "*":
                replacements.append(Replacement(rest, more: &lines, isOnce: word == "-"))
            case "body":
                body = lines.joined(separator: "\n")
                lines = []
            default: try read(word, rest)
            }
        }
        for replacement in replacements { body = try replacement.applied(to: body, title) }
    }

    private mutating func read(_ word: Substring, _ rest: Substring) throws {
        switch word {
        case "": break
        case "claim": (claimType, value) = Self.strings(rest)
        case "quote": quote = String(rest)
        case "expect":
            let (expected, new) = Self.strings(rest)
            (outcome, newValue) = (expected, new.isEmpty ? nil : new)
        case "first": isFirst = true
        case "candidates", "notice", "review", "exit", "strict", "elsewhere", "nearest":
            told[String(word)] = String(rest)
        case "also": accepted = rest.split(separator: " ").map(String.init)
        case "answer": status = Int(rest) ?? 0
        case "redirect":
            let (code, url) = Self.strings(rest)
            (status, target) = (Int(code) ?? 0, url)
        // In the format of replay sets a link target is told by its type alone.
        case "where": break
        default: throw PageEdits.Broken(description: "\(title): '\(word)' is no word of this format")
        }
    }

    fileprivate static func split(_ line: Substring) -> (Substring, Substring) {
        let word = line.prefix { $0 != " " }
        return (word, line.dropFirst(word.count + 1))
    }

    private static func strings(_ line: Substring) -> (String, String) {
        let (word, rest) = split(line)
        return (String(word), String(rest))
    }

    /// Old and new text, each of one line or more.
    private struct Replacement {
        var old: String
        var new = ""
        var isOnce: Bool

        init(_ first: Substring, more lines: inout ArraySlice<Substring>, isOnce: Bool) {
            self.isOnce = isOnce
            old = ([first] + Self.lines(isOnce ? "-" : "", from: &lines)).joined(separator: "\n")
            new = Self.lines("+", from: &lines).joined(separator: "\n")
        }

        private static func lines(_ mark: String, from lines: inout ArraySlice<Substring>) -> [Substring] {
            var found: [Substring] = []
            while let line = lines.first, !mark.isEmpty, PageEdit.split(line).0 == mark {
                found.append(PageEdit.split(line).1)
                lines.removeFirst()
            }
            return found
        }

        func applied(to page: String, _ title: String) throws -> String {
            let count = page.ranges(of: old).count
            guard isOnce ? count == 1 : count > 0 else {
                throw PageEdits.Broken(description: "\(title): '\(old)' stands \(count) times on the page")
            }
            return page.replacing(old, with: new)
        }
    }
}

extension PageEdits {
    /// The set in the format of `replay-bench`, and its bodies by name. `disguise` alters what is not text.
    static func replaySet(
        _ pages: [PageEdits], disguise: (PageEdits, String) -> String = { $1 }
    ) throws -> (set: ReplaySet?, bodies: [String: [UInt8]]) {
        var bodies: [String: [UInt8]] = [:]
        var events: [JSONNode] = []
        for page in pages {
            bodies[page.name] = try page.bytes(page.page)
            for edit in page.edits {
                bodies[edit.title] = try page.bytes(disguise(page, edit.body))
                events.append(event(edit, of: page))
            }
        }
        return (try? JSONNodeDecoder.decode(from: .object([("events", .list(events))])), bodies)
    }

    private static func event(_ edit: PageEdit, of page: PageEdits) -> JSONNode {
        func answer(_ status: Int, body: String, url: String? = nil) -> JSONNode {
            .object([
                ("url", url.map(JSONNode.text)), ("status", .integer(status)), ("contentType", .text(page.type)),
                ("body", .text(body)),
            ])
        }
        let redirect = edit.target.map { target in
            JSONNode.object([("status", .integer(edit.status)), ("location", .text(target))])
        }
        return .object([
            ("id", .text(edit.title)), ("url", .text(page.url)),
            ("claim", .object([("type", .text(edit.claimType)), ("value", .text(edit.value))])),
            ("quote", .text(edit.quote)),
            ("before", edit.isFirst ? .object([("status", .integer(503))]) : answer(200, body: page.name)),
            ("after", redirect ?? answer(edit.status, body: edit.title)),
            ("extra", .list(edit.target.map { [answer(200, body: edit.title, url: $0)] } ?? [])),
        ])
    }
}
