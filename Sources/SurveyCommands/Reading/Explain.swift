import ArgumentParser
import DriftCheck
import Reports
import SurveyModel
import SurveySupport

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain one claim: its value, last outcome, every piece of evidence, history, who depends on it.",
        discussion: """
            EXAMPLE
              $ provider-survey explain together-ai/routing.litellm
            """)

    @OptionGroup var survey: SurveyOptions
    @Argument(help: "Id of the claim, as reports show it.", completion: .claims) var claim: String
    @Option(help: ArgumentHelp("Folder of the run state, where the last outcome is.", valueName: "dir"))
    var state = RecordFiles.usualFolder
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
        let survey = try survey.loadForReading()
        guard let found = survey.claims.first(where: { $0.id == claim }) else {
            let isSubject = survey.provider(claim) != nil || survey.tool(claim) != nil
            let mistake = isSubject ? "'\(claim)' has many claims, name one" : "unknown claim '\(claim)'"
            throw ValidationError("\(mistake); \(Self.remedy(claim, in: survey))")
        }
        let dependents = Self.dependents(of: found, in: survey)
        let last = RecordFiles(data: self.survey.data, state: state).runState().outcomes[found.id]
        if json {
            Console.printJSON(
                ClaimText.members(found, in: survey) + [
                    ("ageDays", .integer(self.survey.currentDay.days(since: found.asOf))),
                    ("dependents", .texts(dependents)),
                    ("lastOutcome", try last.map { try JSONNodeEncoder.encode($0) }),
                ])
        } else {
            Console.printResult(text(found, last: last, dependents: dependents, in: survey))
        }
    }

    private static func remedy(_ id: String, in survey: Survey) -> String {
        let ids = survey.claims.map(\.id)
        let own = ids.filter { $0.hasPrefix(id.prefix { $0 != "/" } + "/") }
        return NearMiss.suggestion(id, in: ids)
            ?? (own.isEmpty ? "see 'provider-survey list'" : "there are\n  \(own.joined(separator: "\n  "))")
    }

    private func text(
        _ claim: Claim, last: RunState.LastOutcome?, dependents: [String], in survey: Survey
    ) -> String {
        var lines = [claim.id, ""]
        for field in claim.fields {
            lines.append(TextLayout.wrap(field.value.text, lead: "  \(field.path) (\(field.value.type.rawValue)): "))
        }
        if let note = claim.note { lines.append(TextLayout.wrap(note, lead: "  ")) }
        lines.append(age(of: claim))
        lines.append(TextLayout.wrap(Self.text(last, of: claim), lead: "  last outcome: "))
        lines.append("  \(claim.location)")
        lines += ["", "Evidence"]
        lines += claim.evidence.map { ClaimText.evidence($0, in: survey) }
        if let reason = claim.unguarded { lines.append("  unguarded: \(reason.rawValue)") }
        if !claim.previously.isEmpty {
            lines += ["", "Before"] + claim.previously.map { TextLayout.wrap(ClaimText.previous($0), lead: "  - ") }
        }
        if !dependents.isEmpty {
            lines += ["", "Depending on it"] + dependents.map { TextLayout.wrap($0, lead: "  - ") }
        }
        return lines.joined(separator: "\n")
    }

    /// What the newest check in this folder concluded, and of which value.
    private static func text(_ last: RunState.LastOutcome?, of claim: Claim) -> String {
        guard let last else { return "none, no check of it has run here" }
        var text = "\(last.outcome.rawValue) on \(last.day)"
        if let found = last.found, last.outcome == .changed { text += ", the page says '\(found)'" }
        if last.outcome == .undecided, let reason = last.reason { text += ", \(reason)" }
        if let expected = last.expected, !claim.fields.contains(where: { $0.value.text == expected }) {
            text += "; the claim said '\(expected)' then"
        }
        if let day = last.verifiedOn, day != last.day { text += "; seen standing on \(day)" }
        return text
    }

    /// In amber where the confirmation is older than a check would let pass.
    private func age(of claim: Claim) -> String {
        let days = survey.currentDay.days(since: claim.asOf)
        let line = "  last confirmed \(EvidenceAge.text(days)) (\(claim.asOf)), stated since \(claim.since)"
        let isOld = days > CheckReport.defaultMaximumAge && Console.usesColor(survey.color)
        return isOld ? "\u{1B}[33m\(line)\u{1B}[0m" : line
    }

    /// Decisions and statements that rest on the claim.
    static func dependents(of claim: Claim, in survey: Survey) -> [String] {
        var found: [String] = []
        for consumer in survey.consumers {
            for decision in consumer.decisions where decision.dated.dependsOn.contains(claim.id) {
                found.append("\(consumer.id): \(decision.action.rawValue) \(decision.provider)")
            }
            for note in consumer.toolNotes where note.dated.dependsOn.contains(claim.id) {
                found.append("\(consumer.id): note on \(note.tool)")
            }
            for section in consumer.sections {
                for statement in section.statements where statement.dated.dependsOn.contains(claim.id) {
                    found.append("\(consumer.id): \(section.id) \(statement.id)")
                }
            }
        }
        let overview = survey.overview
        for statement in overview.statements
        where statement.dated.dependsOn.contains(claim.id) {
            found.append("survey: \(statement.id)")
        }
        return found
    }
}
