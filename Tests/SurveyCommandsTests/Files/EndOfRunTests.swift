import Foundation
import Subprocess
import SurveySupport
import SurveyTestSupport
import SystemPackage
import Testing

/// How a run ends: by itself, by a signal, with a terminal that is gone, or before it could begin.
@Suite(.timeLimit(.minutes(15))) struct EndOfRunTests {
    /// Runs `body` in a folder with the small survey, and a server of its pages, the first of which are never answered.
    private func withSite(hanging: Int = 0, _ body: @Sendable (URL, LoopbackSite) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            try SmallSurvey.write(to: folder, edition: "one")
            var pages = try SmallSurvey.pages(in: folder)
            for index in 0..<hanging { pages[index].delay = 3_600 }
            try await LoopbackSite.serving(pages, in: folder) { site in try await body(folder, site) }
        }
    }

    /// `make end-of-run` does this more often.
    @Test func `runs that end in every way leave no file and keep their state`() async throws {
        let script = Tool.repository.appending(path: "Tests/EndOfRun/run").path
        let run = try await Subprocess.run(
            ForeignProgram.pythonProgram, arguments: [script, Tool.executable.path, "--runs", "40"],
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        #expect(run.terminationStatus.isSuccess, "\(run.standardOutput)\(run.standardError)")
    }

    @Test(arguments: [("INT", 130), ("TERM", 143)])
    func `a signal ends a run, which keeps and tells what it has learned`(signal: String, code: Int) async throws {
        try await withSite(hanging: 1) { folder, site in
            let recorded = folder.appending(path: "run.warc.gz").path
            // The recording grows with each answer; once it no longer does, the answers have been judged, too.
            let wrapper = """
                import os, signal, subprocess, sys, time
                tool, size = subprocess.Popen(sys.argv[1:]), 0
                while size < 4_000 or size != os.path.getsize("\(recorded)"):
                    size = os.path.getsize("\(recorded)") if os.path.exists("\(recorded)") else 0
                    time.sleep(1)
                tool.send_signal(signal.SIG\(signal))
                sys.exit(tool.wait() % 256)
                """
            let arguments = ["check", "--record", recorded, "--report", "run.json"] + SmallSurvey.today + site.options
            let run = try await Tool.run(arguments, in: folder, through: ["python3", "-c", wrapper])
            #expect(run.exitCode == code)
            #expect(run.output == "", "an unfinished report would pass for a whole one")
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "run.json").path))
            #expect(run.errors.contains("interrupted by SIG\(signal): 11 of 12 addresses were read"), "\(run.errors)")
            #expect(run.errors.contains("is kept in .provider-survey."), "\(run.errors)")
            #expect(run.errors.contains("To go on, run the same command again"), "\(run.errors)")
            #expect(run.errors.contains("11 claims: 11 verified"), "\(run.errors)")
            let state = try JSONParser.parse(try WholeFile.read(folder.path + "/.provider-survey/state.json"))
            #expect(state["pages"]?.members?.count == 11)
            let replay = ["check", "--replay", recorded] + SmallSurvey.today
            let again = try await Tool.run(replay, in: folder)
            #expect(again.output.contains("12 claims: 11 verified, 1 undecided"), "\(again.output)")
        }
    }

    @Test func `a terminal shows how far a run has come, from its beginning, and Ctrl-C how to go on`() async throws {
        try await withSite(hanging: 1) { folder, site in
            let atTerminal = #"""
                import os, pty, sys
                process, terminal = pty.fork()
                if process == 0:
                    os.execv(sys.argv[1], sys.argv[1:])
                seen, hasEnded = b"", False
                while True:
                    try:
                        seen += os.read(terminal, 4096)
                    except OSError:
                        break
                    if b"11 of 12 pages" in seen and not hasEnded:
                        hasEnded = os.write(terminal, b"\x03") > 0
                print(seen.decode().replace("\r\x1b[K", "\n"))
                """#
            let check = [Tool.executable.path, "check"] + SmallSurvey.today + site.options
            let shown = try await ForeignProgram.output(of: "python3", ["-c", atTerminal] + check, in: folder)
            #expect(shown.contains("\n0 of 12 pages, 0 findings\n"), "\(shown)")
            #expect(
                shown.contains(/\n11 of 12 pages, 0 findings, about [0-9]+ (s|min) left, slowest docs\./), "\(shown)")
            #expect(
                shown.contains("is kept in .provider-survey.") && shown.contains("To go on, run the same"), "\(shown)")
        }
    }

    @Test func `accept that is interrupted accepts nothing`() async throws {
        try await withSite(hanging: 1) { folder, site in
            let arguments = ["accept", "--all"] + SmallSurvey.today + site.options
            let run = try await Tool.run(arguments, in: folder, through: ["timeout", "--signal", "INT", "3"])
            // `timeout` ends with a code of its own.
            #expect(run.exitCode == 124)
            #expect(
                run.errors.contains(": nothing was accepted. To go on, run the same command again."), "\(run.errors)")
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "data/baseline.json").path))
        }
    }

    @Test func `no keys of connections are written for whoever asks by SSLKEYLOGFILE`() async throws {
        try await withSite { folder, site in
            let keys = folder.appending(path: "keys.log").path
            let arguments = ["check"] + SmallSurvey.today + site.options
            let run = try await Tool.run(arguments, in: folder, environment: ["SSLKEYLOGFILE": keys])
            #expect(run.exitCode == 0, "\(run.errors)")
            #expect(!FileManager.default.fileExists(atPath: keys))
        }
    }

    /// A terminal that hangs up, as that of a lost connection does, while progress is shown.
    @Test func `a terminal that is gone does not end the run`() async throws {
        let wrapper = """
            import os, pty, subprocess, sys
            master, terminal = pty.openpty()
            tool = subprocess.Popen(sys.argv[1:], stderr=terminal)
            os.close(terminal)
            os.read(master, 1)
            os.close(master)
            sys.exit(tool.wait() % 256)
            """
        try await withTemporaryFolder { folder in
            try SmallSurvey.write(to: folder, edition: "one")
            var pages = try SmallSurvey.pages(in: folder)
            pages[0].delay = 2
            try await LoopbackSite.serving(pages, in: folder) { site in
                let arguments = ["check"] + SmallSurvey.today + site.options
                let run = try await Tool.run(arguments, in: folder, through: ["python3", "-c", wrapper])
                #expect(run.exitCode == 0)
                #expect(run.output.contains("12 claims: 12 verified"), "\(run.output)")
            }
        }
    }

    @Test func `a terminal is told how far the run is and which host it waits for`() async throws {
        let wrapper = """
            import os, pty, subprocess, sys
            master, terminal = pty.openpty()
            tool = subprocess.Popen(sys.argv[1:], stderr=terminal, stdout=subprocess.DEVNULL)
            os.close(terminal)
            try:
                while data := os.read(master, 65536):
                    sys.stdout.buffer.write(data)
            except OSError:
                pass
            sys.exit(tool.wait() % 256)
            """
        try await withSite { folder, site in
            let arguments = ["check"] + SmallSurvey.today + site.options
            let run = try await Tool.run(arguments, in: folder, through: ["python3", "-c", wrapper])
            #expect(run.exitCode == 0)
            #expect(run.output.contains("3 of 12 pages, 0 findings, about "), "\(run.output)")
            #expect(run.output.contains(" left, slowest docs.small.example"), "\(run.output)")
        }
    }

    @Test(arguments: ["missing.warc", "folder", "pipe"])
    func `a recording that cannot be opened ends the run with 74`(name: String) async throws {
        try await withTemporaryFolder { folder in
            try SmallSurvey.write(to: folder, edition: "one")
            try FileManager.default.createDirectory(
                at: folder.appending(path: "folder"), withIntermediateDirectories: false)
            #expect(mkfifo(folder.appending(path: "pipe").path, 0o600) == 0)
            for command in [["check"], ["accept", "--all"]] {
                let run = try await Tool.run(command + ["--replay", name], in: folder)
                #expect(run.exitCode == 74)
                #expect(run.errors.contains("error: cannot read '\(name)': "), "\(run.errors)")
            }
            let run = try await Tool.run(["check", "--record", "folder"], in: folder)
            #expect(run.exitCode == 74, "\(run.errors)")
        }
    }
}
