/// Writes one document: a template that the guard has let pass, filled from a context.
struct DocumentWriter {
    private let templates: [String: TemplateTree]
    private let contentType: ContentType
    private var out = ""

    /// The text of the template at `path`.
    static func text(of path: String, from templates: [String: TemplateTree], root: ContextObject) -> String {
        guard let template = templates[path] else { return "" }
        var writer = DocumentWriter(templates: templates, contentType: template.contentType ?? .text)
        writer.write(template.nodes, of: root, value: nil)
        return writer.out
    }

    private init(templates: [String: TemplateTree], contentType: ContentType) {
        self.templates = templates
        self.contentType = contentType
    }

    /// - Parameter value: what `{{.}}` stands for.
    private mutating func write(_ nodes: [TemplateTree.Node], of object: ContextObject, value: Inline?) {
        for node in nodes {
            switch node {
            case .text(_, let written): out += written
            case .value(".", _):
                if let value { contentType.write(value, to: &out) }
            case .value(let name, _):
                if case .value(let inline?) = object[name] { contentType.write(inline, to: &out) }
            case .section(let name, let isInverted, let children, _):
                write(children, isInverted: isInverted, over: object[name], of: object, value: value)
            case .partial(_, let path, _, let indentation):
                guard let partial = templates[path] else { continue }
                write(partial.nodes, of: object, value: value, indentation: indentation)
            }
        }
    }

    private mutating func write(
        _ children: [TemplateTree.Node], isInverted: Bool, over member: ContextValue, of object: ContextObject,
        value: Inline?
    ) {
        if isInverted {
            if member.isEmpty { write(children, of: object, value: value) }
            return
        }
        switch member {
        case .value(let inline): if let inline { write(children, of: object, value: inline) }
        case .flag(let flag): if flag { write(children, of: object, value: value) }
        case .values(let inlines): for inline in inlines { write(children, of: object, value: inline) }
        case .list(let objects): for object in objects { write(children, of: object, value: nil) }
        case .object(let object): if let object { write(children, of: object, value: nil) }
        }
    }

    /// A partial on a line of its own is indented as a whole, as far as its lines hold something.
    private mutating func write(
        _ partial: [TemplateTree.Node], of object: ContextObject, value: Inline?, indentation: String
    ) {
        guard !indentation.isEmpty else { return write(partial, of: object, value: value) }
        var inner = DocumentWriter(templates: templates, contentType: contentType)
        inner.write(partial, of: object, value: value)
        var startsLine = true
        for character in inner.out {
            if startsLine, !character.isNewline { out += indentation }
            out.append(character)
            startsLine = character.isNewline
        }
    }
}
