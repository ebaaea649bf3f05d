import DriftCheck
import SurveyModel
import SurveySupport
import Testing

/// Edits of invented pages in the manner of many documentation systems, file formats and walls. The expectations were
/// written before the first run.
@Suite(.timeLimit(.minutes(15))) struct PageEditTests {
    private struct Score {
        var drifts = 0
        var missed: [String] = []
        var falseAlarms: [String] = []
        var wrongOutcomes: [String] = []
        var values = 0
        var unnamed: [String] = []

        init(_ edits: [PageEdit], _ answers: [ReplayBench.Answer]) {
            for (edit, answer) in zip(edits, answers) {
                let isQuiet = ["verified", "undecided"].contains(edit.outcome)
                let isRight = answer.outcome.rawValue == edit.outcome || edit.accepted.contains(answer.outcome.rawValue)
                let isAlarm = ["changed", "lost", "gone", "moved"].contains(answer.outcome.rawValue)
                let line = "\(edit.title) | \(answer.outcome) \(answer.newValue ?? "") \(answer.reason ?? "")"
                if !isRight { wrongOutcomes.append(line) }
                if isQuiet, isAlarm, !isRight { falseAlarms.append(line) }
                if !isQuiet {
                    drifts += 1
                    if !isAlarm { missed.append(line) }
                }
                guard let newValue = edit.newValue else { continue }
                values += 1
                if answer.newValue != newValue { unnamed.append(line) }
            }
        }
    }

    @Test func `an edit gets the outcome that a careful maintainer would give`() async throws {
        let pages = try PageEdits.all()
        let edits = pages.flatMap(\.edits)
        let score = Score(edits, try await Self.answers(pages))
        print(
            "edits: \(score.drifts - score.missed.count) of \(score.drifts) seen, "
                + "\(score.falseAlarms.count) false alarms in \(edits.count - score.drifts), "
                + "\(edits.count - score.wrongOutcomes.count) of \(edits.count) outcomes exact, "
                + "\(score.values - score.unnamed.count) of \(score.values) new values named")
        for line in score.wrongOutcomes { print("  outcome: \(line)") }
        for line in score.unnamed { print("  unnamed: \(line)") }
        #expect(edits.count >= 280)
        #expect(score.falseAlarms == [])
        #expect(Double(score.missed.count) <= 0.02 * Double(score.drifts), "\(score.missed)")
        #expect(Double(score.wrongOutcomes.count) <= 0.05 * Double(edits.count), "\(score.wrongOutcomes)")
        #expect(Double(score.unnamed.count) <= 0.1 * Double(score.values), "\(score.unnamed)")
    }

    /// What differs between two builds of the same page changes no outcome, neither for those that hold nor for drift.
    @Test(arguments: Disguise.allCases)
    func `outcomes are the same in another build of the page`(disguise: Disguise) async throws {
        let pages = try Self.pagesToDisguise()
        let plain = try await Self.plainAnswers.value
        let disguised = try await Self.answers(pages) { disguise.applied(to: $1, type: $0.type) }
        let differing = zip(plain, disguised).filter { $0.outcome != $1.outcome || $0.newValue != $1.newValue }
        #expect(differing.map { "\($0.id): \($0.outcome), then \($1.outcome) \($1.newValue ?? "")" } == [])
    }

    private static func pagesToDisguise() throws -> [PageEdits] { try PageEdits.all().filter { $0.name != "answers" } }

    private static let plainAnswers = Task { try await answers(pagesToDisguise()) }

    private static func answers(
        _ pages: [PageEdits], disguise: (PageEdits, String) -> String = { $1 }
    ) async throws -> [ReplayBench.Answer] {
        let (set, bodies) = try PageEdits.replaySet(pages, disguise: disguise)
        return await ReplayBench { bodies[$0] }.run(try #require(set))
    }
}

/// Ways in which the same page comes out of another build.
enum Disguise: String, CaseIterable {
    /// Line ends and a byte order mark of another system.
    case lineEnds
    /// Class names, nonces, counters and banners that differ on every build. Of HTML only.
    case buildNoise
    /// No line ends between elements, but in code. Of HTML only.
    case minified

    func applied(to page: String, type: String) -> String {
        let isHTML = type.hasPrefix("text/html")
        switch self {
        case .lineEnds: return "\u{FEFF}" + page.replacing("\n", with: "\r\n")
        case .buildNoise: return isHTML ? Self.noise(page) : page
        case .minified: return isHTML ? Self.minified(page) : page
        }
    }

    private static func noise(_ page: String) -> String {
        let script = "<script nonce=\"a8\">window.b=\"HERON_OLD\"</script>"
        let banner = "<div id=\"cookie-banner\"><p>We use cookies. <a href=\"/p\">OAUTH_TOKEN</a></p></div>"
        let footer = "<footer>Build 77f0c1, 20,411 readers, generated 2026-02-03T04:05:06Z</footer>"
        return page.replacing("class=\"", with: "data-v-3fa1 class=\"x_9c2e ")
            .replacing("</head>", with: "<meta name=\"csrf-token\" content=\"9d8f\">\(script)</head>")
            .replacing("</body>", with: "\(banner)\(footer)</body>")
    }

    private static func minified(_ page: String) -> String {
        page.split(separator: "<pre", omittingEmptySubsequences: false).enumerated().map { number, part in
            let end = number == 0 ? nil : part.firstRange(of: "</pre>")?.upperBound
            let code = part[..<(end ?? part.startIndex)]
            return code + part[code.endIndex...].replacing("\n", with: " ").replacing("> <", with: "><")
        }.joined(separator: "<pre")
    }
}
