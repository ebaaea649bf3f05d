import PageFetch
import PageMatch
import PageReading
import PageText
import SurveyModel
import SurveySupport

/// One fetch of the plan, from request to findings.
struct PageCheck: Sendable {
    let fetcher: PageFetcher
    let probes: ProbeBook
    let baseline: Baseline
    let state: RunState
    /// Reads every page twice, to learn what differs without an edit.
    let readsTwice: Bool
    /// Notes where each claim stands and what the sections hold, for `accept`.
    let notesPlaces: Bool

    struct Result: Sendable {
        var url: String
        var sources: [String]
        var classification: Classification
        /// As it may be shown.
        var finalURL: String
        var status: Int?
        var attempts = 0
        var bytes = 0
        var findings: [EvidenceFinding] = []
        var length = 0
        var sections: [SectionFingerprint] = []
        var changedSections: [String] = []
        var validators: Validators?
        /// The failure, where there was no answer at all.
        var failure: FetchFailure?
        /// A second fetch did not confirm what the first one said.
        var isFlapping = false
        /// The answer, where a second one is to be held against it.
        var answer: AnswerDigest?

        /// Nothing could be connected to, not even to be refused by a server.
        var isOffline: Bool {
            switch failure {
            case .noNetwork, .nameNotResolved, .connectionRefused,
                .hostGivenUp(_, _, last: .nameNotResolved), .hostGivenUp(_, _, last: .connectionRefused):
                true
            default: false
            }
        }
    }

    func check(_ fetch: FetchPlan.Fetch) async -> Result {
        if let refused = await refusedByProbe(fetch) { return refused }
        let validators = reusableValidators(for: fetch)
        var result = await read(fetch, validators: validators)
        if result.classification.outcome == .notModified, let reused = reuse(fetch, result) { return reused }
        if result.classification.outcome == .notModified {
            result = await read(fetch, validators: nil)
            guard result.classification.outcome != .notModified else {
                let reason = "status 304 to a request that asked for the whole page"
                return conclude(result, fetch, Classification(.unreachable, reason))
            }
        }
        guard needsConfirmation(result) else { return result }
        return confirm(result, by: await read(fetch, validators: nil, after: result))
    }

    private func needsConfirmation(_ result: Result) -> Bool {
        result.findings.contains { $0.outcome.isDestructive }
            || (readsTwice && result.classification.outcome.isReadable)
    }

    // MARK: - One read

    /// - Parameter first: the result of an earlier read. The same answer once more is not read again: nothing else would
    ///   come of it.
    private func read(
        _ fetch: FetchPlan.Fetch, validators: Validators?, after first: Result? = nil
    ) async -> Result {
        // The page is not kept while the host is asked for another one.
        let (result, doubt) = inspect(
            await fetcher.fetch(FetchRequest(url: fetch.url, validators: validators)), for: fetch, after: first)
        guard let doubt, let settled = await doubt.settled(by: probes) else { return result }
        return conclude(result, fetch, settled)
    }

    private func inspect(
        _ answer: Swift.Result<Page, FetchFailure>, for fetch: FetchPlan.Fetch, after first: Result?
    ) -> (result: Result, doubt: PageDoubt?) {
        switch answer {
        case .failure(let failure):
            let classification = ResponseClassifier.classify(failure)
            var result = Result(
                url: fetch.url, sources: fetch.sources, classification: classification, finalURL: fetch.url)
            result.failure = failure
            result.findings = fetch.tasks.map { EvidenceFinding($0, .undecided, reason: classification.text) }
            return (result, nil)
        case .success(let page):
            if var again = first, again.answer == AnswerDigest(page) {
                again.attempts = page.attempts
                return (again, nil)
            }
            var (result, doubt) = examine(page, fetch)
            if first == nil, needsConfirmation(result) { result.answer = AnswerDigest(page) }
            return (result, doubt)
        }
    }

    private static let readingRoom = ReadingRoom()

    private func examine(_ page: Page, _ fetch: FetchPlan.Fetch) -> (result: Result, doubt: PageDoubt?) {
        Self.readingRoom.enter(page.body.count)
        defer { Self.readingRoom.leave(page.body.count) }
        return examined(page, fetch)
    }

