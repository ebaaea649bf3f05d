import ArgumentParser
import Corrections
import Foundation
import SurveyModel
import SurveySupport

/// The tool: one subcommand for each thing that a maintainer, a scheduled job or a client developer does.
struct ProviderSurvey: AsyncParsableCommand {
    /// The version of everything in this repository; the newest heading of CHANGELOG.md has the same.
    static let version = "0.2.0"

    static let configuration = CommandConfiguration(
        commandName: "provider-survey",
        abstract: "A catalog of LLM API providers in which every fact has evidence that is re-read.",
        discussion: """
            The survey lies in data/ as JSON. 'check' fetches what it cites and says which facts drifted; 'render' and \
            'codegen' write reports, Swift presets and config files from it.

            EXIT CODES
              0  fine
              1  drift, findings of 'lint', stale generated files, nothing found to cite
              2  the survey or a template is invalid
              3  could not tell: too few sources could be read
              64 wrong usage
              74 a file could not be read or written: full disk, no permission, another run
              130, 143  ended early by SIGINT (Ctrl-C) or SIGTERM
            """,
        version: version,
        subcommands: [
            Validate.self,
            New.self,
            Check.self,
            Cite.self,
            Accept.self,
            Acknowledge.self,
            Report.self,
            Render.self,
            Codegen.self,
            Generate.self,
            SiteCommand.self,
            Lint.self,
            CrosscheckCommand.self,
            DiscoverCommand.self,
            Schema.self,
            Search.self,
            List.self,
            Show.self,
            Explain.self,
            Changes.self,
            Stats.self,
            MCPCommand.self,
            ReplayBenchCommand.self,
        ])
}

/// Parses the process's arguments, runs, and exits with the command's code.
package func runProviderSurvey() async {
    // A reader that goes away, or a limit on the size of files, is an error to be told, and not the end of the process in
    // the middle of its work.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    var failure: (any Error)?
    do {
        try await runCommand()
    } catch let problem as FileProblem {
        Console.fail(problem)
    } catch let problem as JSONNodeEncoder.Failure {
        Console.fail(problem)
    } catch let refusal as SurveyEdit.Refusal {
        Console.printError("error: \(refusal)")
        failure = ExitCode.invalid
    } catch let mistake as ValidationError {
        // The parser has let go of the command, and would explain the whole tool's usage beside the message.
        Console.printError("Error: \(mistake.message)")
        failure = ExitCode.validationFailure
    } catch {
        failure = error
    }
    if let code = Interruption.exitCode { ProviderSurvey.exit(withError: code) }
    if Console.hasFailed { ProviderSurvey.exit(withError: ExitCode.files) }
    if let failure { ProviderSurvey.exit(withError: failure) }
}

private func runCommand() async throws {
    try ProviderSurvey.refuseUnknownCommand(Array(CommandLine.arguments.dropFirst()))
    var command = try ProviderSurvey.parseAsRoot()
    if var command = command as? any AsyncParsableCommand {
        try await command.run()
    } else {
        try command.run()
    }
}

/// The exit codes of the tool, beside ArgumentParser's own.
extension ExitCode {
    static let drift = ExitCode(1)
    static let invalid = ExitCode(2)
    static let undecided = ExitCode(3)
    static let files = ExitCode(74)
}

extension ParsableCommand {
    /// ArgumentParser calls a command that it does not know an unexpected argument; this says what was meant.
    fileprivate static func refuseUnknownCommand(_ words: [String]) throws {
        let commands = configuration.subcommands
        guard let word = words.first, !word.hasPrefix("-"), !commands.isEmpty else { return }
        // ArgumentParser answers any other words behind it with the help of the tool as a whole.
        if word == "help" { return try refuseUnknownCommand(Array(words.dropFirst())) }
        if let command = commands.first(where: { $0._commandName == word }) {
            return try command.refuseUnknownCommand(Array(words.dropFirst()))
        }
        let names = commands.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
        let hint = NearMiss.suggestion(word, in: names) ?? "there are \(names.joined(separator: ", "))"
        throw ValidationError("unknown command '\(TerminalText.line(word, limit: 40))'; \(hint)")
    }
}
