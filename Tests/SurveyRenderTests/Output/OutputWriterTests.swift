import Foundation
import Testing

@testable import SurveyRender

@Suite final class OutputWriterTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "output-\(UUID().uuidString)").path(
        percentEncoded: false)
    private var writer: OutputWriter { OutputWriter(directory: folder + "/out") }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func file(_ path: String, _ contents: String = "new\n", _ group: RenderedFile.Group = .reports)
        -> RenderedFile
    {
        RenderedFile(path: path, contents: contents, group: group)
    }

    private func put(_ contents: String, at path: String) throws {
        let url = URL(filePath: folder + "/" + path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(contents.utf8).write(to: url)
    }

    private func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: folder + "/" + path).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func writesOnlyWhatChanged() throws {
        #expect(try writer.write([file("a/b.md"), file("c.json")]).written == ["a/b.md", "c.json"])
        let second = try writer.write([file("a/b.md"), file("c.json", "other\n")])
        #expect(second.written == ["c.json"] && second.unchanged == ["a/b.md"])
        #expect(text("out/c.json") == "other\n")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder + "/out").allSatisfy { !$0.hasSuffix(".tmp") })
    }

    @Test(arguments: [
        "../x.md", "/etc/x.md", "a/../../x.md", "a//b.md", "", ".hidden", "a/.git/x", "a b.md", "a\u{0}b", "ä.md",
        "a\\b", "~/x",
    ])
    func refusesPaths(path: String) {
        let failure = #expect(throws: OutputFailure.self) { try writer.write([file("fine.md"), file(path)]) }
        #expect(failure?.reason == .refusedPath)
        #expect(text("out/fine.md") == nil)
    }

    @Test func refusesLinksThatLeaveTheFolder() throws {
        try put("x", at: "outside/keep.md")
        try FileManager.default.createDirectory(atPath: folder + "/out", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/out/sub", withDestinationPath: folder + "/outside")
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/out/keep.md", withDestinationPath: "../outside/keep.md")
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/out/dangling.md", withDestinationPath: "../outside/new.md")
        for path in ["sub/x.md", "keep.md", "dangling.md"] {
            let failure = #expect(throws: OutputFailure.self) { try writer.write([file(path)]) }
            #expect(failure?.reason == .link)
        }
        #expect(text("outside/keep.md") == "x" && text("outside/new.md") == nil && text("outside/x.md") == nil)
    }

    @Test func refusesForeignFilesUnlessTold() throws {
        try put("by hand\n", at: "out/notes.md")
        let failure = #expect(throws: OutputFailure.self) { try writer.write([file("a.md"), file("notes.md")]) }
        #expect(failure?.reason == .foreign)
        #expect(text("out/notes.md") == "by hand\n" && text("out/a.md") == nil)
        _ = try writer.write([file("notes.md")], replacingForeign: true)
        #expect(text("out/notes.md") == "new\n")
    }

    @Test func takesFilesWithMarkerForItsOwn() throws {
        try put("<!-- \(Marker.string) -->\nold\n", at: "out/a.md")
        #expect(try writer.write([file("a.md")]).written == ["a.md"])
    }

    @Test func namesMissingStaleAndLeftOverFiles() throws {
        _ = try writer.write(
            [file("a.md"), file("b.md"), file("code.swift", "x\n", .code)], complete: [.reports, .code])
        try put("edited\n", at: "out/a.md")
        let found = try writer.check([file("a.md"), file("c.md")], complete: [.reports])
        #expect(found.stale == ["a.md"] && found.missing == ["c.md"] && found.leftOver == ["b.md"])
        #expect(
            found.lines(below: "output/") == ["missing: output/c.md", "stale: output/a.md", "left over: output/b.md"])
        #expect(text("out/a.md") == "edited\n")
    }

    @Test func removesWhatNoTargetMakes() throws {
        try put("by hand\n", at: "out/own.txt")
        _ = try writer.write([file("a.md"), file("b.md")], complete: [.reports])
        #expect(try writer.write([file("a.md")], complete: [.reports]).removed == ["b.md"])
        #expect(text("out/own.txt") == "by hand\n" && text("out/b.md") == nil)
        #expect(try writer.check([file("a.md")], complete: [.reports]).isFresh)
    }

    @Test func foldersAreNotReplaced() throws {
        try put("x", at: "out/a.md/inner")
        #expect(throws: OutputFailure.self) { try writer.write([file("a.md")]) }
    }

    @Test func aManifestThatLiesRemovesNothingElse() throws {
        try put("x", at: "outside/keep.md")
        try put("y", at: "out/folder/keep.md")
        let lie = "{ \"reports\": [\"../outside/keep.md\", \"folder\", \"/etc/x\", \"folder/../../outside/keep.md\"] }"
        try put(lie, at: "out/.generated.json")
        #expect(try writer.write([file("a.md")], complete: [.reports]).removed == [])
        #expect(text("outside/keep.md") == "x" && text("out/folder/keep.md") == "y")
    }

    @Test func aLinkInPlaceOfTheManifestIsNotFollowed() throws {
        try put("mine", at: "outside/own.json")
        try FileManager.default.createDirectory(atPath: folder + "/out", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/out/.generated.json", withDestinationPath: "../outside/own.json")
        _ = try writer.write([file("a.md")], complete: [.reports])
        #expect(text("outside/own.json") == "mine")
        #expect(text("out/.generated.json")?.contains("a.md") == true)
    }

    /// Killed between two files, the next run must not take the first one for somebody else's.
    @Test func filesOfARunThatWasKilledAreKnown() throws {
        try put("x", at: "out/z.json/inner")
        #expect(throws: OutputFailure.self) { try writer.write([file("a.json", "1"), file("z.json", "1")]) }
        #expect(text("out/a.json") == nil)
        try FileManager.default.removeItem(atPath: folder + "/out/z.json")
        _ = try writer.write([file("a.json", "1")])
        try put("partial", at: "out/.a.json.99.provider-survey.tmp")
        #expect(try writer.write([file("a.json", "2")]).written == ["a.json"])
        let left = try FileManager.default.contentsOfDirectory(atPath: folder + "/out").sorted()
        #expect(left == [".generated.json", "a.json"])
    }
}
