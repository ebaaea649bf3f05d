import DriftCheck
import SurveyModel
import SurveySupport

/// The report for a terminal: drift first, then warnings, then what could not be told; one block for each entry, with what
/// to do about it.
struct TextReport {
    private let report: CheckReport
    private let style: ReportStyle

    init(_ report: CheckReport, style: ReportStyle) {
        self.report = report
        self.style = style
    }

    func written() -> String {
        let counts = [report.countLine, report.sourceLine] + [report.endpointLine].compactMap(\.self)
        let sections = findings() + [endpoints(), ages(), notices(), edits(), counts]
        return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    // MARK: - Sections: lines below a heading, none where there is nothing to say

    /// One for each kind of entry. Of those that could not be told, the pages that most claims wait for; all of them with
    /// `--verbose`.
    private func findings() -> [[String]] {
        var sections: [[String]] = []
        var heading = ""
        var room = style.isVerbose ? Int.max : 12
        for entry in report.entries where entry.outcome != .undecided || style.isVerbose || entry.page != nil {
            if entry.group != heading {
                heading = entry.group
                sections.append([painted(heading.uppercased() + count(heading), colour(of: entry.finding))])
            }
            if entry.outcome == .undecided {
                room -= 1
                if room == -1 { sections[sections.count - 1].append("  and further pages; --verbose lists all") }
                if room < 0 { continue }
            }
            sections[sections.count - 1] += block(entry)
        }
        return sections
    }

    /// `: 232 claims on 14 pages` for a heading whose entries are many.
    private func count(_ heading: String) -> String {
        guard heading == ClaimOutcome.undecided.rawValue else { return "" }
        let entries = report.entries.filter { $0.group == heading }
        let claims = entries.map(\.findings.count).reduce(0, +)
        return ": \(Counted.of(claims, "claim")) on \(Counted.of(entries.count, "page"))"
    }

    private func notices() -> [String] {
        let notices = report.noticeLines
        return notices.isEmpty ? [] : [painted("NOTICES", "33")] + notices.map { "  \($0)" }
    }

    private func edits() -> [String] {
        let edited = report.sources.filter { !$0.changedSections.isEmpty }
        return edited.isEmpty ? [] : [painted("EDITED PAGES", "2")] + edited.map(note)
    }

    /// Endpoints to look at one by one, the others by their reason; all of them with `--verbose`.
    private func endpoints() -> [String] {
        let all = (report.endpoints ?? []).map(EndpointText.init)
        let listed = style.isVerbose ? all : report.listedEndpoints
        var lines = listed.flatMap(block)
        for outcome in [EndpointOutcome.undecided, .skipped] where !style.isVerbose {
            lines += report.endpointReasons(outcome).map { "  \($0.count) x \(outcome.words): \($0.reason)" }
        }
        return lines.isEmpty ? [] : [painted("ENDPOINTS", "33")] + lines
    }

    private func block(_ endpoint: EndpointText) -> [String] {
        let finding = endpoint.endpoint
        let indent = Self.indent
        var lines = ["  \(endpoint.summary)"]
        guard let request = finding.request else { return lines }
        lines.append("\(indent)\(TerminalText.line(request, limit: 400))")
        if let auth = endpoint.auth { lines.append("\(indent)\(TerminalText.line(auth))") }
        if let message = finding.message { lines.append("\(indent)says: '\(TerminalText.line(message, limit: 120))'") }
        guard finding.outcome.isSuspicious else { return lines }
        lines.append("\(indent)at \(finding.location)")
        if let acknowledged = finding.acknowledged {
            lines.append("\(indent)acknowledged until \(acknowledged.until): \(acknowledged.reason.rawValue)")
        } else {
            lines.append("\(indent)fingerprint \(finding.fingerprint)")
        }
        return lines + advice(endpoint.steps(on: report.day))
    }

    /// How many confirmations are old, and the five oldest; what this run has seen standing says so.
    private func ages() -> [String] {
        let aged = report.aged
        if aged.isEmpty { return [] }
        let standing = aged.count - report.outdated.count
        let share = standing == aged.count ? "" : "\(standing) of them "
        let seen = standing == 0 ? "" : ", \(share)verified by this run"
        let claims = aged.count == 1 ? "1 claim was" : "\(aged.count) claims were"
        let oldest = aged.prefix(5).map { claim in
            let standing = claim.outcome == .verified || claim.outcome == .moved ? ", stands today" : ""
            return "  \(TerminalText.line(claim.id))  \(claim.ageText)\(standing)"
        }
        let head = "  \(claims) last confirmed more than \(report.maximumAge) days ago\(seen)"
        return [painted("AGE", "33"), painted(head, "33")] + oldest
    }

    private func block(_ entry: ReportEntry) -> [String] {
        var lines = entry.page == nil ? block(entry.finding) : pageBlock(entry)
        if !entry.impact.isEmpty {
            let most = style.isVerbose ? Int.max : 8
            let names = entry.impact.prefix(most).map { TerminalText.line($0) }.joined(separator: ", ")
            let more = entry.impact.count > most ? " and \(entry.impact.count - most) more" : ""
            lines.append("\(Self.indent)touches \(names)\(more)")
        }
        return lines + advice(entry.steps)
    }

    private func pageBlock(_ entry: ReportEntry) -> [String] {
        let most = style.isVerbose ? Int.max : 6
        var lines = ["  \(entry.title)  \(entry.statement)"]
        for source in entry.page?.sources ?? [] {
            lines.append("\(Self.indent)\(source.id)" + (source.location.map { ", at \($0)" } ?? ""))
        }
        guard entry.outcome == .undecided, entry.page?.trouble == nil else {
            return lines + ["\(Self.indent)\(entry.claimLine(most: most))"]
        }
        lines += entry.findings.prefix(most).map { "\(Self.indent)\($0.summary)" }
        return entry.findings.count > most ? lines + ["\(Self.indent)and \(entry.findings.count - most) more"] : lines
    }

    private func advice(_ steps: [NextStep]) -> [String] {
        zip(steps, ["do: "] + steps.map { _ in "or: " }).flatMap { step, word -> [String] in
            guard let first = step.first else { return [Self.indent + word + step.command] }
            return [Self.indent + word + first, Self.indent + "    " + step.command]
        }
    }

    private static let indent = "      "

    private func block(_ finding: FindingText) -> [String] {
        let claim = finding.claim
        var lines = ["  \(TerminalText.line(claim.id))  \(finding.statement)"]
        let indent = Self.indent
        lines.append("\(indent)at \(claim.location)")
        if claim.ageDays > report.maximumAge { lines.append(painted("\(indent)\(claim.ageText)", "33")) }
        for evidence in claim.evidence where evidence.outcome != .verified || claim.evidence.count == 1 {
            var line = "\(indent)\(evidence.source): \(evidence.outcome.rawValue)"
            if let heading = evidence.heading { line += ", under '\(TerminalText.line(heading, limit: 60))'" }
            lines.append(line)
            if let nearest = evidence.nearest {
                let share = evidence.similarity.map { " (\($0.percent) % alike)" } ?? ""
                lines.append("\(indent)  nearest: '\(TerminalText.line(nearest, limit: 120))'\(share)")
            }
            lines.append("\(indent)  \(TerminalText.line(evidence.link ?? evidence.url, limit: 400))")
        }
        if let suggestion = claim.suggestion {
            lines.append(
                "\(indent)suggested: \(suggestion.file) \(suggestion.path) = '\(TerminalText.line(suggestion.value))'")
        }
        if let acknowledged = claim.acknowledged {
            lines.append("\(indent)acknowledged until \(acknowledged.until): \(acknowledged.reason.rawValue)")
        } else if claim.outcome.isDestructive {
            lines.append("\(indent)fingerprint \(claim.fingerprint)")
        }
        return lines
    }

    private func note(_ source: CheckReport.SourceFinding) -> String {
        let sections = source.changedSections.prefix(5).map {
            $0.isEmpty ? "the beginning" : "'\(TerminalText.line($0, limit: 60))'"
        }
        let more = source.changedSections.count > 5 ? " and \(source.changedSections.count - 5) more" : ""
        return "  \(source.id): \(sections.joined(separator: ", "))\(more)"
    }

    private func colour(of finding: FindingText) -> String {
        if finding.claim.isReview { return "33" }
        return switch finding.claim.outcome {
        case .changed, .contradicted, .lost, .gone: "1;31"
        case .moved, .undecided, .verified: "33"
        case .unchecked: "2"
        }
    }

    private func painted(_ text: String, _ colour: String) -> String {
        style.painted(text, colour)
    }
}
