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
        let script = Tool.repository.appending(path: "docs/systemd/provider-survey-mail").path
        try await withTemporaryFolder { folder in
            let report =
                "LOST\n  acme/auth  'X' is not there any more\n\n12 claims: 11 verified, 1 lost\n2 sources: 2 ok\n"
            try Data(report.utf8).write(to: folder.appending(path: "last.txt"))
            let settings = [
                "STATE=\(folder.path)", "MONITOR_EXIT_STATUS=1", "MAILTO=a@b.example", "SENDMAIL=echo_stdin",
            ]
            try Data("#!/bin/sh\ncat\n".utf8).write(to: folder.appending(path: "echo_stdin"))
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: folder.appending(path: "echo_stdin").path)
            let path = "PATH=\(folder.path):/usr/bin:/bin"
            let mail = try await ForeignProgram.output(of: "env", settings + [path, "sh", script])
            #expect(mail.hasPrefix("To: a@b.example\nSubject: Provider survey: 1 lost\n"), "\(mail)")
            #expect(mail.contains(report))
            #expect(mail.contains("add: --report \(folder.path)/last.json"))
        }
    }
}
