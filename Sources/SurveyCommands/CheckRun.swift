import DriftCheck
import Foundation
import PageFetch
import SurveyModel
import SurveyRender
import SurveySupport

/// One run of the check as commands start it, with its progress on the terminal.
struct CheckRun {
    var survey: Survey
    var records: CheckRecords
    var acknowledgements: [Acknowledgement]
    var subjects: [String]
    var mode: String
    /// Documents made of them can be touched by a finding.
    var templates: [TemplateFile] = []
    /// The moment of the check, in seconds since 1970.
    var now: Int
    /// Reads every page twice, to learn what differs without an edit, and notes where claims stand: for `accept`.
    var readsTwice = false
    /// Days after which a last confirmation is old.
    var maximumAge = CheckReport.defaultMaximumAge
    /// The part of the sources to check; nil for all.
    var shard: Shard?

    func outcome(from fetcher: PageFetcher) async -> Pipeline.Outcome {
        var options = CheckOptions()
        options.selection = subjects
        options.mode = mode
        options.shard = shard
        options.readsTwice = readsTwice
        options.notesPlaces = readsTwice
        options.maximumAge = maximumAge
        options.acknowledgements = acknowledgements
        options.generatedFiles = ClaimImpact(survey, templates: templates).files(of:)
        let line = ProgressLine()
        let outcome = await Pipeline.check(survey, against: records, from: fetcher, at: now, options: options) {
            line.show($0)
        }
        line.clear()
        return outcome
    }
}

/// `12/204 docs.together.ai` on a terminal, and nothing elsewhere.
struct ProgressLine: Sendable {
    private let isShown = Console.isErrorTerminal

    func show(_ progress: CheckProgress) {
        guard isShown else { return }
        let host = URL(string: progress.url)?.host() ?? ""
        FileHandle.standardError.write(
            Data("\r\u{1B}[K\(progress.done)/\(progress.total) \(TextLayout.printable(host))".utf8))
    }

    func clear() {
        if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}
