import DriftCheck
import SurveyModel
import SurveyTestSupport
import Testing

/// Is a wrong survey noticed? Every value of the shipped survey is altered, one at a time, against pages on which the
/// original holds.
@Suite(.timeLimit(.minutes(5))) struct MutationTests {
    private static let moment = 1_790_000_000
    /// The share of altered values that have to turn red.
    private static let leastShare = 0.95

    @Test func `on pages that say what the survey says, nothing alarms`() async throws {
        let survey = try ShippedData.survey()
        let web = InventedWeb(PageMaker(survey).pages())
        let first = await check(survey, Baseline(), web)
        #expect(first.report.claims.filter { $0.outcome.isDestructive }.map(\.id) == [])
        let second = await check(survey, try baseline(of: survey, web), web)
        #expect(second.report.claims.filter { $0.outcome.isDestructive }.map(\.id) == [])
        #expect(second.exit.code == 0)
    }

    @Test(arguments: Mutation.allCases)
    func `an altered value turns red`(_ mutation: Mutation) async throws {
        let survey = try ShippedData.survey()
        let web = InventedWeb(PageMaker(survey).pages())
        let accepted = try await baseline(of: survey, web)
        for (name, baseline) in [("after accept", accepted), ("on a first run", Baseline())] {
            let mutants = Mutant.all(of: survey, by: mutation)
            var missed: [String] = []
            for mutant in mutants {
                let report = await check(mutant.survey, baseline, web).report
                if report.claims.first?.outcome.isDestructive != true {
                    missed.append("\(mutant.description): \(report.claims.first?.outcome.rawValue ?? "")")
                }
            }
            let share = 1 - Double(missed.count) / Double(max(1, mutants.count))
            print("\(mutation), \(name): \(mutants.count - missed.count) of \(mutants.count) turn red")
            for miss in missed { print("  missed: \(miss)") }
            #expect(mutants.count >= 100)
            #expect(share >= Self.leastShare, "\(mutation), \(name): \(missed.joined(separator: "\n"))")
        }
    }

    private func baseline(of survey: Survey, _ web: InventedWeb) async throws -> Baseline {
        var options = CheckOptions()
        options.readsTwice = true
        let run = await check(survey, Baseline(), web, options)
        return Baseline().accepting(run.material, on: SurveyDate(secondsSince1970: Self.moment), isWholeRun: true)
    }

    private func check(
        _ survey: Survey, _ baseline: Baseline, _ web: InventedWeb, _ options: CheckOptions = CheckOptions()
    ) async -> DriftCheck.Outcome {
        await DriftCheck(
            survey: survey, baseline: baseline, source: web.source, secondsSince1970: Self.moment, options: options
        ).run()
    }
}
