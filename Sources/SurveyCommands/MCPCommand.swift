import ArgumentParser
import Foundation
import MCPServer
import SurveyModel
import SurveyRender
import SurveySupport

struct MCPCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mcp",
        abstract: "Answer coding agents over the Model Context Protocol, on standard input and output.",
        discussion: """
            Serves the survey that the tool was built with, or that of --data: read-only, without network and without \
            other files. A client starts it; docs/mcp.md has the configuration of several.

            EXAMPLE
              $ claude mcp add provider-survey -- provider-survey mcp
            """)

    @OptionGroup var survey: SurveyOptions

    func run() throws {
        let loaded = try survey.loadShippedUnlessNamed()
        let pages = ProviderPagesCache(survey: loaded, pipeline: survey.pipeline)
        let options = survey
        let served = ServedSurvey(
            loaded, today: { options.currentDay }, page: { pages.page(of: $0) },
            lint: survey.pipeline.lintTexts.run(.init(survey: loaded, today: survey.currentDay)))
        survey.pipeline.serve.run(.init(survey: served, streams: Self.standardStreams))
    }

    /// Standard input to its end, or to SIGINT or SIGTERM; standard output while somebody reads it.
    private static var standardStreams: MCPServer.Streams {
        MCPServer.Streams(
            read: {
                guard Interruption.waits(for: STDIN_FILENO) else { return nil }
                var bytes = [UInt8](repeating: 0, count: 1 << 16)
                let count = SystemError.retrying { read(STDIN_FILENO, &bytes, bytes.count) }
                return count > 0 ? Array(bytes[..<count]) : nil
            },
            write: { SystemError.write(Array($0.utf8), to: STDOUT_FILENO) == 0 },
            log: { Console.printError("provider-survey mcp: \($0)") })
    }
}

/// The pages of providers, all made when the first is asked for.
private final class ProviderPagesCache: Sendable {
    private let survey: Survey
    private let pipeline: Pipeline
    private let pages = Mutex<[String: String]?>(nil)

    init(survey: Survey, pipeline: Pipeline) {
        self.survey = survey
        self.pipeline = pipeline
    }

    func page(of provider: String) -> String? {
        pages.withLock { known in
            let pages = known ?? made()
            known = pages
            return pages["providers/\(provider).md"]
        }
    }

    private func made() -> [String: String] {
        do {
            let files = try pipeline.render.run(
                .init(survey: survey, templates: TemplateFile.shipped, targets: ["providers/"]))
            return Dictionary(files.map { ($0.path, $0.contents) }) { first, _ in first }
        } catch {
            Console.printError("\(error)")
            return [:]
        }
    }
}
