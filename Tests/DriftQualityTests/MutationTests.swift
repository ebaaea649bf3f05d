import DriftCheck
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing

/// Is a wrong survey noticed? Every value of the shipped survey is altered, one at a time, against pages on which the
/// original holds.
@Suite(.timeLimit(.minutes(15))) struct MutationTests {
    private static let moment = 1_790_000_000
    /// The share of altered values that have to turn red.
    private static let leastShare = 0.95

    @Test func `on pages that say what the survey says, nothing alarms`() async throws {
        let (survey, web, accepted) = try await Self.original.value
        let first = await Self.check(survey, Baseline(), web)
        #expect(first.report.claims.filter { $0.outcome.isDestructive }.map(\.id) == [])
        let second = await Self.check(survey, accepted, web)
        #expect(second.report.claims.filter { $0.outcome.isDestructive }.map(\.id) == [])
        #expect(second.exit.code == 0)
    }

    @Test(arguments: Mutation.allCases)
    func `an altered value turns red`(_ mutation: Mutation) async throws {
        let (survey, web, accepted) = try await Self.original.value
        let mutants = Mutant.all(of: survey, by: mutation)
        #expect(mutants.count >= 100)
        for (name, baseline) in [("after accept", accepted), ("on a first run", Baseline())] {
            let missed = await missed(mutants, sources: survey.sources, baseline, web)
            let share = 1 - Double(missed.count) / Double(max(1, mutants.count))
            print("mutation \(mutation), \(name): \(mutants.count - missed.count) of \(mutants.count) turn red")
            for miss in missed { print("  missed: \(miss)") }
            // A page that states two values of a kind tells them apart only by the place that was accepted.
            if mutation == .sibling, baseline.anchors.isEmpty { continue }
            #expect(share >= Self.leastShare, "\(mutation), \(name): \(missed.joined(separator: "\n"))")
        }
    }

    /// The mutants that pass for right.
    private func missed(
        _ mutants: [Mutant], sources: [Source], _ baseline: Baseline, _ web: InventedWeb
    ) async -> [String] {
        var missed: [String] = []
        for (survey, round) in Mutant.surveys(of: mutants, sources: sources) {
            let claims = await Self.check(survey, baseline, web).report.claims
            let outcomes = Dictionary(claims.map { ($0.id, $0.outcome) }) { first, _ in first }
            for mutant in round where outcomes[mutant.claim.id]?.isDestructive != true {
                missed.append("\(mutant.claim.id) \(mutant.change)")
            }
        }
        return missed
    }

    /// The shipped survey, its pages, and what `accept` noted of them; made once for all tests.
    private static let original = Task {
        let survey = try ShippedSurvey.load()
        let web = InventedWeb(PageMaker(survey).pages())
        var options = CheckOptions()
        options.readsTwice = true
        let run = await check(survey, Baseline(), web, options)
        let today = SurveyDate(secondsSince1970: moment)
        return (survey, web, Baseline().accepting(run.material, on: today, isWholeRun: true))
    }

    private static func check(
        _ survey: Survey, _ baseline: Baseline, _ web: InventedWeb, _ options: CheckOptions = CheckOptions()
    ) async -> CheckResult {
        await DriftCheck(
            survey: survey, baseline: baseline, fetcher: web.fetcher, secondsSince1970: moment, options: options
        ).run()
    }
}
