import Foundation
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing

@testable import SurveyRender

@Suite struct FileTextTests {
    /// Long lists are written element by element, short ones as one value: both have to look the same.
    @Test(arguments: [0, 1, 40, 54, 55, 56, 200])
    func `a document written in pieces is the document`(count: Int) {
        let items = (0..<count).map { JSONNode.integer($0 % 10) }
        let objects = (0..<count).map { JSONNode.object([("id", .text("number \($0)")), ("values", .list(items))]) }
        let pieces = LongJSON.object([
            (key: "items", value: .list(items) { $0 }), (key: "objects", value: .list(objects) { $0 }),
            (key: "title", value: .node(.text(String(repeating: "long ", count: 30)))),
        ])
        var text = ""
        JSONWriter.write(pieces) { text += $0 }
        let whole = JSONNode.object([
            ("items", .list(items)), ("objects", .list(objects)),
            ("title", .text(String(repeating: "long ", count: 30))),
        ])
        #expect(text == JSONWriter.write(whole))
    }

    @Test func `a text in pieces is compared with the file to its last byte`() async throws {
        try await withTemporaryFolder { folder in
            let writer = OutputWriter(directory: folder.path)
            func file(_ last: String) -> RenderedFile {
                let text = FileText { take in
                    for number in 0..<20_000 { take("line \(number)\n") }
                    take(last)
                }
                return RenderedFile(path: "long.md", text: text, group: .reports)
            }
            #expect(try writer.check([file("end")]).missing == ["long.md"])
            #expect(try writer.write([file("end")]).written == ["long.md"])
            #expect(try writer.check([file("end")]).isFresh)
            for other in ["", "en", "enf", "end."] { #expect(try writer.check([file(other)]).stale == ["long.md"]) }
            #expect(try writer.write([file("end")]).unchanged == ["long.md"])
            let written = try String(contentsOf: folder.appending(path: "long.md"), encoding: .utf8)
            #expect(written == file("end").contents)
        }
    }

    @Test func `files that share an ending are compared together, each with its own place`() async throws {
        try await withTemporaryFolder { folder in
            let made = Mutex(0)
            let ending = SharedEnding { take in
                made.withLock { $0 += 1 }
                for number in 0..<20_000 { take("line \(number)\n") }
            }
            func file(_ path: String, _ start: String) -> RenderedFile {
                RenderedFile(path: path, text: FileText(start, ending: ending), group: .code)
            }
            let first = OutputWriter(directory: folder.appending(path: "first").path)
            let second = OutputWriter(directory: folder.appending(path: "second").path)
            let files = ["a", "b", "c", "d"].map { file($0 + ".txt", $0 + "\n") }
            _ = try first.write(files)
            _ = try second.write([files[0]])
            let written = try String(contentsOf: folder.appending(path: "first/b.txt"), encoding: .utf8)
            #expect(written == files[1].contents)
            try Data("b\nline 0\n".utf8).write(to: folder.appending(path: "first/b.txt"))
            try FileManager.default.removeItem(at: folder.appending(path: "first/d.txt"))
            made.withLock { $0 = 0 }
            let changed = [files[0], files[1], file("c.txt", "C\n"), files[3]]
            let wanted: [OutputWriter.Folder] = [(first, changed, []), (second, [files[0]], [.code])]
            let found = try OutputWriter.check(wanted)
            #expect(found.map(\.stale) == [["b.txt", "c.txt"], []])
            #expect(found.map(\.missing) == [["d.txt"], []])
            #expect(made.withLock(\.self) == 1)
        }
    }
}
