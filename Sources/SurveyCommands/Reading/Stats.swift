import ArgumentParser
import SurveyModel
import SurveySupport

struct Stats: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Count what the survey holds, and how much of it is guarded by evidence.",
        discussion: """
            EXAMPLE
              $ provider-survey stats
              $ provider-survey stats --json
            """)

    @OptionGroup var survey: SurveyOptions
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
        let loaded = try survey.loadForReading()
        let figures = SurveyFigures(loaded)
        if json { Console.printJSON(figures.json) } else { Console.printResult(TextLayout.table(figures.rows)) }
    }
}

/// What `stats` counts.
struct SurveyFigures {
    var providers: Int
    var tools: Int
    var consumers: Int
    var sources: Int
    var claims: Int
    var guarded: Int
    var oldest: Claim?
    var byDimension: [(dimension: Dimension, claims: Int, guarded: Int)]

    init(_ survey: Survey) {
        let sources = survey.sourcesByID
        let claims = survey.claims
        providers = survey.providers.count
        tools = survey.tools.count
        consumers = survey.consumers.count
        self.sources = survey.sources.count
        self.claims = claims.count
        guarded = claims.count { $0.isGuarded(by: sources) }
        oldest = claims.min { ($0.asOf, $0.id) < ($1.asOf, $1.id) }
        byDimension = Dimension.allCases.compactMap { dimension in
            let own = claims.filter { $0.dimension == dimension }
            return own.isEmpty ? nil : (dimension, own.count, own.count { $0.isGuarded(by: sources) })
        }
    }

    /// Whole per cent, rounded down, so that 100 % means all.
    private static func share(_ part: Int, of whole: Int) -> String { whole == 0 ? "-" : "\(part * 100 / whole) %" }

    var rows: [[String]] {
        [
            ["providers", "\(providers)"], ["tools", "\(tools)"], ["consumers", "\(consumers)"],
            ["sources", "\(sources)"],
            ["claims", "\(claims)"], ["guarded", "\(guarded) (\(Self.share(guarded, of: claims)))"],
            ["oldest asOf", oldest.map { "\($0.asOf) (\($0.id))" } ?? "-"],
        ]
            + byDimension.map {
                [
                    "  \($0.dimension.title)",
                    "\($0.claims), guarded \($0.guarded) (\(Self.share($0.guarded, of: $0.claims)))",
                ]
            }
    }

    var json: [(String, JSONNode?)] {
        [
            ("providers", .integer(providers)), ("tools", .integer(tools)),
            ("consumers", .integer(consumers)), ("sources", .integer(sources)), ("claims", .integer(claims)),
            ("guarded", .integer(guarded)), ("oldestAsOf", oldest.map { .text($0.asOf.description) }),
            (
                "dimensions",
                .list(
                    byDimension.map {
                        .object([
                            ("dimension", .text($0.dimension.rawValue)), ("claims", .integer($0.claims)),
                            ("guarded", .integer($0.guarded)),
                        ])
                    })
            ),
        ]
    }
}