    private func examined(_ page: Page, _ fetch: FetchPlan.Fetch) -> (result: Result, doubt: PageDoubt?) {
        var result = Result(
            url: fetch.url, sources: fetch.sources, classification: Classification(.ok),
            finalURL: ShownAddress.of(page), status: page.status, attempts: page.attempts, bytes: page.body.count)
        result.validators = Validators(
            url: page.finalURL, entityTag: page.header("etag"), lastModified: page.header("last-modified"))
        if let settled = ResponseClassifier.classify(status: page.status, headers: page) {
            return (conclude(result, fetch, settled), nil)
        }
        let read = ReadPage(page, tasks: fetch.tasks)
        if let text = read.text, let index = read.index {
            result.classification = ResponseClassifier.classify(page, text, mainLength: index.text.count)
            if notesPlaces || baseline.pages[fetch.url] != nil { result.sections = Sections.fingerprints(of: index) }
        } else if let reason = read.unreadable {
            return (conclude(result, fetch, Classification(.unsupported, reason)), nil)
        } else if page.permanentURL != nil {
            result.classification = Classification(.moved)
        }
        guard result.classification.outcome.isReadable else {
            return (conclude(result, fetch, result.classification), nil)
        }
        result.length = read.mainLength
        result.findings = fetch.tasks.map { check($0, on: read, at: result.finalURL) }
        if let trouble = read.trouble, !result.findings.contains(where: { $0.outcome == .verified }) {
            return (conclude(result, fetch, Classification(.unreachable, trouble)), nil)
        }
        if read.text?.signals.isTruncated == true || read.isCut {
            result.findings = result.findings.map(Self.withoutLoss)
        }
        let doubt = PageDoubt(about: result, read, accepted: baseline.pages[fetch.url])
        if let old = baseline.pages[fetch.url] {
            result.changedSections = Sections.changes(from: old.sections, to: result.sections)
        }
        if result.classification.outcome == .moved {
            result.findings = result.findings.map { movedFinding($0, result.finalURL) }
        }
        return (result, doubt)
    }

    private func check(_ task: EvidenceTask, on page: ReadPage, at shown: String) -> EvidenceFinding {
        var finding = EvidenceCheck(page: page, anchor: anchor(of: task), notesPlace: notesPlaces).check(task)
        finding.url = shown
        return finding
    }

    /// For a page that was cut at the size limit, or whose end never came: what was not found may stand behind the cut, so
    /// nothing is lost or changed.
    private static func withoutLoss(_ finding: EvidenceFinding) -> EvidenceFinding {
        guard finding.outcome == .lost || finding.outcome == .changed else { return finding }
        var finding = finding
        finding.outcome = .undecided
        finding.reason = "only the beginning of the page could be read, and it does not stand there"
        return finding
    }

    private func anchor(of task: EvidenceTask) -> PlaceAnchor? { baseline.anchors[task.key]?.place }

    /// Findings for an answer whose content was not looked at: `gone` for a page that does not exist, else undecided.
    /// Evidence that asks for just this status is verified.
    private func conclude(_ result: Result, _ fetch: FetchPlan.Fetch, _ classification: Classification) -> Result {
        var result = result
        result.classification = classification
        result.sections = []
        result.changedSections = []
        let outcome: ClaimOutcome = [.gone, .softNotFound].contains(classification.outcome) ? .gone : .undecided
        result.findings = fetch.tasks.map { task in
            if let status = task.evidence.status, status == result.status { return EvidenceFinding(task, .verified) }
            let reason = outcome == .gone ? classification.reason : classification.text
            return EvidenceFinding(task, outcome, url: result.finalURL, reason: reason)
        }
        return result
    }

    /// For a page behind a permanent redirect. Where it holds the statement, the source has moved and its address can be
    /// corrected. Where it does not, the statement is lost: another value on another page is no renaming.
    private func movedFinding(_ finding: EvidenceFinding, _ url: String) -> EvidenceFinding {
        var finding = finding
        switch finding.outcome {
        case .verified:
            finding.outcome = .moved
            finding.reason = "permanently redirected to \(url)"
        case .changed:
            finding.outcome = .lost
            finding.reason = "permanently redirected to \(url), which says otherwise"
            finding.isCertain = false
        case .lost: finding.reason = "permanently redirected to \(url), where it does not stand"
        default: break
        }
        return finding
    }

    // MARK: - Probes

