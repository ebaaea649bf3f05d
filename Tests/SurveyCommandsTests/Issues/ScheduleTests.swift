import Foundation
import SurveyTestSupport
import Testing

/// The scheduled job and the check of pull requests, step by step as their workflows have them (`make schedule-test`).
@Suite(.timeLimit(.minutes(15))) struct ScheduleTests {
    @Test func `weeks with drift, walls and lost states end with the right issues`() async throws {
        let script = Tool.repository.appending(path: "Tests/Schedule/run").path
        let log = try await ForeignProgram.output(of: ForeignProgram.python, ["-B", script, Tool.executable.path])
        #expect(log.hasSuffix("all as it should be\n"), "\(log)")
    }

    @Test func `the mail of the systemd unit says what drifted and what to do`() async throws {
        try await withTemporaryFolder { folder in
            let report =
                "LOST\n  acme/auth  'X' is not there any more\n\n12 claims: 11 verified, 1 lost\n2 sources: 2 ok\n"
            try Data(report.utf8).write(to: folder.appending(path: "last.txt"))
            let mail = try await sent(after: "1", in: folder)
            #expect(mail.hasPrefix("To: a@b.example\nSubject: Provider survey: 1 lost\n"), "\(mail)")
            #expect(mail.contains(report))
            #expect(mail.contains("add: --report \(folder.path)/last.json"))
        }
    }

    @Test(arguments: [
        ("3", "too little could be read, nothing was concluded"), ("2", "the data is invalid, nothing was checked"),
        ("74", "a file could not be read or written"), ("KILL", "the check failed (oom-kill, KILL)"),
    ])
    func `the mail of the systemd unit says why there is no report, from the lines of that run`(
        code: String, subject: String
    ) async throws {
        try await withTemporaryFolder { folder in
            let mail = try await sent(after: code, in: folder)
            #expect(mail.hasPrefix("To: a@b.example\nSubject: Provider survey: \(subject)\n"), "\(mail)")
            #expect(mail.contains("_SYSTEMD_INVOCATION_ID=of-this-run"), "\(mail)")
        }
    }

    /// What is sent after a check that ended so; the journal has one line, its own arguments.
    private func sent(after code: String, in folder: URL) async throws -> String {
        let programs = ["echo_stdin": "#!/bin/sh\ncat\n", "journalctl": "#!/bin/sh\necho \"$@\"\n"]
        for (name, text) in programs {
            let program = folder.appending(path: name)
            try Data(text.utf8).write(to: program)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        }
        let settings = [
            "STATE=\(folder.path)", "MONITOR_EXIT_STATUS=\(code)", "MONITOR_INVOCATION_ID=of-this-run",
            "MONITOR_SERVICE_RESULT=oom-kill", "MAILTO=a@b.example", "SENDMAIL=echo_stdin",
            "PATH=\(folder.path):/usr/bin:/bin",
        ]
        let script = Tool.repository.appending(path: "docs/systemd/provider-survey-mail").path
        return try await ForeignProgram.output(of: "env", settings + ["sh", script])
    }
}
