import DriftCheck
import Foundation
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing

/// `check --endpoints` with the built tool against real TLS: what the surveyed addresses answer, and what is made of it.
@Suite(.timeLimit(.minutes(15))) struct EndpointTests {
    // MARK: - What an answer means

    @Test func `each vendor's refusal is read, and compared with the survey`() async throws {
        let vendors = EndpointVendor.refusals
        #expect(vendors.count >= 20)
        try await withTemporaryFolder { folder in
            try EndpointSurvey.write(vendors, to: folder)
            let (run, report) = try await LoopbackSite.serving(vendors.map(\.page), in: folder) { site in
                try await EndpointSurvey.check(["--record", "run.warc.gz"] + site.options, in: folder)
            }
            #expect(run.exitCode == 0, "\(run.errors)")
            for vendor in vendors {
                let finding = try #require(report.endpoint(vendor.id), "\(vendor.id)")
                let told = [
                    finding["outcome"]?.string, finding["auth"]?["agreement"]?.string, finding["baseURL"]?.string,
                ]
                #expect(
                    told == [vendor.outcome, vendor.agreement, vendor.baseURL],
                    "\(vendor.id): \(finding["reason"]?.string ?? "")")
                #expect(finding["auth"]?["named"]?.array?.compactMap(\.string) == vendor.named, "\(vendor.id)")
                if vendor.id == "deepseek-anthropic" {
                    #expect(finding["auth"]?["surveyed"]?.string == "header x-api-key")
                }
                #expect(finding["status"]?.scalarText == String(vendor.status), "\(vendor.id)")
                #expect(finding["method"]?.string == (vendor.isPOST ? "POST" : "GET"), "\(vendor.id)")
                #expect(finding["url"]?.string == vendor.address, "\(vendor.id)")
            }
            try FileManager.default.removeItem(at: folder.appending(path: ".provider-survey"))
            let replayed = try await EndpointSurvey.check(["--replay", "run.warc.gz"], in: folder)
            #expect(replayed.report.timeless == report.timeless, "a replay of the recording tells something else")
        }
    }

    /// What is no API, or cannot be asked.
    private static let troubles: [(vendor: EndpointVendor, pages: [SitePage])] = {
        func vendor(_ id: String, models: String? = "/models", baseURL: String? = nil) -> EndpointVendor {
            EndpointVendor(id: id, baseURL: baseURL ?? "https://\(id).example/v1", models: models, body: "")
        }
        func case_(
            _ id: String, _ outcome: String, _ status: Int, _ body: String, type: String = "text/html",
            headers: [String: String] = [:], further: [SitePage] = []
        ) -> (EndpointVendor, [SitePage]) {
            var made = vendor(id)
            (made.outcome, made.status, made.body, made.type, made.headers) = (outcome, status, body, type, headers)
            return (made, [made.page] + further)
        }
        let landing =
            "<!doctype html><html><head><title>Acme, models for all</title></head><body><h1>Welcome</h1>"
            + "<p>Build with our models. Prices, documents and a playground.</p></body></html>"
        let refusal = "{\"error\":{\"message\":\"A key is needed\"}}"
        return [
            case_("html-404", "notFound", 404, "<title>404</title><h1>Not found</h1>"),
            case_("json-404", "notFound", 404, "{\"detail\":\"Not Found\"}", type: "application/json"),
            case_("gone-410", "notFound", 410, ""),
            case_(
                "soft-404", "notFound", 200,
                "<!doctype html><title>Page not found</title><h1>Page not found</h1><p>Sorry.</p>"),
            case_("landing-page", "website", 200, landing),
            case_(
                "to-website", "website", 302, "", headers: ["Location": "https://www.to-website.example/"],
                further: [SitePage(url: "https://www.to-website.example/", body: landing)]),
            case_(
                // As a cited page behind a login wall, this is neither alive nor dead.
                "to-sign-in", "undecided", 302, "", headers: ["Location": "/login"],
                further: [SitePage(url: "https://to-sign-in.example/login", body: landing)]),
            case_(
                "to-other-host", "moved", 308, "", headers: ["Location": "https://new.to-other-host.example/v1/models"],
                further: [
                    SitePage(
                        url: "https://new.to-other-host.example/v1/models", status: 401, type: "application/json",
                        body: refusal)
                ]),
            case_(
                "to-slash", "asksForCredential", 307, "", headers: ["Location": "/v1/models/"],
                further: [
                    SitePage(
                        url: "https://to-slash.example/v1/models/", status: 401, type: "application/json", body: refusal
                    )
                ]),
            case_("throttled", "undecided", 429, refusal, type: "application/json", headers: ["Retry-After": "3600"]),
            case_("overloaded", "undecided", 503, "<title>Service unavailable</title>"),
            case_("server-error", "undecided", 500, refusal, type: "application/json"),
            case_(
                "bot-wall", "undecided", 403, "<title>Just a moment...</title><noscript>Cookies</noscript>",
                headers: ["cf-mitigated": "challenge", "Server": "cloudflare"]),
            case_(
                "json-wall", "undecided", 403, "{\"url\":\"https://geo.captcha-delivery.example/captcha/?id=1\"}",
                type: "application/json"),
            case_("html-403", "undecided", 403, "<html><title>403 Forbidden</title><h1>403 Forbidden</h1></html>"),
            case_("html-401", "undecided", 401, "<html><title>Sign in to Acme</title><h1>Sign in</h1></html>"),
            case_("plain-403", "undecided", 403, "error code: 1020", type: "text/plain"),
            case_("empty", "undecided", 200, "", type: "application/json"),
            case_("other-json", "undecided", 200, "{\"status\":\"ok\"}", type: "application/json"),
        ]
    }()

    @Test func `what is no API is named as what it is, and throttling, errors and walls decide nothing`() async throws {
        var vendors = Self.troubles.map(\.vendor)
        let unserved = [("no-such-host", "noSuchHost"), ("refuses", "connectionRefused"), ("foreign-tls", "tlsFailed")]
        for (id, outcome) in unserved {
            // The first of them is never looked up elsewhere: names below .invalid do not exist.
            let host = id == "no-such-host" ? "api.no-such-host.invalid" : "\(id).example"
            var vendor = EndpointVendor(id: id, baseURL: "https://\(host)/v1", models: "/models", body: "")
            vendor.outcome = outcome
            vendors.append(vendor)
        }
        try await withTemporaryFolder { folder in
            try EndpointSurvey.write(vendors, to: folder)
            let (run, report) = try await LoopbackSite.serving(Self.troubles.flatMap(\.pages), in: folder) { site in
                let hosts = Set(Self.troubles.flatMap(\.pages).compactMap { URL(string: $0.url)?.host() })
                return try await EndpointSurvey.check(
                    site.options(for: hosts.union(["foreign-tls.example"])) + [
                        "--connect-to", "refuses.example::127.0.0.1:1",
                    ], in: folder)
            }
            #expect(run.exitCode == 0, "\(run.errors)")
            for vendor in vendors {
                let finding = report.endpoint(vendor.id)
                #expect(
                    finding?["outcome"]?.string == vendor.outcome, "\(vendor.id): \(finding?["reason"]?.string ?? "")")
                let isMissing = vendor.outcome == "notFound" || vendor.outcome == "noSuchHost"
                #expect((finding?["review"] != nil) == isMissing, "\(vendor.id)")
            }
        }
    }

    @Test func `without any network nothing is missing`() async throws {
        let vendor = EndpointVendor(id: "acme", baseURL: "https://api.acme.invalid/v1", models: "/models", body: "")
        try await withTemporaryFolder { folder in
            try EndpointSurvey.write([vendor], to: folder)
            let (run, report) = try await EndpointSurvey.check([], in: folder)
            #expect(run.exitCode == 0, "\(run.errors)")
            #expect(report.endpointOutcome("acme") == "undecided")
        }
    }

    // MARK: - Who is asked

    @Test func `placeholders, own machines and endpoints without an address are not asked, and counted`() async throws {
        var unknown = EndpointVendor(id: "no-address", baseURL: "https://api.no-address.example/v1", body: "")
        unknown.wireProtocol = "other"
        let vendors = [
            EndpointVendor(id: "local", baseURL: "http://localhost:11434/v1", models: "/models", body: ""),
            EndpointVendor(
                id: "placeholder", baseURL: "https://{resource}.acme.example/v1", models: "/models", body: ""),
            unknown,
        ]
        try await withTemporaryFolder { folder in
            try EndpointSurvey.write(vendors, to: folder)
            let log = folder.appending(path: "requests.log")
            let run = try await LoopbackSite.serving(
                [SitePage(url: "https://api.no-address.example/", body: "")], in: folder, log: log
            ) { site in
                try await Tool.run(
                    ["check", "--endpoints", "--color", "never", "--allow-private-hosts"] + site.options, in: folder)
            }
            #expect(run.exitCode == 0, "\(run.errors)")
            #expect(run.output.contains("3 endpoints: 3 not asked"), "\(run.output)")
            for reason in ["own machine", "a placeholder", "no address"] {
                #expect(run.output.contains("1 x not asked: ") && run.output.contains(reason), "\(run.output)")
            }
            #expect(try String(contentsOf: log, encoding: .utf8).isEmpty, "something was asked")
        }
    }

    @Test func `every shipped endpoint is asked at an https address, or says why not`() throws {
        let survey = try ShippedSurvey.load()
        let plan = FetchPlan(survey, today: SurveyDate(daysSince1970: 21_000), asksEndpoints: true).endpoints
        #expect(plan.entries.map(\.claim) == survey.providers.flatMap(\.endpoints).map(\.claim.id).sorted())
        for entry in plan.entries {
            #expect((entry.question == nil) == (entry.refusal != nil))
            if let question = entry.question {
                #expect(question.url.hasPrefix(entry.baseURL) && question.url.hasPrefix("https://"), "\(question.url)")
                #expect(!question.url.contains("{") && (try? SurveySupport.WebAddress(question.url)) != nil)
            }
        }
        #expect(plan.questions.count > 50)
    }

    @Test func `without the option no endpoint is asked`() async throws {
        let vendors = [try #require(EndpointVendor.refusals.first)]
        try await withTemporaryFolder { folder in
            try EndpointSurvey.write(vendors, to: folder)
            let log = folder.appending(path: "requests.log")
            let run = try await LoopbackSite.serving(vendors.map(\.page), in: folder, log: log) { site in
                try await Tool.run(["check", "--format", "json"] + site.options, in: folder)
            }
            #expect(try CheckReportJSON(run.output).root["endpoints"] == nil)
            #expect(try String(contentsOf: log, encoding: .utf8).isEmpty)
        }
    }

    // MARK: - No credential

    @Test func `no credential of the environment, the home folder or an earlier answer leaves the machine`()
        async throws
    {
        var vendors = EndpointVendor.refusals.filter {
            ["openai", "anthropic", "deepseek", "cohere", "openrouter"].contains($0.id)
        }
        vendors += EndpointVendor.refusals.filter { ["deepseek-anthropic", "openrouter-responses"].contains($0.id) }
        let pages = vendors.map { vendor in
            var page = vendor.page
            page.headers["Set-Cookie"] = "session=cookie-of-the-server; Path=/"
            return page
        }
        let secret = "sk-secret-0123456789abcdefghijklmnopqrstuv"
        var environment: [String: String] = [:]
        for provider in try ShippedSurvey.load().providers {
            // swift-subprocess passes no name that begins with a digit.
            for name in provider.credentials.flatMap(\.environment) where name.first?.isNumber == false {
                environment[name] = secret
            }
        }
        #expect(environment.count > 100)
        for name in ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY"] {
            environment[name] = "http://user:\(secret)@127.0.0.1:1"
        }
        try await withTemporaryFolder { folder in
            let hosts = vendors.compactMap { URL(string: $0.baseURL)?.host() }
            for file in [".netrc", "_netrc"] {
                let lines = hosts.map { "machine \($0) login user password \(secret)\n" }.joined()
                try Data(lines.utf8).write(to: folder.appending(path: file))
            }
            try Data("header = \"Authorization: Bearer \(secret)\"\ncookie = \"a=\(secret)\"\nnetrc\n".utf8)
                .write(to: folder.appending(path: ".curlrc"))
            environment["HOME"] = folder.path
            environment["CURL_HOME"] = folder.path
            environment["NETRC"] = folder.appending(path: ".netrc").path
            try EndpointSurvey.write(vendors, to: folder)
            let log = folder.appending(path: "requests.log")
            let (run, _) = try await LoopbackSite.serving(pages, in: folder, log: log) { [environment] site in
                try await EndpointSurvey.check(
                    ["--record", "run.warc", "--report", "run.json"] + site.options, in: folder,
                    environment: environment)
            }
            #expect(run.exitCode == 0, "\(run.errors)")
            let requests = try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
                .map { try JSONParser.parse(Array($0.utf8)) }
            #expect(requests.count == vendors.count)
            for request in requests {
                let names = Set((request["headers"]?.members ?? []).map { $0.key.lowercased() })
                let allowed: Set = ["host", "user-agent", "accept", "accept-encoding"]
                let isPOST = request["method"]?.string == "POST"
                #expect(names == (isPOST ? allowed.union(["content-length"]) : allowed))
                #expect(request["body"]?.string == "")
            }
            for file in ["requests.log", "run.json", ".provider-survey/state.json"] {
                let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
                #expect(!text.contains("secret"), "\(file)")
            }
            #expect(!run.output.contains(secret) && !run.errors.contains(secret))
        }
    }

    // MARK: - Time

    @Test func `an endpoint that lived fails a run once it has been missing in three runs over seven days`()
        async throws
    {
        var lived = try #require(EndpointVendor.refusals.first { $0.id == "openai" })
        let never = EndpointVendor(
            id: "never", baseURL: "https://never.example/v1", models: "/models", status: 404,
            body: "{\"detail\":\"Not Found\"}")
        try await withTemporaryFolder { folder in
            try EndpointSurvey.write([lived, never], to: folder)
            func check(_ day: String) async throws -> (run: SurveyTestSupport.Tool.Run, report: CheckReportJSON) {
                try await LoopbackSite.serving([lived.page, never.page], in: folder) { site in
                    try await EndpointSurvey.check(site.options, on: day, in: folder)
                }
            }
            #expect(try await check("2026-06-01").run.exitCode == 0)
            (lived.status, lived.type, lived.body) = (404, "application/json", "{\"detail\":\"Not Found\"}")
            for day in ["2026-06-02", "2026-06-03", "2026-06-08"] {
                let (run, report) = try await check(day)
                #expect(run.exitCode == 0, "\(day)")
                #expect(report.endpoint("openai")?["since"]?.string == "2026-06-02")
                #expect(report.endpoint("openai")?["livedOn"]?.string == "2026-06-01")
            }
            // A wall in between neither ends the absence nor counts.
            (lived.status, lived.body) = (503, "")
            #expect(try await check("2026-06-09").run.exitCode == 0)
            (lived.status, lived.body) = (404, "{\"detail\":\"Not Found\"}")
            let (run, report) = try await check("2026-06-10")
            #expect(run.exitCode == 1)
            #expect(report.endpoint("openai")?["warning"] == nil)
            #expect(report.endpoint("never")?["review"]?.scalarText == "true", "what never stood has not drifted")
            let fingerprint: String = try #require(report.endpoint("openai")?["fingerprint"]?.string)
            let silenced = try await Tool.run(
                [
                    "acknowledge", fingerprint, "--because", "upstream-error", "--until", "2026-07-01", "--today",
                    "2026-06-10",
                ],
                in: folder)
            #expect(silenced.exitCode == 0, "\(silenced.errors)")
            let silencedRun = try await check("2026-06-11").run
            #expect(silencedRun.exitCode == 0)
            // The weekly job keeps an issue for it until an API lives there again.
            (lived.status, lived.body) = (401, "{}")
            let alive = try await check("2026-06-12").run
            try await FakeIssues.serving { issues, address in
                for (report, said) in [
                    (run, "2 opened"), (silencedRun, "0 opened, 0 updated, 0 closed"),
                    (alive, "0 opened, 0 updated, 1 closed"),
                ] {
                    let file = folder.appending(path: "issues.json")
                    try Data(report.output.utf8).write(to: file)
                    #expect(try await IssueScript.run(on: file, address).hasPrefix(said))
                }
                #expect(
                    issues.open.count == 1 && issues.open.first?.body.contains("never/endpoints.global/answer") == true)
            }
        }
    }

    // MARK: - Evidence and shards

    @Test func `a claim may cite the answer of its endpoint`() async throws {
        var vendor = try #require(EndpointVendor.refusals.first { $0.id == "anthropic" })
        try await withTemporaryFolder { folder in
            try EndpointSurvey.write([vendor], to: folder)
            let file = folder.appending(path: "data/providers/anthropic.json")
            func write(_ evidence: String) throws {
                let text = vendor.file.replacing(
                    "\"unguarded\": \"not-published\" } ],\n  \"cred",
                    with: "\"evidence\": [ \(evidence) ] } ],\n  \"cred")
                try Data(text.utf8).write(to: file)
            }
            let source = """
                { "$schema": "../schema/sources.schema.json", "publisher": "The endpoints themselves", "sources": [
                  { "id": "endpoint-answers", "title": "Answer of the endpoint", "url": "https://{value}",
                    "kind": "endpoint", "asOf": "2026-01-10" } ] }
                """
            try Data(source.utf8).write(to: folder.appending(path: "data/sources/endpoints.json"))
            try write("{ \"source\": \"endpoint-answers\", \"quote\": \"x-api-key\" }")
            let refused = try await Tool.run(["validate", "--color", "never"], in: folder)
            #expect(
                refused.exitCode == 2 && refused.output.contains("evidence-mismatch"),
                "\(refused.output)\(refused.errors)")
            try write("{ \"source\": \"endpoint-answers\" }")
            func outcome(_ page: SitePage, _ options: [String]) async throws -> JSONNode? {
                let run = try await LoopbackSite.serving([page], in: folder) { site in
                    try await Tool.run(
                        ["check", "--format", "json", "--retries", "0"] + options + site.options, in: folder)
                }
                #expect(run.exitCode == 0, "\(run.errors)\(run.output)")
                return try CheckReportJSON(run.output).claim("anthropic/endpoints.global")
            }
            let unasked = try await outcome(vendor.page, [])
            #expect(unasked?["outcome"]?.string == "unchecked")
            #expect(unasked?["reason"]?.string == "asked only with --endpoints")
            #expect(try await outcome(vendor.page, ["--endpoints"])?["outcome"]?.string == "verified")
            (vendor.status, vendor.body) = (503, "")
            #expect(try await outcome(vendor.page, ["--endpoints"])?["outcome"]?.string == "undecided")
            (vendor.status, vendor.body) = (404, "{}")
            let gone = try await outcome(vendor.page, ["--endpoints"])
            #expect(gone?["outcome"]?.string == "gone")
            #expect(gone?["warning"]?.scalarText == "true")
        }
    }

    @Test func `shards ask each endpoint once, and merge to the report of the single run`() async throws {
        let vendors = EndpointVendor.refusals
        try await withTemporaryFolder { folder in
            try EndpointSurvey.write(vendors, to: folder)
            try await LoopbackSite.serving(vendors.map(\.page), in: folder) { site in
                let single = try await EndpointSurvey.check(["--state", "single"] + site.options, in: folder)
                for number in 1...3 {
                    let shard = try await EndpointSurvey.check(
                        ["--state", "s\(number)", "--shard", "\(number)/3", "--report", "\(number).json"]
                            + site.options, in: folder)
                    #expect(shard.run.exitCode == 0, "\(shard.run.errors)")
                    #expect((shard.report.root["endpoints"]?.array?.count ?? 0) < vendors.count)
                }
                let merged = try await Tool.run(
                    ["report", "merge", "1.json", "2.json", "3.json", "--format", "json", "--today", "2026-06-01"],
                    in: folder)
                #expect(merged.output == single.run.output, "\(merged.errors)")
            }
        }
    }

    @Test(arguments: ["text", "markdown", "github", "sarif", "junit"])
    func `every format tells a missing endpoint`(format: String) async throws {
        let vendor = EndpointVendor(
            id: "acme", baseURL: "https://api.acme.example/v1", models: "/models", status: 404,
            body: "{\"detail\":\"Not Found\"}")
        try await withTemporaryFolder { folder in
            try EndpointSurvey.write([vendor], to: folder)
            let run = try await LoopbackSite.serving([vendor.page], in: folder) { site in
                try await Tool.run(
                    ["check", "--endpoints", "--color", "never", "--format", format] + site.options, in: folder)
            }
            #expect(run.output.contains("acme/endpoints.global"), "\(run.output)")
            // JUnit knows no warnings: the test case has neither failed nor been skipped.
            let told = format == "junit" ? "name=\"acme/endpoints.global (its own answer)\"" : "not found"
            #expect(run.output.contains(told), "\(run.output)")
        }
    }
}