    /// For sources whose address holds `{value}`: asks for a value that must not exist. If that has a page too, or if the
    /// answer does not tell, pages of this source prove nothing, and their evidence is undecided. Nil when they may count.
    private func refusedByProbe(_ fetch: FetchPlan.Fetch) async -> Result? {
        guard let probe = fetch.probe else { return nil }
        let classification: Classification
        var noAnswer: FetchFailure?
        switch await probes.answer(at: probe) {
        case .absent: return nil
        case .page(let look):
            classification = Classification(
                .softNotFound, "answers \(look.status) for \(probe) as well, so its answers prove nothing")
        case .unknown(let answer, let failure):
            noAnswer = failure
            classification = Classification(
                answer.outcome, "\(probe), which must not exist, gave no answer that tells: \(answer.reason ?? "none")")
        }
        var result = Result(url: fetch.url, sources: fetch.sources, classification: classification, finalURL: fetch.url)
        result.failure = noAnswer
        result.findings = fetch.tasks.map { EvidenceFinding($0, .undecided, reason: classification.text) }
        return result
    }

    // MARK: - Second fetch

    /// Brings two fetches of one address together, made a moment apart. An outcome that fails a run needs both to agree.
    private func confirm(_ first: Result, by second: Result) -> Result {
        // A page that one of the two could read exists.
        let wasThere = first.classification.outcome.isReadable && second.classification.outcome.isAbsence
        var result = wasThere ? first : second
        result.attempts = first.attempts + second.attempts
        result.answer = nil
        if first.classification.outcome.isReadable, second.classification.outcome.isReadable {
            result.sections = Sections.marking(second.sections, differingFrom: first.sections)
        }
        result.findings = zip(first.findings, second.findings).map(Self.settled)
        result.isFlapping = zip(first.findings, second.findings).contains { Self.differ($0, $1) }
        return result
    }

    private static func differ(_ first: EvidenceFinding, _ second: EvidenceFinding) -> Bool {
        guard first.outcome.isDestructive || second.outcome.isDestructive else { return false }
        return first.outcome != second.outcome || (first.outcome == .changed && first.found != second.found)
    }

    private static func settled(_ first: EvidenceFinding, _ second: EvidenceFinding) -> EvidenceFinding {
        guard differ(first, second) else { return second }
        var finding = second.outcome.isDestructive ? first : second
        if finding.outcome.isDestructive {
            finding.outcome = .undecided
            finding.found = nil
            finding.anchor = nil
            finding.isCertain = false
            finding.reason = "two fetches disagreed: \(first.statement), then \(second.statement)"
            return finding
        }
        let (doubtful, other) = first.outcome.isDestructive ? ("first", "second") : ("second", "first")
        let outcome = first.outcome.isDestructive ? first.outcome : second.outcome
        let said = "a \(doubtful) fetch said \(outcome.rawValue), a \(other) one did not confirm it"
        finding.reason = finding.reason.map { "\(said): \($0)" } ?? said
        return finding
    }

    // MARK: - Not modified

    /// The validators to send, so that the server may answer "not modified". Nil unless that answer would prove every claim
    /// on the page again: same address, same versions of reader and matcher, and evidence that has not changed since it was
    /// verified.
    private func reusableValidators(for fetch: FetchPlan.Fetch) -> Validators? {
        guard !readsTwice, let known = state.pages[fetch.url], known.extractorVersion == PageReader.extractorVersion,
            known.matcherVersion == Locator.version,
            known.finalURL == fetch.url, let validators = known.validators,
            fetch.tasks.allSatisfy({ task in
                task.fingerprint(anchor: anchor(of: task)).map { $0 == known.verified[task.key] } ?? false
            })
        else { return nil }
        return validators
    }

    /// The result for a 304: what was verified still is. Nil when it came from another address than the one that gave the
    /// validators, because it says nothing about the page that was verified.
    private func reuse(_ fetch: FetchPlan.Fetch, _ result: Result) -> Result? {
        guard reusableValidators(for: fetch)?.url == result.finalURL else { return nil }
        var result = result
        result.findings = fetch.tasks.map { EvidenceFinding($0, .verified) }
        result.length = state.pages[fetch.url]?.length ?? 0
        return result
    }
}

extension EvidenceFinding {
    /// `changed to 'X'`, or the outcome alone.
    fileprivate var statement: String {
        outcome.rawValue + (outcome == .changed ? found.map { " to '\($0)'" } ?? "" : "")
    }
}
