import SurveyModel
import SurveySupport

/// A template: text, and tags with the lines on which they stand. The guard checks it, and it is what gets rendered.
///
/// The language is the part of Mustache that cannot write anything unescaped: values, sections, partials, comments.
struct TemplateTree: Sendable {
    enum Node: Sendable {
        /// The text as it is in the file, and the part that is written: the line break and indentation of a line that holds
        /// nothing but one tag are left out.
        case text(String, written: String)
        case value(name: String, line: Int)
        case section(name: String, isInverted: Bool, children: [Node], line: Int)
        /// - Parameters:
        ///   - path: the file of the partial.
        ///   - indentation: the blanks before a partial that has a line for itself. They are written before each of its lines.
        case partial(name: String, path: String, line: Int, indentation: String)
    }

    var contentType: ContentType?
    var nodes: [Node] = []

    /// Reads a template; what is wrong with it is added to `problems`.
    init(_ file: TemplateFile, problems: inout [Diagnostic]) {
        var reader = TagReader(file: file)
        let tags = reader.tags()
        contentType = reader.contentType
        var stack: [(name: String, isInverted: Bool, line: Int, children: [Node])] = [("", false, 0, [])]
        for tag in tags {
            switch tag.kind {
            case .text(let text, let written): stack[stack.count - 1].children.append(.text(text, written: written))
            case .value(let name): stack[stack.count - 1].children.append(.value(name: name, line: tag.line))
            case .partial(let name, let indentation):
                stack[stack.count - 1].children.append(
                    .partial(
                        name: name, path: Self.partialPath(name), line: tag.line, indentation: indentation))
            case .comment: break
            case .open(let name, let isInverted): stack.append((name, isInverted, tag.line, []))
            case .close(let name):
                guard stack.count > 1, stack[stack.count - 1].name == name else {
                    reader.report(tag.line, "section-end", "{{/\(name)}} ends no open section")
                    continue
                }
                let section = stack.removeLast()
                stack[stack.count - 1].children.append(
                    .section(name: name, isInverted: section.isInverted, children: section.children, line: section.line)
                )
            }
        }
        for open in stack.dropFirst() { reader.report(open.line, "section-end", "{{#\(open.name)}} is never ended") }
        nodes = stack[0].children
        problems += reader.problems
    }

    /// The file that a partial's name stands for: `synthorg/head` is `synthorg/_head.mustache`.
    private static func partialPath(_ name: String) -> String {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return (parts.dropLast() + ["_" + (parts.last ?? "")]).joined(separator: "/") + ".mustache"
    }
}

/// Cuts a template into text and tags, and refuses the tags that could write something unescaped.
private struct TagReader {
    struct Tag {
        enum Kind {
            case text(String, written: String)
            case value(String)
            case open(String, isInverted: Bool)
            case close(String)
            case partial(String, indentation: String)
            case comment

            /// True for tags that write nothing in their own place and may have a line for themselves.
            var mayStandAlone: Bool {
                switch self {
                case .text, .value: false
                case .open, .close, .partial, .comment: true
                }
            }
        }
        var kind: Kind
        var line: Int
    }

    let file: TemplateFile
    private(set) var contentType: ContentType?
    private(set) var problems: [Diagnostic] = []
    private var line = 1
    private var found: [Tag] = []

    init(file: TemplateFile) { self.file = file }

    mutating func report(_ line: Int, _ rule: String, _ summary: String, suggestion: String? = nil) {
        let location = Location(file: file.displayPath, position: SourcePosition(line: line, column: 1))
        problems.append(Diagnostic(rule: rule, at: location, summary, suggestion: suggestion))
    }

    mutating func tags() -> [Tag] {
        var rest = file.contents[...]
        readContentType(&rest)
        while let open = Self.pair(of: UInt8(ascii: "{"), in: rest) {
            addText(rest[..<open.lowerBound])
            guard let close = Self.pair(of: UInt8(ascii: "}"), in: rest[open.upperBound...]) else {
                report(line, "unfinished-tag", "{{ without }}")
                return found
            }
            read(rest[open.upperBound..<close.lowerBound])
            line += Self.lineEnds(in: rest[open.upperBound..<close.lowerBound])
            rest = rest[close.upperBound...]
        }
        addText(rest)
        removeLinesOfTags()
        if file.isPartial { removeLastLineEnd() }
        return found
    }

    /// Where the brace first stands twice.
    private static func pair(of brace: UInt8, in text: Substring) -> Range<Substring.Index>? {
        var start = text.startIndex
        while let first = text.utf8[start...].firstIndex(of: brace) {
            start = text.utf8.index(after: first)
            if start < text.endIndex, text.utf8[start] == brace { return first..<text.utf8.index(after: start) }
        }
        return nil
    }

    private static func lineEnds(in text: Substring) -> Int { text.utf8.count { $0 == UInt8(ascii: "\n") } }

