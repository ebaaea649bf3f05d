import Corrections
import DriftCheck
import Foundation
import SurveyModel
import SurveySupport

/// The first line names what the rest is: a kind of data file, the baseline or the run state. JSON gives a value or a
/// diagnostic, both with places that are in the file; what is written of a value reads back as the same; edits keep the
/// file whole.
enum JSONTarget {
    /// A survey that is valid, one file of which is replaced.
    private static let survey: [SurveyLoader.File] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../SurveyModelTests/Fixtures/valid").standardized
        do { return try SurveyLoader.files(in: folder.path) } catch { fatalError("no survey in \(folder.path)") }
    }()

    static func run(_ bytes: [UInt8]) {
        let parts = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return }
        let kind = String(decoding: parts[0], as: UTF8.self)
        let text = Array(parts[1])
        checkLoading(text, as: kind)
        let widths = widths(of: text)
        do throws(JSONParser.Failure) {
            let (root, repeated) = try JSONParser.parseNotingRepeatedKeys(text)
            check(root, within: 0..<text.count, widths)
            checkWriting(root)
            if repeated.isEmpty {
                checkPointers(in: root, root: root, at: JSONPointer(tokens: []))
                checkEdits(of: text, root)
            }
            if kind == "baseline" { checkBaseline(root) }
            if kind == "state" { checkState(root) }
        } catch {
            check(error.position, widths, error.reason)
        }
    }

    // MARK: Places

    /// Every value stands inside the one around it.
    private static func check(_ node: JSONNode, within outer: Range<Int>, _ widths: [Int]) {
        require(!node.range.isEmpty && outer.clamped(to: node.range) == node.range, "a value has its own bytes")
        check(node.position, widths, "value")
        for element in node.array ?? [] { check(element, within: node.range, widths) }
        for member in node.members ?? [] { check(member.value, within: node.range, widths) }
    }

    private static func check(_ position: SourcePosition, _ widths: [Int], _ what: String) {
        let isInFile = widths.indices.contains(position.line - 1)
        require(isInFile && (1...widths[position.line - 1] + 1).contains(position.column), "in the file: \(what)")
    }

    /// Bytes in each line.
    private static func widths(of text: [UInt8]) -> [Int] {
        text.split(separator: 0x0A, omittingEmptySubsequences: false).map(\.count)
    }

    private static func checkPointers(in node: JSONNode, root: JSONNode, at pointer: JSONPointer) {
        require(pointer.resolve(in: root) == node, "a pointer leads to its value: \(pointer)")
        require(JSONPointer(pointer.description) == pointer, "a pointer reads back: \(pointer)")
        for (index, element) in (node.array ?? []).enumerated() {
            checkPointers(in: element, root: root, at: pointer.appending(index))
        }
        for member in node.members ?? [] {
            checkPointers(in: member.value, root: root, at: pointer.appending(member.key))
        }
    }

    // MARK: Writing

    private static func checkWriting(_ root: JSONNode) {
        let written = JSONWriter.write(root)
        require(isSame(parsed(Array(written.utf8)), root), "what is written reads back: \(written)")
        require(isSame(parsed(Array(JSONWriter.writeInline(root).utf8)), root), "one line reads back: \(written)")
    }

    private static func parsed(_ text: [UInt8]) -> JSONNode {
        do { return try JSONParser.parse(text) } catch { fatalError("does not hold: our own JSON is valid: \(error)") }
    }

    /// Equal but for the places.
    private static func isSame(_ a: JSONNode, _ b: JSONNode) -> Bool {
        switch (a.value, b.value) {
        case (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.number(let a), .number(let b)): a == b
        case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
        case (.array(let a), .array(let b)): a.count == b.count && zip(a, b).allSatisfy(isSame)
        case (.object(let a), .object(let b)):
            a.count == b.count
                && zip(a, b).allSatisfy { $0.key.utf8.elementsEqual($1.key.utf8) && isSame($0.value, $1.value) }
        default: false
        }
    }

    // MARK: Edits

    /// The first few strings and objects are edited, each in the file as it was.
    private static func checkEdits(of text: [UInt8], _ root: JSONNode) {
        var left = 8
        visit(root, at: JSONPointer(tokens: []), left: &left) { pointer in
            var editor = DataFileEditor(text, root: root)
            let replaces = editor.replaceString(at: pointer, with: "\u{202E}\"\\new")
            let inserts = editor.prependPrevious("{}", toClaimAt: pointer)
            guard replaces || inserts else { return }
            let edited = ByteEdit.applied(editor.edits, to: text)
            require(edited != nil, "edits fit into the file")
            let root = parsed(edited ?? [])
            if replaces { require(pointer.resolve(in: root)?.string == "\u{202E}\"\\new", "the string is the new one") }
            let previous = pointer.resolve(in: root)?["previously"]?.array?.first
            if inserts { require(previous?.members?.isEmpty == true, "the entry stands first") }
        }
    }

    private static func visit(
        _ node: JSONNode, at pointer: JSONPointer, left: inout Int, _ body: (JSONPointer) -> Void
    ) {
        guard left > 0 else { return }
        left -= 1
        body(pointer)
        for (index, element) in (node.array ?? []).enumerated() {
            visit(element, at: pointer.appending(index), left: &left, body)
        }
        for member in node.members ?? [] {
            visit(member.value, at: pointer.appending(member.key), left: &left, body)
        }
    }

    // MARK: Surveys and our own files

    private static func checkLoading(_ text: [UInt8], as kind: String) {
        guard let index = survey.firstIndex(where: { $0.path.contains(kind == "survey" ? "survey.json" : "/\(kind)/") })
        else { return }
        var files = survey
        files[index].bytes = text
        let today = SurveyDate(secondsSince1970: 1_800_000_000)
        let loaded = SurveyLoader.load(files, today: today)
        for diagnostic in loaded.diagnostics {
            let location = diagnostic.location
            let file = files.first { $0.path == location.file }
            check(location.position, widths(of: file?.bytes ?? []), diagnostic.line)
        }
        let earlier = SurveyDate(secondsSince1970: 1_769_000_000)
        _ = SurveyLoader.load(files, today: today, asOf: earlier)
    }

    private static func checkBaseline(_ root: JSONNode) {
        guard let baseline = (try? Baseline(root)) ?? nil else { return }
        require((try? Baseline(JSONNodeEncoder.encode(baseline))) == baseline, "a baseline reads back")
    }

    private static func checkState(_ root: JSONNode) {
        guard let state = RunState(root) else { return }
        require((try? RunState(JSONNodeEncoder.encode(state))) == state, "a run state reads back")
    }
}
