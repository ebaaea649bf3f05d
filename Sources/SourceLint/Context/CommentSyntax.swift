import SurveySupport

/// How a language writes comments and strings, as far as telling them apart needs it.
struct CommentSyntax: Sendable, Hashable {
    /// What begins a comment that ends with the line.
    private var line: [[UInt8]] = []
    /// A line comment begins only at the start of a word: `a#b` holds none in a shell or in YAML.
    private var needsSpace = false
    private var blocks: [Block] = []
    private var quotes: Set<UInt8> = []
    /// Python: text in three quotes that begins a statement is a comment.
    private var hasDocstrings = false

    private struct Block: Sendable, Hashable {
        var open: [UInt8]
        var close: [UInt8]
    }

    var isEmpty: Bool { line.isEmpty && blocks.isEmpty }

    /// - Parameters:
    ///   - ending: of the file's name, in small letters.
    ///   - name: the file's name, in small letters.
    init(ending: String, name: String) {
        if Self.slashes.contains(ending) {
            line = [Array("//".utf8)]
            blocks = [Block(open: Array("/*".utf8), close: Array("*/".utf8))]
            quotes = Set(Self.scripts.contains(ending) ? "\"'`".utf8 : "\"".utf8)
        } else if Self.hashes.contains(ending) || Self.hashNames.contains(name) || name.hasPrefix(".env") {
            line = [Array("#".utf8)]
            needsSpace = true
            quotes = Set("\"'".utf8)
            hasDocstrings = ending == "py"
        } else if ["sql", "lua", "hs", "elm"].contains(ending) {
            line = [Array("--".utf8)]
            quotes = Set("\"'".utf8)
        } else if Self.markup.contains(ending) {
            blocks = [Block(open: Array("<!--".utf8), close: Array("-->".utf8))]
        }
    }

    private static let slashes: Set<String> = [
        "swift", "ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs", "go", "rs", "kt", "kts", "java", "c", "h", "cc",
        "cpp",
        "hpp", "m", "mm", "cs", "scala", "dart", "php", "zig", "jsonc", "json5", "proto", "groovy", "gradle", "css",
        "scss",
        "less", "v", "sol",
    ]
    /// Of those, the languages in which a string may stand in single quotes.
    private static let scripts: Set<String> = [
        "ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs", "dart", "php", "groovy", "gradle",
    ]
    private static let hashes: Set<String> = [
        "py", "rb", "sh", "bash", "zsh", "fish", "yaml", "yml", "toml", "env", "ini", "cfg", "conf", "properties", "tf",
        "nix", "r", "pl", "ex", "exs", "jl", "cmake", "graphql", "mk", "ps1",
    ]
    private static let hashNames: Set<String> = [
        "dockerfile", "makefile", "justfile", "gemfile", "podfile", "fastfile",
    ]
    private static let markup: Set<String> = [
        "html", "htm", "xml", "md", "mdx", "markdown", "vue", "svelte", "svg", "plist",
    ]

    /// The comments of a text, in order. A string that is not closed ends with its line, so that one mistaken quote does not
    /// hide the rest of the file; only ticks go on over lines.
    func comments(in text: [UInt8]) -> [Range<Int>] {
        guard !isEmpty else { return [] }
        // Bytes that may begin a comment or a string; all others are passed over.
        var isMark = [Bool](repeating: false, count: 256)
        for byte in quotes.union(line.compactMap(\.first)).union(blocks.compactMap(\.open.first)) {
            isMark[Int(byte)] = true
        }
        var found: [Range<Int>] = []
        var position = 0
        while position < text.count {
            if !isMark[Int(text[position])] {
                position += 1
            } else if let end = commentEnd(text, position) {
                found.append(position..<end)
                position = end
            } else if quotes.contains(text[position]) {
                let end = stringEnd(text, position)
                if hasDocstrings, end - position > 5, isFirstOfLine(text, position),
                    text[position] == text[position + 2]
                {
                    found.append(position..<end)
                }
                position = end
            } else {
                position += 1
            }
        }
        return found
    }

    private func commentEnd(_ text: [UInt8], _ position: Int) -> Int? {
        for mark in line where Self.stands(mark, in: text, at: position) {
            if needsSpace, position > 0, text[position - 1] > 0x20 { continue }
            return text[position...].firstIndex(of: 0x0A) ?? text.count
        }
        for block in blocks where Self.stands(block.open, in: text, at: position) {
            return Self.end(of: block.close, in: text, from: position + block.open.count)
        }
        return nil
    }

    private func stringEnd(_ text: [UInt8], _ start: Int) -> Int {
        let quote = text[start]
        let triple = [quote, quote, quote]
        if Self.stands(triple, in: text, at: start) { return Self.end(of: triple, in: text, from: start + 3) }
        var position = start + 1
        while position < text.count, text[position] != quote {
            if text[position] == 0x0A, quote != UInt8(ascii: "`") { return position }
            position += text[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(position + 1, text.count)
    }

    private func isFirstOfLine(_ text: [UInt8], _ position: Int) -> Bool {
        text[..<position].reversed().first { $0 != 0x20 && $0 != 0x09 }.map { $0 == 0x0A } ?? true
    }

    private static func stands(_ mark: [UInt8], in text: [UInt8], at position: Int) -> Bool {
        position + mark.count <= text.count && text[position] == mark[0]
            && text[position..<position + mark.count].elementsEqual(mark)
    }

    /// The end of the first `mark` from a position on, or that of the text.
    private static func end(of mark: [UInt8], in text: [UInt8], from position: Int) -> Int {
        var position = position
        while position < text.count {
            if stands(mark, in: text, at: position) { return position + mark.count }
            position += 1
        }
        return text.count
    }
}
