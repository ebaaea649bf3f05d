import ArgumentParser
import Corrections
import DriftCheck
import SurveyModel
import SurveySupport

struct Cite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cite",
        abstract: "Propose evidence for a claim from a page, and put it into the data.",
        discussion: """
            Reads the page, finds the claim's value in its main content, and prints evidence that is ready to paste, \
            best first: the shortest quote that stands only there, with the heading where a quote alone does not tell. \
            Each proposal has passed the check that will watch it. A claim whose value no page shows (yes, prohibited, a \
            statement of ours) needs --phrase with what the page says, or --absent with what it must not say. Ends with 1 \
            when the page does not say it, and with 3 when the page could not be read.

            With --write the best proposal goes into the file of the claim, in its own formatting, and a page that no source \
            names yet into the file of its publisher. It takes the place of evidence that the same page does not bear out any \
            more, and with --replace of that from another source, such as a page that is gone. The claim need not be valid: it may lack evidence, or not be there at \
            all when --value and --set say what it states.

            EXAMPLE
              $ provider-survey cite together-ai routing.litellm --source litellm-together-ai
              $ provider-survey cite together-ai endpoints.global --field auth/header --source together-openai-compat
              $ provider-survey cite moonshot consumerPlan --source kimi-code-docs --phrase 'third-party tools'
              $ provider-survey cite acme endpoints.global --docs https://docs.acme.example/quickstart --write
              $ provider-survey cite acme variables.ACME_BASE_URL --set role=base-url --source acme-quickstart --write
              $ provider-survey cite acme endpoints.eu --value https://eu.acme.example/v1 --set protocol=openai-chat \\
                  --docs https://docs.acme.example/regions --write
            """)

    @OptionGroup var survey: SurveyOptions
    @OptionGroup var network: NetworkOptions
    @OptionGroup var page: PageOptions
    @Argument(help: "Provider or tool.", completion: .subjects) var provider: String
    @Argument(help: "Claim: its id, or the part behind the provider.", completion: .claimsOfSubject) var claim: String
    @Option(help: ArgumentHelp("Source to read, by its id in data/sources.", valueName: "id"), completion: .sources)
    var source: String?
    @Option(
        help: ArgumentHelp("Value of the claim to cite; its principal value if not named.", valueName: "path"),
        completion: .fieldsOfClaim)
    var field: String?
    @Option(help: ArgumentHelp("Words of the page that state the fact.", valueName: "text")) var phrase: String?
    @Option(
        help: ArgumentHelp("Words that must not stand on the page; may be given several times.", valueName: "text"))
    var absent: [String] = []
    @Option(help: ArgumentHelp("The principal value of a claim that is not there yet.", valueName: "text"))
    var value: String?
    @Option(
        help: ArgumentHelp("Another value of such a claim; may be given several times.", valueName: "member=text"))
    var set: [String] = []
    @Option(
        help: ArgumentHelp(
            "With --write: source whose evidence for the claim gives way to the new one.", valueName: "id"),
        completion: .sources)
    var replace: [String] = []
    @Flag(help: "Put a proposal into the data.") var write = false
    @Option(help: ArgumentHelp("Which proposal to write.", valueName: "n")) var pick = 1
    @Flag(help: "Print JSON.") var json = false

    mutating func validate() throws {
        if let phrase, phrase.allSatisfy(\.isWhitespace) { throw ValidationError("--phrase must not be empty") }
        guard (source == nil) != (page.docs == nil) else {
            throw ValidationError("say where to look: either --source, an id of data/sources, or --docs, an address")
        }
        guard set.allSatisfy({ $0.contains("=") }) else { throw ValidationError("write --set as member=text") }
        if !replace.isEmpty, !write { throw ValidationError("--replace belongs to --write") }
        guard pick > 0 else { throw ValidationError("--pick counts from 1") }
    }

    func run() async throws {
        let files = try survey.files()
        var edit = SurveyEdit(files, today: survey.currentDay)
        let (known, claim) = try statement(in: &edit)
        let field = try field(of: claim)
        let named = try namedSource(in: known)
        let address = try address(of: named, value: field.value.text)
        let read = try await PageOptions.open(address.fetched, network, survey.pipeline)
        guard Interruption.signal == nil else { return }
        let source = try self.page.source(
            of: read, named, at: address, vendor: known.vendor(of: claim.subject), in: known, today: survey.currentDay,
            isReplay: !network.replay.isEmpty)
        let request = CitationRequest(
            claim: claim, field: field, phrase: phrase, absent: absent, source: source,
            names: known.names(of: claim.subject))
        let answer = survey.pipeline.cite.run(.init(request: request, page: read))
        try tell(answer, CitationText(request))
        guard write, case .proposals(let proposals, _) = answer else { return }
        guard proposals.indices.contains(pick - 1) else {
            throw ValidationError("there is no number \(pick) among \(Counted.of(proposals.count, "proposal"))")
        }
        let evidence = proposals[pick - 1].evidence
        let replaced = try replaced(for: request, on: read)
        guard !claim.evidence.contains(where: { $0.node == evidence.node }) else {
            return Console.printError("\(claim.id) cites it already; nothing was written")
        }
        try edit.cite([evidence], for: claim, replacing: replaced, on: source.asOf)
        if let known = known.sourcesByID[source.id] {
            try edit.see(known, on: source.asOf)
        } else {
            try edit.add(source)
        }
        let tell = json ? Console.printError : Console.printResult
        try New.write(edit, survey, read: files, tell: tell)
        for number in replaced.sorted() { tell("in the place of \(DataText.inline(claim.evidence[number].node))") }
    }

    /// What gives way: evidence that this page does not bear out any more, and that of sources which are named.
    private func replaced(for request: CitationRequest, on page: CitedPage) throws -> Set<Int> {
        let claim = request.claim
        for id in replace where !claim.evidence.contains(where: { $0.source == id }) {
            let cited = claim.evidence.map(\.source)
            let remedy =
                NearMiss.suggestion(id, in: cited)
                ?? "it cites \(cited.isEmpty ? "nothing" : cited.joined(separator: ", "))"
            throw ValidationError("'\(claim.id)' does not cite '\(id)'; \(remedy)")
        }
        let named = claim.evidence.indices.filter { replace.contains(claim.evidence[$0].source) }
        return Set(survey.pipeline.outdated.run(.init(request: request, page: page)) + named)
    }

    private func tell(_ answer: CitationAnswer, _ writer: CitationText) throws {
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

    // MARK: What is cited

    /// The claim, stated by the options where the survey does not have it.
    private func statement(in edit: inout SurveyEdit) throws -> (Survey, Claim) {
        let loaded = edit.loaded
        guard let survey = loaded.survey else { throw unreadable("survey.json", loaded) }
        if let provider = survey.providerCalled(provider) { return try statement(of: provider, in: &edit, loaded) }
        if let tool = survey.tool(provider) { return try statement(of: tool, in: &edit, loaded) }
        let name = "/\(provider).json"
        if loaded.diagnostics.contains(where: { $0.location.file.hasSuffix(name) }) { throw unreadable(name, loaded) }
        let subjects = survey.providers.map(\.id) + survey.tools.map(\.id)
        let remedy = NearMiss.suggestion(provider, in: subjects) ?? "begin it with 'new provider \(provider)'"
        throw ValidationError("unknown provider '\(provider)'; \(remedy)")
    }

    private func statement(
        of subject: some Subject, in edit: inout SurveyEdit, _ loaded: SurveyLoader.Loaded
    ) throws -> (Survey, Claim) {
        let name = claim.hasPrefix(subject.id + "/") ? String(claim.dropFirst(subject.id.count + 1)) : claim
        let id = "\(subject.id)/\(name)"
        let isStated = value != nil || !set.isEmpty
        if let survey = loaded.survey, let found = survey.claims.first(where: { $0.id == id }) {
            guard !isStated || value == found.principal?.value.text && set.isEmpty else {
                throw ValidationError("'\(id)' is there already, in \(found.location): change it there")
            }
            return (survey, found)
        }
        guard isStated else {
            let file = loaded.diagnostics.filter { $0.location.file == subject.location.file && $0.severity == .error }
            for error in file { Console.printError(error.line) }
            let names = subject.claims.map { String($0.id.dropFirst(subject.id.count + 1)) }
            let remedy = NearMiss.suggestion(name, in: names) ?? "it has \(names.joined(separator: ", "))."
            throw ValidationError("'\(subject.id)' has no claim '\(name)'; \(remedy) --value states a new one")
        }
        do {
            let settings = set.map { text in
                let mark = text.firstIndex(of: "=") ?? text.endIndex
                return (path: String(text[..<mark]), text: String(text[mark...].dropFirst()))
            }
            let draft = try ClaimDraft(
                name, of: type(of: subject), value: value, settings: settings, asOf: survey.currentDay)
            try edit.add(draft, to: subject, at: subject.location.file)
        } catch {
            throw ValidationError("\(error)")
        }
        let next = edit.loaded
        guard let survey = next.survey, let claim = survey.claims.first(where: { $0.id == id }) else {
            throw unreadable(subject.location.file, next)
        }
        return (survey, claim)
    }

    /// Says what keeps a file from being read.
    private func unreadable(_ name: String, _ loaded: SurveyLoader.Loaded) -> ExitCode {
        for error in loaded.diagnostics where error.severity == .error && error.location.file.hasSuffix(name) {
            Console.printError(error.line)
        }
        return .invalid
    }

    private func field(of claim: Claim) throws -> Claim.Field {
        let paths = claim.fields.map(\.path)
        guard let field = field.map({ claim.field(at: $0) }) ?? claim.principal else {
            let remedy = NearMiss.suggestion(field ?? "", in: paths) ?? "it has \(paths.joined(separator: ", "))"
            throw ValidationError("'\(claim.id)' has no value '\(field ?? "")'; \(remedy)")
        }
        guard field.value.type.standsOnPages || phrase != nil || !absent.isEmpty else {
            throw ValidationError(
                "'\(field.value.text)' is the survey's own word for \(field.path), which no page shows; say with --phrase what the page says, or with --absent what it does not say"
            )
        }
        return field
    }

    // MARK: Where

    private func namedSource(in survey: Survey) throws -> Source? {
        guard let source else { return nil }
        guard let found = survey.sourcesByID[source] else {
            let remedy = NearMiss.suggestion(source, in: survey.sources.map(\.id)) ?? "see data/sources, or give --docs"
            throw ValidationError("unknown source '\(source)'; \(remedy)")
        }
        return found
    }

    private func address(of source: Source?, value: String) throws -> SourceAddress {
        let text = source.map { $0.fetchURL(for: $0.isTemplate ? value : nil) } ?? page.docs ?? ""
        guard let address = SourceAddress(text, twin: source == nil ? page.twin : nil) else {
            throw ValidationError("'\(text)' is no https address")
        }
        return address
    }
}
