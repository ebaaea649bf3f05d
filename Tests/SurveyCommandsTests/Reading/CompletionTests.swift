import Foundation
import SurveyTestSupport
import Testing

/// Real shells at a terminal complete ids of the survey, and a command that does not exist is answered with what was meant.
@Suite(.timeLimit(.minutes(15))) struct CompletionTests {
    private static let script = Tool.repository.appending(path: "Tests/SurveyCommandsTests/Support/type_in_shell.py")
        .path

    /// What the shell shows after it has completed the line and the tool has run.
    @Test(
        arguments: ["bash", "zsh", "fish"],
        [
            ("provider-survey sho<TAB>together-ai", "Together AI (together-ai)"),
            ("provider-survey show moonsho<TAB>", "Kimi (Moonshot AI) (moonshot)"),
            ("provider-survey explain together-ai/routing.litel<TAB>", "prefix (routing-prefix): together_ai"),
            ("provider-survey list --category local-s<TAB>", "ollama"),
            ("provider-survey search together-a<TAB>", "Together AI"),
            (
                "provider-survey cite together-ai routing.litel<TAB> --source litellm-together-ai --field nope",
                "it has prefix"
            ),
            ("provider-survey accept --all together-a<TAB>", "also beside together-ai"),
            ("provider-survey new provider together-ai --category inference-p<TAB>", "'together-ai' is taken"),
        ])
    func `a shell completes what the tool then takes`(shell: String, typed: (line: String, output: String)) async throws
    {
        let shown = try await ForeignProgram.output(
            of: ForeignProgram.python, [Self.script, Tool.executable.path, shell, typed.line], in: Tool.repository)
        #expect(shown.contains(typed.output), "\(shown)")
    }

    @Test(arguments: [
        (["chek"], "unknown command 'chek'; did you mean 'check'?"),
        (["serach", "groq"], "unknown command 'serach'; did you mean 'search'?"),
        (["report", "merg"], "unknown command 'merg'; did you mean 'merge'?"),
        (["help", "chek"], "unknown command 'chek'; did you mean 'check'?"),
        (["help", "new", "provder"], "unknown command 'provder'; did you mean 'provider'?"),
        (["xyzzy"], "unknown command 'xyzzy'; there are validate, "),
    ])
    func `an unknown command is answered with what was meant`(words: [String], message: String) async throws {
        let run = try await Tool.run(words, in: Tool.repository)
        #expect(run.exitCode == 64)
        #expect(run.errors.contains(message), "\(run.errors)")
    }
}
