import Foundation
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing
import Yams

@testable import SurveyRender

/// Generated targets, and what parsers that are not ours read in them.
enum TargetReading {
    static func contents(_ path: String, of survey: Survey) throws -> String {
        let files = try Codegen.files(
            survey, types: nil, targets: path.split(separator: "/").prefix(1).map(String.init))
        return try #require(files.first { $0.path == path }).contents
    }

    static func node(_ path: String, of survey: Survey) throws -> JSONNode {
        try JSONParser.parse(Array(contents(path, of: survey).utf8))
    }

    /// Keys and strings of a document.
    static func strings(_ node: JSONNode) -> [String] {
        switch node.value {
        case .string(let text): [text]
        case .array(let elements): elements.flatMap(strings)
        case .object(let members): members.flatMap { [$0.key] + strings($0.value) }
        default: []
        }
    }

    static func strings(_ node: Node) -> [String] {
        switch node {
        case .scalar(let scalar): [scalar.string]
        case .sequence(let sequence): sequence.flatMap(strings)
        case .mapping(let mapping): mapping.flatMap { strings($0.key) + strings($0.value) }
        default: []
        }
    }

    /// Prints keys, strings and node types of a JSON, TOML or Python file as JSON.
    private static let reader = """
        import ast, json, sys
        path = sys.argv[1]
        def strings(value):
            if isinstance(value, str): return [value]
            if isinstance(value, list): return [text for each in value for text in strings(each)]
            if isinstance(value, dict): return [text for key in value for text in [key] + strings(value[key])]
            return []
        types = []
        presets = {}
        if path.endswith(".json"): found = strings(json.load(open(path, encoding="utf-8")))
        elif path.endswith(".toml"):
            import tomllib
            found = strings(tomllib.load(open(path, "rb")))
        else:
            tree = ast.parse(open(path, encoding="utf-8", newline="").read())
            types = [type(node).__name__ for node in ast.walk(tree)]
            found = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
            for call in ast.walk(tree):
                if isinstance(call, ast.Call):
                    words = {word.arg: ast.unparse(word.value) for word in call.keywords}
                    presets[ast.literal_eval(words["name"])] = words
        print(json.dumps({"strings": found, "types": types, "presets": presets}))
        """

    static func read(_ path: String, of survey: Survey) async throws -> JSONNode {
        let name = "target-\(UUID().uuidString)-" + path.replacing("/", with: "-")
        let file = FileManager.default.temporaryDirectory.appending(path: name).path(percentEncoded: false)
        try contents(path, of: survey).write(toFile: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: file) }
        let facts = try await ForeignProgram.output(of: ForeignProgram.python, ["-c", reader, file])
        return try JSONParser.parse(Array(facts.utf8))
    }
}
