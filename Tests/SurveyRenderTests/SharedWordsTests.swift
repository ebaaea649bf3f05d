import Foundation
import SurveyModel
import SurveySupport
import Testing

/// No sentence of the survey is somebody else's. `COMPARE_WITH` names a folder of documents to compare with.
@Suite struct SharedWordsTests {
    private static let documents = ProcessInfo.processInfo.environment["COMPARE_WITH"]

    @Test(.enabled(if: documents != nil, "COMPARE_WITH names no folder"))
    func nothingIsSharedWithOtherDocuments() throws {
        let folder = URL(filePath: try #require(Self.documents))
        var known = SharedWords()
        for (name, text) in try Self.texts(in: folder) { known.add(text, from: name) }
        #expect(known.count > 0, "\(folder.path) holds no text")
        for name in ["data", "templates"] {
            let own = URL(filePath: Project.path(name))
            for (name, text) in try Self.texts(in: own, withoutQuotes: true) {
                let shared = known.first(in: text).map { "'\($0.words)' stands in \($0.origin)" }
                #expect(shared == nil, "\(name)")
            }
        }
    }

    /// The texts of all files below a folder with their places: every string of JSON, everything else whole.
    private static func texts(in folder: URL, withoutQuotes: Bool = false) throws -> [(String, String)] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        return try paths.filter { !$0.hasPrefix("schema/") }.flatMap { path -> [(String, String)] in
            guard let bytes = try? Data(contentsOf: folder.appending(path: path)) else { return [] }
            guard path.hasSuffix(".json") else { return [(path, String(decoding: bytes, as: UTF8.self))] }
            return strings(try JSONParser.parse([UInt8](bytes)), at: path, withoutQuotes)
        }
    }

    /// A `quote` says in whose words it is, and validation keeps it short.
    private static func strings(_ node: JSONNode, at place: String, _ withoutQuotes: Bool) -> [(String, String)] {
        switch node.value {
        case .string(let text): [(place, text)]
        case .array(let elements):
            elements.enumerated().flatMap { strings($1, at: "\(place)/\($0)", withoutQuotes) }
        case .object(let members):
            members.filter { !withoutQuotes || $0.key != "quote" }.flatMap {
                strings($0.value, at: "\(place)/\($0.key)", withoutQuotes)
            }
        case .number, .bool, .null: []
        }
    }

    private static let sentence = "Keys that a workspace has made may be used only by those who belong to it."

    @Test(arguments: [
        "Then: keys that a workspace\nhas made may be used only elsewhere.",
        "**Keys** that a `workspace` has made - may be used ONLY.",
    ])
    func aRunOfTenWordsIsFound(text: String) {
        var known = SharedWords()
        known.add(Self.sentence, from: "page")
        #expect(known.first(in: text)?.words == "keys that a workspace has made may be used only")
    }

    @Test(arguments: [
        "Keys that a workspace has made may be used, but only by members.",
        "| Keys that a workspace | has made may be used only |",
        "Keys that a workspace has\n\nmade may be used only by those",
        "Keys that a workspace https://example.com/has made may be used only",
    ])
    func cellsParagraphsAndAddressesEndARun(text: String) {
        var known = SharedWords()
        known.add(Self.sentence, from: "page")
        #expect(known.first(in: text) == nil)
    }
}

/// Runs of ten words, and where they were read.
///
/// A word is a run of letters and digits in lower case; an apostrophe belongs to it. Words count as neighbours across
/// line breaks, punctuation and inline marks. What is no sentence ends a run: the end of a paragraph, a heading, a table
/// cell, a list item, an address, a template's tag.
private struct SharedWords {
    private static let length = 10
    private var origins: [String: String] = [:]

    var count: Int { origins.count }

    mutating func add(_ text: String, from origin: String) {
        for run in Self.runs(text) where origins[run] == nil { origins[run] = origin }
    }

    func first(in text: String) -> (words: String, origin: String)? {
        for run in Self.runs(text) {
            if let origin = origins[run] { return (run, origin) }
        }
        return nil
    }

    private static func runs(_ text: String) -> [String] {
        let breaks =
            /\{\{[^}]*\}\}|[A-Za-z][A-Za-z0-9+.-]*:\/\/[^\s)>"]*|\n\s*\n|\||\n\s*(?:#+|[-*•]|[0-9]+\.)\s|\n(?=#)/
        return text.replacing("\r", with: "").split(separator: breaks).flatMap { unit -> [String] in
            let words = unit.lowercased().replacing("'", with: "").replacing("\u{2019}", with: "")
                .split { !$0.isLetter && !$0.isNumber }
            guard words.count >= length else { return [] }
            return (0...(words.count - length)).map { words[$0..<($0 + length)].joined(separator: " ") }
        }
    }
}
