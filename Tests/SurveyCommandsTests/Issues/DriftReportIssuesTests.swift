import Foundation
import SurveyTestSupport
import Testing

/// The script of the scheduled job, fed with reports that the built `check` wrote.
@Suite(.timeLimit(.minutes(15))) struct DriftReportIssuesTests {
    private static let base = "https://api.small-1.example/v1"

    @Test func `issues follow the reports of the tool, and a warning opens none`() async throws {
        try await withTemporaryFolder { folder in
            let pages = try await accepted(in: folder)
            try await FakeIssues.serving { issues, address in
                // The second page has not been gone for long: a warning.
                let drifted = Self.edited(pages, 1) { $0.body = $0.body.replacing(Self.base, with: Self.base + "7") }
                let gone = Self.edited(drifted, 2) { $0.status = 404 }
                let said1 = try await said(of: gone, in: folder, address)
                #expect(said1.hasPrefix("1 opened, 0 updated, 0 closed"))
                #expect(issues.openTitles == ["Drift: small-1/endpoints.global changed"])
                let said2 = try await said(of: gone, in: folder, address)
                #expect(said2.contains("0 opened, 0 updated, 0 closed, 1 unchanged"))
                let further = Self.edited(pages, 1) { $0.body = $0.body.replacing(Self.base, with: Self.base + "8") }
                let said3 = try await said(of: further, in: folder, address)
                #expect(said3.hasPrefix("0 opened, 1 updated, 0 closed"))
                let walled = Self.edited(pages, 1) { $0.status = 403 }
                let said4 = try await said(of: walled, in: folder, address)
                #expect(said4.hasPrefix("0 opened, 0 updated, 0 closed"))
                let said5 = try await said(of: pages, in: folder, address)
                #expect(said5.hasPrefix("0 opened, 0 updated, 1 closed"))
                #expect(issues.open.isEmpty)
            }
        }
    }

    @Test func `what no run has confirmed is listed for review in one issue, and fails only a strict run`() async throws
    {
        try await withTemporaryFolder { folder in
            try SmallSurvey.write(to: folder, edition: "A")
            let pages = try SmallSurvey.pages(in: folder)
            let drifted = Self.edited(pages, 1) { $0.body = $0.body.replacing(Self.base, with: Self.base + "7") }
            try await FakeIssues.serving { issues, address in
                #expect(try await said(of: drifted, in: folder, address).hasPrefix("1 opened, 0 updated, 0 closed"))
                #expect(issues.openTitles == ["Citations to review: 1"])
                let report = try CheckReportJSON(file: folder.appending(path: "report.json"))
                #expect(report.outcome("small-1/endpoints.global") == "lost")
                #expect(try await exits(of: drifted, in: folder) == [0, 1])
                // A wall tells nothing about what is on the list.
                let walled = Self.edited(drifted, 1) { $0.status = 403 }
                #expect(try await said(of: walled, in: folder, address).hasPrefix("0 opened, 1 updated, 0 closed"))
                // Confirmed by a run, the statement is off the list; from then on, its change is drift.
                #expect(try await said(of: pages, in: folder, address).hasPrefix("0 opened, 0 updated, 1 closed"))
                #expect(try await exits(of: drifted, in: folder) == [1, 1])
                #expect(try await said(of: drifted, in: folder, address).hasPrefix("1 opened"))
                #expect(issues.openTitles == ["Drift: small-1/endpoints.global lost"])
                // Without the run state, nothing says that it ever stood: it is to be reviewed, and its issue stays the only one.
                try FileManager.default.removeItem(at: folder.appending(path: ".provider-survey"))
                #expect(try await said(of: drifted, in: folder, address).hasPrefix("0 opened, 0 updated, 0 closed, 1"))
                #expect(issues.open.count == 1)
            }
        }
    }

    @Test func `what a person has accepted is confirmed without a run state`() async throws {
        try await withTemporaryFolder { folder in
            let pages = try await accepted(in: folder)
            try? FileManager.default.removeItem(at: folder.appending(path: ".provider-survey"))
            let drifted = Self.edited(pages, 1) { $0.body = $0.body.replacing(Self.base, with: Self.base + "7") }
            #expect(try await exits(of: drifted, in: folder) == [1, 1])
        }
    }

    /// The pages of a small survey in the folder, all of whose places have been accepted.
    private func accepted(in folder: URL) async throws -> [SitePage] {
        try SmallSurvey.write(to: folder, edition: "A")
        let pages = try SmallSurvey.pages(in: folder)
        try await LoopbackSite.serving(pages, in: folder) { site in
            let run = try await Tool.run(["accept", "--all"] + site.options, in: folder)
            #expect(run.exitCode == 0, "\(run.errors)")
        }
        return pages
    }

    /// How `check` ends, without and with `--strict`.
    private func exits(of pages: [SitePage], in folder: URL) async throws -> [Int] {
        try await LoopbackSite.serving(pages, in: folder) { site in
            let plain = try await Tool.run(["check"] + site.options, in: folder)
            let strict = try await Tool.run(["check", "--strict"] + site.options, in: folder)
            return [plain.exitCode, strict.exitCode]
        }
    }

    private static func edited(_ pages: [SitePage], _ number: Int, _ edit: (inout SitePage) -> Void) -> [SitePage] {
        pages.map { page in
            guard page.url.hasSuffix("/\(number)") else { return page }
            var page = page
            edit(&page)
            return page
        }
    }

    /// What the script says of the report of a check of these pages.
    private func said(of pages: [SitePage], in folder: URL, _ address: String) async throws -> String {
        try await LoopbackSite.serving(pages, in: folder) { site in
            let run = try await Tool.run(["check", "--report", "report.json"] + site.options, in: folder)
            #expect([0, 1].contains(run.exitCode), "\(run.errors)")
        }
        return try await IssueScript.run(on: folder.appending(path: "report.json"), address)
    }
}
