import ArgumentParser
import Corrections
import PageFetch
import SurveyModel
import SurveySupport

/// The page that evidence is taken from, by its address, and what a source says of it: shared by `cite` and `new`.
struct PageOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Page to read, by its address; its source is made where there is none.", valueName: "url"))
    var docs: String?
    @Option(help: ArgumentHelp("Markdown or plain-text edition of the page, which is read instead.", valueName: "url"))
    var twin: String?
    @Option(help: ArgumentHelp("Id of the source; made of publisher and address if not named.", valueName: "id"))
    var sourceID: String?
    @Option(
        help: ArgumentHelp(
            "Who publishes the page; else that of other pages of the site, or the vendor.", valueName: "name"),
        completion: .publishers)
    var publisher: String?
    @Option(help: ArgumentHelp("Title of the page; its own if not named.", valueName: "text")) var title: String?
    @Option(help: "What kind of document it is: \(Source.Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kind = Source.Kind.primary
    @Option(
        help: ArgumentHelp("Day of the copy that is read; the day of the answer if not named.", valueName: "day"))
    var seen: SurveyDate?

    mutating func validate() throws {
        for address in [docs, twin].compactMap(\.self) where SourceAddress(address) == nil {
            throw ValidationError("'\(address)' is no https address")
        }
    }

    /// The page, or the end of the command with exit code 3 where it cannot be read.
    static func open(_ url: String, _ network: NetworkOptions, _ pipeline: Pipeline) async throws -> CitedPage {
        let open = pipeline.open
        let result = try await network.withFetcher { await open.run(.init(url: url, fetcher: $0)) }
        switch result {
        case .success(let page): return page
        case .failure(let unread):
            Console.printError("the page could not be read: \(unread.reason)\n\(url)")
            throw ExitCode.undecided
        }
    }

    /// The source of a page: the one that was named, or that the survey has for the address, on the day of this copy; else a
    /// new one.
    func source(
        of page: CitedPage, _ named: Source? = nil, at address: SourceAddress, vendor: String, in survey: Survey,
        today: SurveyDate, isReplay: Bool
    ) throws -> Source {
        let known = named ?? address.source(in: survey)
        let day = try day(of: page, known: known, today: today, isReplay: isReplay)
        if var known {
            known.asOf = max(known.asOf, day)
            return known
        }
        var source = Source()
        source.publisher = publisher ?? address.publisher(in: survey) ?? vendor
        source.id = sourceID ?? address.id(publisher: source.publisher, in: survey)
        let own = page.title ?? source.id
        source.title = title ?? (source.publisher == vendor ? own : "\(source.publisher): \(own)")
        (source.url, source.twin, source.kind, source.asOf) = (address.url, address.twin, kind, day)
        return source
    }

    /// A recording is as old as it says; live pages are of today.
    private func day(of page: CitedPage, known: Source?, today: SurveyDate, isReplay: Bool) throws -> SurveyDate {
        if let seen { return seen }
        guard isReplay else { return today }
        guard let day = page.day ?? known?.asOf else {
            throw ValidationError(
                "neither the recorded answer (Date) nor its record (WARC-Date) tells the day; name it with --seen")
        }
        if page.isDatedByRecord {
            Console.printError("the day is \(day), that of the record (WARC-Date): the answer has no Date header")
        }
        return min(day, today)
    }
}

extension Source.Kind: ExpressibleByArgument {}