    /// Takes the line, its indentation and its end out of what is written where a tag has a line for itself.
    private mutating func removeLinesOfTags() {
        for index in found.indices where found[index].kind.mayStandAlone {
            guard let margin = margin(before: index), let end = lineEnd(after: index) else { continue }
            if case .text(let text, let written)? = before(index) {
                found[index - 1].kind = .text(text, written: String(written.dropLast(margin.count)))
            }
            if case .text(let text, _)? = after(index) {
                found[index + 1].kind = .text(text, written: String(text[end...]))
            }
            if case .partial(let name, _) = found[index].kind {
                found[index].kind = .partial(name, indentation: String(margin))
            }
        }
    }

    private func before(_ index: Int) -> Tag.Kind? { index == 0 ? nil : found[index - 1].kind }
    private func after(_ index: Int) -> Tag.Kind? { index + 1 == found.count ? nil : found[index + 1].kind }

    /// The blanks between the line's start and the tag; nil when something else stands there.
    private func margin(before index: Int) -> Substring? {
        guard let kind = before(index) else { return "" }
        guard case .text(let text, _) = kind else { return nil }
        let start = text.lastIndex(where: \.isNewline).map { text.index(after: $0) }
        guard let start = start ?? (index == 1 ? text.startIndex : nil) else { return nil }
        return text[start...].allSatisfy { $0 == " " || $0 == "\t" } ? text[start...] : nil
    }

    /// Where the next line begins in the text after the tag; nil when something else stands on the tag's line.
    private func lineEnd(after index: Int) -> String.Index? {
        guard let kind = after(index) else { return "".endIndex }
        guard case .text(let text, _) = kind else { return nil }
        guard let end = text.firstIndex(where: { $0 != " " && $0 != "\t" }) else {
            return index + 2 == found.count ? text.endIndex : nil
        }
        return text[end].isNewline ? text.index(after: end) : nil
    }

    /// A partial ends where its last line ends, so that it can stand inside a line.
    private mutating func removeLastLineEnd() {
        guard let last = found.indices.last, case .text(let text, let written) = found[last].kind else { return }
        if written.last?.isNewline == true { found[last].kind = .text(text, written: String(written.dropLast())) }
    }

    private mutating func readContentType(_ rest: inout Substring) {
        let end = rest.firstIndex(where: \.isNewline) ?? rest.endIndex
        let first = rest[..<end]
        let names = ContentType.allCases.map(\.rawValue).joined(separator: ", ")
        guard first.hasPrefix("{{% CONTENT_TYPE:"), first.hasSuffix("}}") else {
            report(
                1, "content-type", "the first line must be {{% CONTENT_TYPE:...}}", suggestion: "use one of \(names)")
            return
        }
        let name = String(first.dropFirst("{{% CONTENT_TYPE:".count).dropLast(2))
        contentType = ContentType(rawValue: name)
        if contentType == nil {
            report(1, "content-type", "'\(name)' is no content type", suggestion: "use one of \(names)")
        }
        rest = end == rest.endIndex ? "" : rest[rest.index(after: end)...]
        line = end == rest.endIndex ? 1 : 2
    }

    private mutating func addText(_ text: Substring) {
        if !text.isEmpty { found.append(Tag(kind: .text(String(text), written: String(text)), line: line)) }
        line += Self.lineEnds(in: text)
    }

    private mutating func read(_ inside: Substring) {
        let name = String(inside.dropFirst()).trimmed
        switch inside.first {
        case "#": add(.open(name, isInverted: false), name)
        case "^": add(.open(name, isInverted: true), name)
        case "/": add(.close(name), name)
        case ">": addPartial(name)
        case "!": found.append(Tag(kind: .comment, line: line))
        case "{", "&": report(line, "raw-tag", "values are always escaped; {{{...}}} and {{&...}} are refused")
        case "=": report(line, "delimiters", "delimiters cannot be changed")
        case "%": report(line, "content-type", "the content type stands on the first line, once")
        case "<", "$": report(line, "inheritance", "templates do not inherit; use a partial")
        default: add(.value(String(inside).trimmed), String(inside).trimmed)
        }
    }

    private mutating func addPartial(_ name: String) {
        if name.hasPrefix("*") {
            report(line, "dynamic-partial", "a partial is named in the template, not by a value")
        } else {
            found.append(Tag(kind: .partial(name, indentation: ""), line: line))
        }
    }

    private mutating func add(_ kind: Tag.Kind, _ name: String) {
        if name == "." || !name.isEmpty && name.utf8.allSatisfy(\.isASCIIAlphanumeric) {
            found.append(Tag(kind: kind, line: line))
        } else {
            report(line, "tag-name", "'\(name)' is no name; paths, transforms and calls are refused")
        }
    }
}

extension String {
    /// Without spaces at either end.
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
