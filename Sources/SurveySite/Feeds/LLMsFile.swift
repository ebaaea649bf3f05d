import SurveyModel
import SurveySupport

/// The list of the site's documents for language models, in the format of llmstxt.org: a title, a summary, sections of links.
struct LLMsFile {
    let title: String
    let day: SurveyDate
    /// In the order in which they are listed.
    let subjects: [SubjectModel]
    let hasDriftPage: Bool
    let twins: MarkdownTwins
    /// Where the site is published, with a slash at the end; nil makes links relative.
    let base: Link?

    var file: SiteFile {
        let text = """
            # \(MarkdownText.text(title))

            > What each API of a language model wants and what its vendor allows, as of \(day): base URLs, protocols, keys, \
            environment variables, ids in gateways, plans that pay for API calls, sign-ins that other clients may use.

            Every statement has the day of its last confirmation and its sources as footnotes. "Unknown" means that the survey \
            looked and could not tell, "not surveyed" that it has not looked.

            ## Overview

            \(overview.joined(separator: "\n"))

            ## Providers

            \(subjects.filter { !$0.isTool }.map(line).joined(separator: "\n"))

            ## Tools

            \(subjects.filter(\.isTool).map(line).joined(separator: "\n"))

            """
        return SiteFile(path: .llms, contents: text)
    }

    private var overview: [String] {
        let drift = hasDriftPage ? [link("Drift report", .drift) + ": what the last check of the sources found"] : []
        return [
            link("All providers", .overview) + ": plan, sign-in, base URL, key variable and LiteLLM prefix of each",
            link("Plans and sign-ins", .plans) + ": plans that pay for API calls, sign-ins for third-party apps",
            link("Changes", .changes) + ": what changed, newest first",
            link("Trust", .trust) + ": what is guarded by evidence, and what is not and why",
        ] + drift
    }

    private func line(_ subject: SubjectModel) -> String {
        guard let row = subject.provider?.row else {
            return link(subject.name, subject.path) + ": " + MarkdownText.text(subject.vendor)
        }
        let status = row.status == .active ? [] : [row.status.title]
        let codes = [row.baseURL, row.variable].compactMap(\.self).map(MarkdownText.code)
        let about = ([row.category.title] + status + codes).joined(separator: ", ")
        return link(subject.name, subject.path) + ": " + about
    }

    /// Readers of the format know no escaped brackets.
    private func link(_ label: String, _ page: SitePath) -> String {
        let label = MarkdownText.text(label).replacing("\\[", with: "&#91;").replacing("\\]", with: "&#93;")
        return "- [\(label)](\(base?.address ?? "")\((twins.path(of: page) ?? page).text))"
    }
}
