import ArgumentParser
import DriftCheck
import SurveyModel
import SurveySupport

struct Acknowledge: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "acknowledge",
        abstract: "Silence findings for a time.",
        discussion: """
            A finding is known by the fingerprint that 'check' prints, and has to be one of the last run: of the run state, or \
            of the report that --report names, such as that of a scheduled job. Other content at the same place alarms again, \
            and so does the same finding once the day has passed.

            EXAMPLE
              $ provider-survey acknowledge 3f9a2c71d0b4e865 --because page-ambiguous --until 2027-01-31
              $ provider-survey acknowledge 3f9a2c71d0b4e865 --because cosmetic --until 2027-01-31 --report drift.json
            """)

    @OptionGroup var survey: SurveyOptions
    @Argument(help: "Fingerprints of findings of the last run.", completion: .fingerprints)
    var fingerprints: [String]
    @Option(help: ArgumentHelp("Why.", valueName: "reason")) var because: Acknowledgement.Reason
    @Option(help: ArgumentHelp("Last day of the silence, as YYYY-MM-DD.", valueName: "day")) var until: SurveyDate
    @Option(help: ArgumentHelp("A remark for whoever reads the file.", valueName: "text")) var note: String?
    @Option(help: ArgumentHelp("Folder of the run state.", valueName: "dir")) var state = RecordFiles.usualFolder
    @Option(help: ArgumentHelp("JSON report with the findings, instead of the run state.", valueName: "file"))
    var report: String?

    mutating func validate() throws {
        for fingerprint in fingerprints where fingerprint.wholeMatch(of: /[0-9a-f]{8,64}/) == nil {
            throw ValidationError("'\(fingerprint)' is no fingerprint; copy it from the report of 'check'")
        }
        guard until >= survey.currentDay else { throw ValidationError("--until \(until) has passed already") }
    }

    func run() throws {
        let records = RecordFiles(data: survey.data, state: state)
        let known = try report.map { try ReportFile($0).read().fingerprints } ?? records.runState().fingerprints
        let new = try fingerprints.map { fingerprint in
            Acknowledgement(
                fingerprint: fingerprint, claim: try claim(of: fingerprint, in: known), reason: because, until: until,
                note: note)
        }
        try records.updateAcknowledgements {
            survey.pipeline.acknowledge.run(.init(known: $0, new: new, today: survey.currentDay))
        }
        for entry in new {
            Console.printResult("acknowledged \(entry.fingerprint) (\(entry.claim ?? "")) until \(until)")
        }
    }

    /// - Parameter known: fingerprints by what they are of.
    private func claim(of fingerprint: String, in known: [String: String]) throws -> String {
        if let claim = known.filter({ $0.value == fingerprint }).keys.min() { return claim }
        let origin = report ?? "\(state), which the last 'check' left"
        guard !known.isEmpty else {
            throw ValidationError(
                "no finding is known from \(origin); run 'check' first, or name its report with --report")
        }
        let near =
            known.first { $0.value.hasPrefix(fingerprint) }
            ?? NearMiss.find(fingerprint, in: known.values)
            .flatMap { near in known.first { $0.value == near } }
        let remedy =
            near.map { "did you mean '\($0.value)' (\($0.key))?" }
            ?? "it has \(Counted.of(known.count, "other")); see 'check'"
        throw ValidationError("no finding '\(fingerprint)' in \(origin); \(remedy)")
    }
}

extension Acknowledgement.Reason: ExpressibleByArgument {}
