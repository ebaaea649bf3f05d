import SurveyModel

/// A template as the guard reads it: text, and tags with the lines on which they stand.
///
/// swift-mustache parses the template again for rendering; this reading exists because its own tells neither lines nor
/// names, and accepts what we refuse.
struct TemplateTree: Sendable {
    indirect enum Node: Sendable {
        case text(String)
        case value(name: String, line: Int)
        case section(name: String, isInverted: Bool, children: [Node], line: Int)
        case partial(name: String, line: Int)
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
            case .text(let text): stack[stack.count - 1].children.append(.text(text))
            case .value(let name): stack[stack.count - 1].children.append(.value(name: name, line: tag.line))
            case .partial(let name): stack[stack.count - 1].children.append(.partial(name: name, line: tag.line))
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
}

/// Cuts a template into text and tags, and refuses the tags that could write something unescaped.
private struct TagReader {
    struct Tag {
        enum Kind {
            case text(String)
            case value(String)
            case open(String, isInverted: Bool)
            case close(String)
            case partial(String)
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
        let place = Location(file: file.displayPath, position: SourcePosition(line: line, column: 1))
        problems.append(Diagnostic(rule: rule, at: place, summary, suggestion: suggestion))
    }

    mutating func tags() -> [Tag] {
        var rest = file.contents[...]
        readContentType(&rest)
        while let open = rest.firstRange(of: "{{") {
            add(.text(String(rest[..<open.lowerBound])), advancing: rest[..<open.lowerBound])
            guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
                report(line, "unfinished-tag", "{{ without }}")
                return found
            }
            read(rest[open.upperBound..<close.lowerBound])
            line += rest[open.upperBound..<close.lowerBound].count { $0.isNewline }
            rest = rest[close.upperBound...]
        }
        add(.text(String(rest)), advancing: rest)
        return found
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

    private mutating func add(_ kind: Tag.Kind, advancing text: Substring) {
        if !text.isEmpty { found.append(Tag(kind: kind, line: line)) }
        line += text.count { $0.isNewline }
    }

    private mutating func read(_ inside: Substring) {
        let name = String(inside.dropFirst()).trimmed
        switch inside.first {
        case "#": add(.open(name, isInverted: false), name)
        case "^": add(.open(name, isInverted: true), name)
        case "/": add(.close(name), name)
        case ">": addPartial(name)
        case "!": break
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
            found.append(Tag(kind: .partial(name), line: line))
        }
    }

    private mutating func add(_ kind: Tag.Kind, _ name: String) {
        if name == "." || !name.isEmpty && name.utf8.allSatisfy(Self.isNameByte) {
            found.append(Tag(kind: kind, line: line))
        } else {
            report(line, "tag-name", "'\(name)' is no name; paths, transforms and calls are refused")
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
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
