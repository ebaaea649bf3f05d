import DriftCheck
package import PageFetch
import PageText
import SurveyModel
package import SurveySupport

/// A page that was fetched once, for as many citations as are asked of it.
package struct CitedPage: Sendable {
    package let url: String
    private let page: Page
    private let text: PageText?

    package struct Unread: Error {
        package var reason: String
    }

    package init(_ url: String, from fetcher: PageFetcher) async throws(Unread) {
        self.url = url
        switch await fetcher.fetch(FetchRequest(url: url)) {
        case .failure(let failure): throw Unread(reason: ResponseClassifier.classify(failure).text)
        case .success(let page): self.page = page
        }
        if let settled = ResponseClassifier.classify(status: page.status, headers: page) {
            throw Unread(reason: settled.text)
        }
        text = ReadPage(page, tasks: []).text
    }

    package func answer(_ request: CitationRequest) -> CitationAnswer { CitationSearch(request).answer(on: page) }

    /// Evidence that the claim has for the same value on this page, by its index, where the page does not bear it out any more.
    package func outdated(for request: CitationRequest) -> [Int] {
        let claim = request.claim
        return claim.evidence.indices.filter { number in
            let evidence = claim.evidence[number]
            guard evidence.source == request.source.id, evidence.isCheckable, !evidence.onlyWatches,
                claim.field(for: evidence)?.path == request.field.path
            else { return false }
            let task = request.task(evidence)
            let check = EvidenceCheck(page: ReadPage(page, tasks: [task]), anchor: nil, looksAside: false)
            return [.lost, .changed].contains(check.check(task).outcome)
        }
    }

    /// As the document calls itself, without the name of its site behind a bar; nil where it does not.
    package var title: String? {
        let title = TerminalText.line(text?.title ?? "", limit: 120)
        let parts = title.split(separator: " | ")
        let name = (parts.count > 1 ? parts.dropLast() : parts).joined(separator: " | ")
        return name.isEmpty ? nil : name
    }

    /// The day on which the server answered, by its own clock; where a recorded answer does not say, the day of its record.
    package var day: SurveyDate? {
        (page.answeredAt ?? page.recordedAt).map { SurveyDate(secondsSince1970: $0) }
    }

    /// Only the record of the answer, not the answer itself, tells the day.
    package var isDatedByRecord: Bool { page.answeredAt == nil && page.recordedAt != nil }

    /// Addresses of APIs in main content, in the order of the page, each once: with a version in their path, or of a host that
    /// is called `api`. What follows the version is a call, and is left out.
    package var baseURLs: [String] {
        unique(matches(of: /https:\/\/[A-Za-z0-9.-]+(?:\/[A-Za-z0-9._~-]+)*/).compactMap(Self.baseURL))
    }

    /// Names of variables that may hold a key, in the order of the page, each once.
    package var keyVariables: [String] {
        unique(matches(of: /\b[A-Z][A-Z0-9_]*_(?:API_KEY|API_TOKEN|KEY|TOKEN)\b/))
    }

    private static func baseURL(_ address: String) -> String? {
        var parts = AddressReference(address).path.split(separator: "/")
        let host = AddressReference(address).authority ?? ""
        if let version = parts.firstIndex(where: { $0.wholeMatch(of: /v[0-9]+(?:beta|alpha)?[0-9]*/) != nil }) {
            parts = Array(parts[...version])
        } else {
            guard host.hasPrefix("api.") else { return nil }
            parts = []
        }
        guard host.contains("api") || parts.contains("api") || parts.contains(where: { $0.hasPrefix("v") }) else {
            return nil
        }
        return (["https://" + host] + parts).joined(separator: "/")
    }

    private func matches(of pattern: Regex<Substring>) -> [String] {
        let main = text?.blocks.filter { $0.region == .main } ?? []
        return main.flatMap { $0.text.matches(of: pattern).map { String($0.output) } }
    }

    private func unique(_ values: [String]) -> [String] {
        values.enumerated().filter { values.firstIndex(of: $1) == $0 }.map(\.element)
    }
}
