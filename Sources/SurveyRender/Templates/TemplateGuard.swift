import SurveyModel
import SurveySupport

/// Holds templates to the rules before anything is rendered.
///
/// Every tag must name a member of the object it stands in, partials must exist, share the content type and not include
/// themselves, and an address may stand only where a `target` does.
struct TemplateGuard {
    private let files: [String: TemplateFile]
    /// The templates as read, by their paths.
    let trees: [String: TemplateTree]
    private(set) var problems: [Diagnostic] = []
    private var checked: Set<String> = []

    init(_ templates: [TemplateFile]) {
        var problems: [Diagnostic] = []
        var files: [String: TemplateFile] = [:]
        var trees: [String: TemplateTree] = [:]
        for file in templates where file.isTemplate {
            files[file.path] = file
            trees[file.path] = TemplateTree(file, problems: &problems)
        }
        self.files = files
        self.trees = trees
        self.problems = problems
    }

    /// Checks a target's template, and its partials as often as they stand in objects of another shape.
    mutating func check(_ path: String, root: Shape) {
        guard let tree = trees[path] else { return }
        check(tree.nodes, in: path, shape: root, isInsideValue: false, including: [path])
    }

    private mutating func check(
        _ nodes: [TemplateTree.Node], in path: String, shape: Shape, isInsideValue: Bool, including: [String]
    ) {
        var wantsTarget = false
        for (index, node) in nodes.enumerated() {
            switch node {
            case .text(let text, _):
                let definesLink = text.hasSuffix("]: ") && !Self.endsFootnoteLabel(index, in: nodes)
                wantsTarget = text.hasSuffix("](") || definesLink || text.hasSuffix("<")
            case .value(let name, let line):
                checkValue(name, line, in: path, shape: shape, isInsideValue: isInsideValue, wantsTarget: wantsTarget)
                wantsTarget = false
                if case .block? = shape[name], !Self.standsAlone(index, in: nodes) {
                    report(path, line, "block-place", "'\(name)' of \(shape.name) needs a line of its own")
                }
            case .partial(let name, let target, let line, _):
                checkPartial(
                    name, target, line, in: path, shape: shape, isInsideValue: isInsideValue, including: including)
            case .section(let name, let isInverted, let children, let line):
                guard let inner = section(name, line, in: path, shape: shape, isInverted: isInverted) else { continue }
                check(
                    children, in: path, shape: inner.shape,
                    isInsideValue: inner.isValue || isInsideValue && inner.shape === shape,
                    including: including)
            }
        }
    }

    /// `[^{{name}}]: ` explains a footnote; without the caret, what follows is the address of a link.
    private static func endsFootnoteLabel(_ index: Int, in nodes: [TemplateTree.Node]) -> Bool {
        guard index > 1, case .value = nodes[index - 1], case .text(let before, _) = nodes[index - 2] else {
            return false
        }
        return before.hasSuffix("[^")
    }

    private static func standsAlone(_ index: Int, in nodes: [TemplateTree.Node]) -> Bool {
        guard index > 0, case .text(let before, _) = nodes[index - 1], before.last?.isNewline == true else {
            return false
        }
        guard index + 1 < nodes.count, case .text(let after, _) = nodes[index + 1] else { return false }
        return after.first?.isNewline == true
    }

    private mutating func checkValue(
        _ name: String, _ line: Int, in path: String, shape: Shape, isInsideValue: Bool, wantsTarget: Bool
    ) {
        if name == "." {
            if !isInsideValue { report(path, line, "value-kind", "{{.}} stands outside of a section over values") }
            if wantsTarget { reportTarget(path, line) }
            return
        }
        guard let member = member(name, line, in: path, shape: shape) else { return }
        switch member {
        case .target: break
        case .value, .block: if wantsTarget { reportTarget(path, line) }
        case .flag, .values, .list, .object:
            report(path, line, "value-kind", "'\(name)' of \(shape.name) is no value", suggestion: "use {{#\(name)}}")
        }
    }

    private mutating func reportTarget(_ path: String, _ line: Int) {
        report(path, line, "link-target", "only an address from a source may stand here")
    }

    private mutating func section(
        _ name: String, _ line: Int, in path: String, shape: Shape, isInverted: Bool
    ) -> (shape: Shape, isValue: Bool)? {
        guard let member = member(name, line, in: path, shape: shape) else { return nil }
        switch member {
        case .value, .target, .block, .values: return (shape, !isInverted)
        case .flag: return (shape, false)
        case .list(let inner), .object(let inner): return (isInverted ? shape : inner, false)
        }
    }

    private mutating func member(_ name: String, _ line: Int, in path: String, shape: Shape) -> Shape.Member? {
        if let member = shape[name] { return member }
        let names = shape.members.keys.sorted()
        report(
            path, line, "unknown-key", "\(shape.name) has no '\(name)'",
            suggestion: NearMiss.suggestion(name, in: names) ?? "use one of \(names.joined(separator: ", "))")
        return nil
    }

    private mutating func checkPartial(
        _ name: String, _ target: String, _ line: Int, in path: String, shape: Shape, isInsideValue: Bool,
        including: [String]
    ) {
        guard let tree = trees[target] else {
            report(path, line, "missing-partial", "there is no partial '\(name)'", suggestion: "add \(target)")
            return
        }
        if including.contains(target) {
            report(path, line, "partial-cycle", "the partial '\(name)' includes itself")
            return
        }
        if let own = trees[path]?.contentType, let theirs = tree.contentType, own != theirs {
            report(
                path, line, "content-type", "the partial '\(name)' is \(theirs.rawValue), this file is \(own.rawValue)")
        }
        guard checked.insert("\(target)|\(shape.name)|\(isInsideValue)").inserted else { return }
        check(tree.nodes, in: target, shape: shape, isInsideValue: isInsideValue, including: including + [target])
    }

    private mutating func report(
        _ path: String, _ line: Int, _ rule: String, _ summary: String, suggestion: String? = nil
    ) {
        let file = files[path]?.displayPath ?? path
        let location = Location(file: file, position: SourcePosition(line: line, column: 1))
        let diagnostic = Diagnostic(rule: rule, at: location, summary, suggestion: suggestion)
        if !problems.contains(diagnostic) { problems.append(diagnostic) }
    }
}
