import ArgumentParser
import DriftCheck
import Reports
import SurveyModel
import SurveyRender
import SurveySite
import SurveySupport

/// Not called `Site`, which is what it writes.
struct SiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site",
        abstract: "Write a static site of the survey: search, provider pages, history, feeds.",
        discussion: """
            Open index.html of the folder in a browser, or serve the folder below any address. The pages load nothing from \
            other hosts.

            EXAMPLE
              $ provider-survey site
              $ provider-survey site --output public --base-url https://example.org/providers/
              $ provider-survey check --report run.json; provider-survey site --report run.json
            """)

    @OptionGroup var survey: SurveyOptions
    @OptionGroup var templates: TemplateOptions
    @Option(help: ArgumentHelp("Folder to write to.", valueName: "dir")) var output = "site"
    @Option(help: ArgumentHelp("JSON report of a check: adds its findings.", valueName: "run.json"))
    var report: String?
    @Option(help: ArgumentHelp("Show the survey as it stood on this day, as YYYY-MM-DD.", valueName: "day"))
    var asOf: SurveyDate?
    @Option(
        help: ArgumentHelp("Where the site will be published: makes the links in feeds whole.", valueName: "https-url"))
    var baseURL: String?

    func validate() throws {
        guard let baseURL, LinkDestination(baseURL) == nil else { return }
        throw ValidationError("'\(baseURL)' is no https address; write one such as https://example.org/providers/")
    }

    func run() throws {
        let loaded = try survey.loadWithFiles(asOf: asOf)
        let report = try report.map { try ReportFile($0).read() }
        let documents = try documents(of: loaded.survey)
        let impact = ClaimImpact(loaded.survey, templates: templates.load())
        let files = survey.pipeline.publish.run(
            Site.Input(
                survey: loaded.survey, data: loaded.files, today: survey.currentDay, asOf: asOf,
                report: report, base: baseURL, markdown: try markdown(documents, report), files: impact.files(of:)))
        do throws(OutputFailure) {
            let done = try survey.pipeline.write.run(
                .init(
                    writer: OutputWriter(directory: output), files: files, complete: [.site], replacesForeign: false))
            Console.printError(
                "\(output): \(Counted.of(done.written.count, "file")) written, \(done.unchanged.count) unchanged, \(done.removed.count) removed"
            )
            Console.printResult(output + "/index.html")
        } catch {
            Console.printError("error: \(error)")
            throw ExitCode.files
        }
    }

    private func documents(of survey: Survey) throws -> [RenderedFile] {
        do {
            return try self.survey.pipeline.render.run(
                .init(survey: survey, templates: templates.load(), targets: [], asOf: asOf))
        } catch {
            Console.printError("\(error)")
            throw ExitCode.invalid
        }
    }

    /// The documents by their paths, and the report as one of them.
    private func markdown(_ documents: [RenderedFile], _ report: CheckReport?) throws -> [String: String] {
        var markdown = Dictionary(documents.map { ($0.path, $0.contents) }) { first, _ in first }
        markdown["drift.md"] = try report.map {
            try survey.pipeline.report.run(.init(report: $0, format: .markdown))
        }
        return markdown
    }
}
