import ArgumentParser
import SurveyModel
import SurveySupport

struct Changes: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "changes",
        abstract: "List the claims that changed or were first made since a day.",
        discussion: """
            EXAMPLE
              $ provider-survey changes --since 2026-04-27
            """)

    @OptionGroup var survey: SurveyOptions
    @Option(help: ArgumentHelp("Day, as YYYY-MM-DD; changes on the day itself are not listed.", valueName: "day"))
    var since: SurveyDate
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
        let survey = try survey.loadForReading()
        let changed = survey.claims.filter { $0.since > since }.sorted { ($0.since, $0.id) < ($1.since, $1.id) }
        if json {
            let claims = JSONNode.list(changed.map { ClaimText.node($0, in: survey) })
            Console.printJSON([("since", .text(since.description)), ("claims", claims)])
        } else {
            for claim in changed { Console.printResult(Self.text(claim)) }
            Console.printError("\(Counted.of(changed.count, "claim")) since \(since)")
        }
    }

    private static func text(_ claim: Claim) -> String {
        let head = "\(claim.since)  \(claim.id)"
        let now = TextLayout.wrap(ClaimText.value(claim), lead: "    now     ")
        guard let before = claim.previously.first else {
            return [head, now, "    first stated then"].joined(separator: "\n")
        }
        return [head, now, TextLayout.wrap(ClaimText.previous(before), lead: "    before  ")].joined(separator: "\n")
    }
}
