package import SurveySupport

/// `.provider-survey.json`: what is searched in a checkout, and how severe its findings are.
package struct LintConfiguration: Sendable, Hashable {
    package static let fileName = ".provider-survey.json"

    /// How findings of a rule are told. What the survey is not sure of stays a note.
    package enum Setting: String, Sendable, Hashable, CaseIterable {
        case off, note, warning, error
    }

    /// What is searched where the command line names nothing.
    package var paths: [String] = []
    /// What is left out, as lines of a `.gitignore`.
    package var exclude: [String] = []
    package var includesTests = false
    package var rules: [LintRule: Setting] = [:]

    package init() {}

    /// - Returns: the configuration, with what is wrong in it; nothing of it may be used then.
    package static func read(_ bytes: [UInt8], file: String) -> (
        configuration: LintConfiguration, problems: [Diagnostic]
    ) {
        var reader = LintConfigurationReader(file: file)
        do throws(JSONParser.Failure) {
            reader.read(try JSONParser.parse(bytes))
        } catch {
            reader.report(error.reason, at: error.position)
        }
        return (reader.configuration, reader.problems)
    }

    func applied(to finding: LintFinding) -> LintFinding? {
        guard let setting = rules[finding.rule] else { return finding }
        var finding = finding
        switch setting {
        case .off: return nil
        case .note: finding.severity = .note
        case .warning: finding.severity = max(finding.severity, .warning)
        case .error: if finding.severity != .note { finding.severity = .error }
        }
        return finding
    }
}

private struct LintConfigurationReader {
    let file: String
    var configuration = LintConfiguration()
    var problems: [Diagnostic] = []

    init(file: String) { self.file = file }

    mutating func read(_ node: JSONNode) {
        guard let members = node.members else {
            return report("expected an object, found \(node.kindName)", at: node.position)
        }
        for member in members {
            switch member.key {
            case "$schema": break
            case "paths": configuration.paths = texts(member.value)
            case "exclude": configuration.exclude = texts(member.value)
            case "includeTests":
                guard case .bool(let flag) = member.value.value else {
                    return report("expected true or false", at: member.value.position)
                }
                configuration.includesTests = flag
            case "rules": readRules(member.value)
            default:
                report(
                    "unknown key '\(member.key)'", at: member.keyPosition,
                    NearMiss.suggestion(member.key, in: ["paths", "exclude", "includeTests", "rules"]))
            }
        }
    }

    private mutating func readRules(_ node: JSONNode) {
        guard let members = node.members else {
            return report("expected an object, found \(node.kindName)", at: node.position)
        }
        for member in members {
            guard let rule = LintRule(rawValue: member.key) else {
                report(
                    "unknown rule '\(member.key)'", at: member.keyPosition,
                    NearMiss.suggestion(member.key, in: LintRule.allCases.map(\.rawValue)))
                continue
            }
            guard let setting = member.value.string.flatMap(LintConfiguration.Setting.init) else {
                report("expected off, note, warning or error", at: member.value.position)
                continue
            }
            configuration.rules[rule] = setting
        }
    }

    private mutating func texts(_ node: JSONNode) -> [String] {
        guard let elements = node.array, elements.allSatisfy({ $0.string != nil }) else {
            report("expected an array of strings", at: node.position)
            return []
        }
        return elements.compactMap(\.string)
    }

    mutating func report(_ summary: String, at position: SourcePosition, _ suggestion: String? = nil) {
        problems.append(
            Diagnostic(
                rule: "lint-configuration", at: Location(file: file, position: position), summary,
                suggestion: suggestion))
    }
}
