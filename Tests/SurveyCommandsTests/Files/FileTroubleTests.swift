import Foundation
import Subprocess
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Disks that are full, folders that nobody may write, files that are no files, and two runs at once.
@Suite(.timeLimit(.minutes(15))) struct FileTroubleTests {
    private static let acknowledge = [
        "acknowledge", "3f9a2c71d0b4e865", "--because", "page-ambiguous", "--until", "2027-01-31", "--today",
        "2026-06-01",
    ]

    private func withSurvey(_ body: (URL) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try SmallSurvey.write(to: folder, edition: "one")
            try await body(folder)
        }
    }

    /// Runs the tool below a shell command that ends with `exec "$@"`.
    private func run(_ arguments: [String], after prelude: String, in folder: URL) async throws
        -> SurveyTestSupport.Tool.Run
    {
        try await Tool.run(arguments, in: folder, through: ["sh", "-c", prelude + "; exec \"$@\"", "sh"])
    }

    private func text(_ path: String, in folder: URL) -> String? {
        FileManager.default.contents(atPath: folder.appending(path: path).path).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    private func temporaryFiles(in folder: URL) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".tmp") }
    }

    @Test func `a disk that is full leaves the old files, and the message names the file`() async throws {
        try await withSurvey { folder in
            _ = try await Tool.run(["codegen"], in: folder)
            let before = try #require(text("output/catalog.json", in: folder))
            try SmallSurvey.write(to: folder, edition: "two")
            // A limit on the size of files ends a write as a full disk does, for anybody and everywhere.
            let full = try await run(["codegen"], after: "ulimit -f 1", in: folder)
            #expect(full.exitCode == 74)
            #expect(full.errors.contains("/catalog.json: cannot be written: File too large"), "\(full.errors)")
            #expect(text("output/catalog.json", in: folder) == before)
            #expect(try temporaryFiles(in: folder) == [])
            let later = try await Tool.run(["codegen"], in: folder)
            #expect(later.exitCode == 0)
            #expect(text("output/catalog.json", in: folder)?.contains("Small two 1") == true)
        }
    }

    @Test func `a report that does not fit on stdout is no success, and a reader that leaves is no failure`()
        async throws
    {
        try await withSurvey { folder in
            let full = try await Tool.run(
                ["list", "--json"], in: folder, through: ["sh", "-c", "ulimit -f 0; exec \"$@\" > output", "sh"])
            #expect(full.exitCode == 74)
            #expect(full.errors.contains("stdout: cannot be written"), "\(full.errors)")
            let silent = try await Tool.run(
                ["validate"], in: folder, through: ["sh", "-c", "ulimit -f 0; exec \"$@\" 2> errors", "sh"])
            #expect(silent.exitCode == 0)
            let left = try await Tool.run(
                ["list", "--json"], in: folder, through: ["sh", "-c", "(\"$@\"; echo $? >&2) | true", "sh"])
            #expect(left.errors.contains("0"), "\(left.errors)")
        }
    }

    /// Root may write everywhere, so it gives up the right to do so first.
    @Test func `a folder that is read-only is named`() async throws {
        try await withSurvey { folder in
            let prefix = geteuid() == 0 ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] : []
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o555], ofItemAtPath: folder.appending(path: "data").path)
            defer {
                try? FileManager.default.setAttributes(
                    [.posixPermissions: 0o755], ofItemAtPath: folder.appending(path: "data").path)
            }
            let known = try SmallSurvey.knowing(["3f9a2c71d0b4e865"], in: folder)
            let run = try await Tool.run(Self.acknowledge + known, in: folder, through: prefix)
            #expect(run.exitCode == 74, "\(run.errors)")
            #expect(
                run.errors.contains("data/acknowledged.json: cannot be written: Permission denied"), "\(run.errors)")
            #expect(run.errors.contains("run again"))
        }
    }

    @Test(arguments: ["pipe", "endless", "huge", "folder", "loop"])
    func `what is no ordinary file is refused at once`(kind: String) async throws {
        try await withSurvey { folder in
            for path in ["data/providers/x.json", "templates/x.md.mustache"] {
                let place = folder.appending(path: path).path
                try FileManager.default.createDirectory(
                    atPath: folder.appending(path: "templates").path, withIntermediateDirectories: true)
                switch kind {
                case "pipe": mkfifo(place, 0o600)
                case "endless": symlink("/dev/zero", place)
                case "huge":
                    try Data().write(to: URL(filePath: place))
                    truncate(place, 1 << 40)
                case "folder": mkdir(place, 0o700)
                default: symlink("x.json", place)
                }
                let isTemplate = path.hasPrefix("templates")
                let run = try await Tool.run(isTemplate ? ["render"] : ["validate"], in: folder)
                // A folder of templates may have any name; a link that leads nowhere is none.
                if !isTemplate || ["pipe", "endless", "huge"].contains(kind) {
                    #expect(run.exitCode == 2, "\(run.output)\(run.errors)")
                    let said = isTemplate ? run.errors : run.output
                    #expect(said.contains(isTemplate ? path + ": " : path + ":1:1: error: "), "\(said)")
                }
                unlink(place)
                rmdir(place)
            }
        }
    }

    @Test func `a survey that is edited while corrections are made is not overwritten`() async throws {
        try await withSurvey { folder in
            let keys = folder.appending(path: "keys")
            try FileManager.default.createDirectory(at: keys, withIntermediateDirectories: true)
            let pages = try SmallSurvey.pages(in: folder)
            let file = folder.appending(path: "data/sources/small-3.json")
            let edited = (text("data/sources/small-3.json", in: folder) ?? "") + "\n"
            let isEdited = folder.appending(path: "is-edited")
            var moved = SmallSurvey.moved(pages)
            for index in moved.indices { moved[index].headers["Hold-Until"] = isEdited.path }
            try await LoopbackSite.serving(moved, in: keys) { site in
                let recording = ["--record", "run.warc.gz"] + site.options
                async let fixing = Tool.run(["check", "--fix", "--today", "2026-06-01"] + recording, in: folder)
                // The recording begins when the survey has been read; no page is answered before the edit.
                while !FileManager.default.fileExists(atPath: folder.appending(path: "run.warc.gz").path) {
                    try await Task.sleep(for: .milliseconds(20))
                }
                try Data(edited.utf8).write(to: file)
                try Data().write(to: isEdited)
                let run = try await fixing
                #expect(run.exitCode == 74, "\(run.output)\(run.errors)")
                #expect(run.errors.contains("small-3.json: changed by somebody else"), "\(run.errors)")
                #expect(text("data/sources/small-3.json", in: folder) == edited)
                #expect(text("data/sources/small-1.json", in: folder)?.contains("/old/") == true)
                let again = try await Tool.run(["check", "--fix", "--today", "2026-06-01"] + site.options, in: folder)
                #expect(again.exitCode == 0, "\(again.errors)")
                #expect(text("data/sources/small-3.json", in: folder)?.contains("/new/") == true)
            }
        }
    }

    @Test func `runs at once lose nothing of each other`() async throws {
        try await withSurvey { folder in
            let digits = (1...8).map { "0123456789abcde\($0)" }
            let known = try SmallSurvey.knowing(digits, in: folder)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for fingerprint in digits {
                    var arguments = Self.acknowledge + known
                    arguments[1] = fingerprint
                    group.addTask { [arguments] in
                        let run = try await Tool.run(arguments, in: folder)
                        #expect(run.exitCode == 0, "\(run.errors)")
                    }
                }
                for _ in 1...3 {
                    group.addTask { _ = try await Tool.run(["codegen"], in: folder) }
                }
                try await group.waitForAll()
            }
            let written = text("data/acknowledged.json", in: folder) ?? ""
            #expect(digits.filter(written.contains) == digits)
            #expect(throws: Never.self) { try JSONParser.parse(Array(written.utf8)) }
            let fresh = try await Tool.run(["codegen", "--check"], in: folder)
            #expect(fresh.exitCode == 0, "\(fresh.output)")
        }
    }

    @Test func `what runs at once have learned is kept from both`() async throws {
        try await withSurvey { folder in
            let keys = folder.appending(path: "keys")
            try FileManager.default.createDirectory(at: keys, withIntermediateDirectories: true)
            try await LoopbackSite.serving(SmallSurvey.pages(in: folder), in: keys) { site in
                async let first = Tool.run(["accept", "small-1", "small-2"] + site.options, in: folder)
                async let second = Tool.run(["accept", "small-3", "small-4"] + site.options, in: folder)
                let codes = try await [first.exitCode, second.exitCode]
                #expect(codes == [0, 0])
            }
            for file in ["data/baseline.json", ".provider-survey/state.json"] {
                let written = text(file, in: folder) ?? ""
                for number in 1...4 { #expect(written.contains("/old/\(number)\""), "\(file) lacks \(number)") }
            }
        }
    }

    @Test func `reports and recordings do not replace files of other people`() async throws {
        try await withSurvey { folder in
            let own = folder.appending(path: "own.json")
            try Data("{ \"mine\": true }\n".utf8).write(to: own)
            let report = try await Tool.run(["check", "--report", "own.json", "--replay", "none"], in: folder)
            #expect(report.exitCode == 74)
            #expect(report.errors.contains("own.json: not made by provider-survey"), "\(report.errors)")
            let record = try await Tool.run(["check", "--record", "own.json"], in: folder)
            #expect(record.exitCode == 74)
            #expect(record.errors.contains("'own.json' is no recording"), "\(record.errors)")
            #expect(text("own.json", in: folder) == "{ \"mine\": true }\n")
        }
    }

    @Test func `a name in the data folder cannot speak to the terminal`() async throws {
        try await withSurvey { folder in
            let name = "\u{1B}]0;owned\u{7}\u{9B}2J\u{202E}.json"
            try Data("{".utf8).write(to: folder.appending(path: "data/providers").appending(path: name))
            let run = try await Tool.run(["validate"], in: folder)
            #expect(run.exitCode == 2)
            for scalar in (run.output + run.errors).unicodeScalars {
                #expect(scalar == "\n" || !scalar.isInvisibleControl, "U+\(String(scalar.value, radix: 16))")
            }
        }
    }

    @Test func `the password of a proxy is not repeated`() async throws {
        try await withSurvey { folder in
            for proxy in ["ftp://user:swordfish@127.0.0.1:9", "http://user:swordfish@127.0.0.1:9"] {
                let run = try await Tool.run(
                    ["check", "small-1", "--proxy", proxy, "--report", "run.json"], in: folder)
                #expect(run.exitCode != 0)
                #expect(!(run.output + run.errors + (text("run.json", in: folder) ?? "")).contains("swordfish"))
            }
        }
    }
}
