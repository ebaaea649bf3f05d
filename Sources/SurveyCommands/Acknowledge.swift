import ArgumentParser
import DriftCheck
import SurveyModel
import SurveySupport

struct Acknowledge: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "acknowledge",
        abstract: "Silence one finding for a time.",
        discussion: """
            A finding is known by the fingerprint that 'check' prints. Other content at the same place alarms again, and so \
            does this finding once the day has passed.

            EXAMPLE
              $ provider-survey acknowledge 3f9a2c71d0b4e865 --because page-ambiguous --until 2027-01-31
            """)

    @OptionGroup var survey: SurveyOptions
    @Argument(help: "Fingerprint of the finding.") var fingerprint: String
    @Option(help: ArgumentHelp("Why.", valueName: "reason")) var because: Acknowledgement.Reason
    @Option(help: ArgumentHelp("Last day of the silence, as YYYY-MM-DD.", valueName: "day")) var until: SurveyDate
    @Option(help: ArgumentHelp("A remark for whoever reads the file.", valueName: "text")) var note: String?

    mutating func validate() throws {
        guard fingerprint.wholeMatch(of: /[0-9a-f]{8,64}/) != nil else {
            throw ValidationError("'\(fingerprint)' is no fingerprint; copy it from the report of 'check'")
        }
        guard until >= survey.currentDay else { throw ValidationError("--until \(until) has passed already") }
    }

    func run() throws {
        let records = RecordFiles(data: survey.data, state: ".provider-survey")
        let entry = Acknowledgement(fingerprint: fingerprint, reason: because, until: until, note: note)
        try records.updateAcknowledgements {
            survey.pipeline.acknowledge.run(.init(known: $0, new: entry, today: survey.currentDay))
        }
        Console.printResult("acknowledged \(fingerprint) until \(until)")
    }
}

extension Acknowledgement.Reason: ExpressibleByArgument {}
