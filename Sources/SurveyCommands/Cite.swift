import ArgumentParser
import Corrections
import DriftCheck
import SurveyModel
import SurveySupport

struct Cite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cite",
        abstract: "Propose evidence for a claim from one of its sources.",
        discussion: """
            Reads the source, finds the claim's value in its main content, and prints evidence that is ready to paste, \
            best first: the shortest quote that stands only there, with the heading where a quote alone does not tell. \
            Each proposal has passed the check that will watch it. A claim whose value no page shows (yes, prohibited, a \
            statement of ours) needs --phrase with what the page says. Ends with 1 when the page does not say it, and \
            with 3 when the page could not be read.

            EXAMPLE
              $ provider-survey cite together-ai routing.litellm --source litellm-together-ai
              $ provider-survey cite together-ai endpoints.global --field auth/header --source together-openai-compat
              $ provider-survey cite moonshot consumerPlan --source kimi-code-docs --phrase 'third-party tools'
            """)

    @OptionGroup var survey: SurveyOptions
    @OptionGroup var network: NetworkOptions
    @Argument(help: "Provider or tool.", completion: .subjects) var provider: String
    @Argument(help: "Claim: its id, or the part behind the provider.", completion: .claimsOfSubject) var claim: String
    @Option(help: ArgumentHelp("Source to read, by its id in data/sources.", valueName: "id"), completion: .sources)
    var source: String
    @Option(help: ArgumentHelp("Value of the claim to cite; its principal value if not named.", valueName: "path"))
    var field: String?
    @Option(help: ArgumentHelp("Words of the page that state the fact.", valueName: "text")) var phrase: String?
    @Flag(help: "Print JSON.") var json = false

    mutating func validate() throws {
        if let phrase, phrase.allSatisfy(\.isWhitespace) { throw ValidationError("--phrase must not be empty") }
    }

    func run() async throws {
        let request = try request(in: survey.load())
        let cite = survey.pipeline.cite
        let answer = try await network.withFetcher { await cite.run(.init(request: request, fetcher: $0)) }
        guard Interruption.signal == nil else { return }
        let writer = CitationText(request)
        if json { Console.printResult(JSONWriter.write(writer.json(answer))) }
        switch answer {
        case .proposals(let proposals, let places):
            if !json { Console.printResult(writer.text(proposals, places: places)) }
        case .missing, .unread:
            Console.printError(writer.refusal(answer) ?? "")
            if case .unread = answer { throw ExitCode.undecided }
            throw ExitCode.drift
        }
    }

    private func request(in survey: Survey) throws -> CitationRequest {
        let subjects = survey.providers.map(\.id) + survey.tools.map(\.id)
        guard subjects.contains(provider) else {
            throw ValidationError(
                "unknown provider '\(provider)'; \(NearMiss.suggestion(provider, in: subjects) ?? "see 'provider-survey list'")"
            )
        }
        let own = survey.claims.filter { $0.subject == provider }
        guard let claim = own.first(where: { $0.id == self.claim || $0.id == "\(provider)/\(self.claim)" }) else {
            let names = own.map { String($0.id.dropFirst(provider.count + 1)) }
            let remedy = NearMiss.suggestion(self.claim, in: names) ?? "it has \(names.joined(separator: ", "))"
            throw ValidationError("'\(provider)' has no claim '\(self.claim)'; \(remedy)")
        }
        guard let source = survey.sourcesByID[self.source] else {
            let remedy =
                NearMiss.suggestion(self.source, in: survey.sources.map(\.id)) ?? "add it to data/sources first"
            throw ValidationError("unknown source '\(self.source)'; \(remedy)")
        }
        let paths = claim.fields.map(\.path)
        guard let field = self.field.map({ path in claim.fields.first { $0.path == path } }) ?? claim.principal else {
            throw ValidationError(
                "'\(claim.id)' has no value '\(self.field ?? "")'; it has \(paths.joined(separator: ", "))")
        }
        guard field.value.type.standsOnPages || phrase != nil else {
            throw ValidationError(
                "'\(field.value.text)' is the survey's own word for \(field.path), which no page shows; say with --phrase what the page says"
            )
        }
        return CitationRequest(claim: claim, field: field, phrase: phrase, source: source, names: names(in: survey))
    }

    private func names(in survey: Survey) -> [String] {
        if let found = survey.provider(provider) { return [found.id, found.name] + found.aliases }
        return [provider] + (survey.tool(provider).map { [$0.name] } ?? [])
    }
}
