package import DriftCheck
import SurveySupport

/// What `accept` took into the baseline, and what it left, with the reason.
package struct AcceptanceText {
    private let result: CheckResult
    /// The sources to accept; nil for all that were read.
    private let sources: Set<String>?

    package init(_ result: CheckResult, sources: Set<String>?) {
        (self.result, self.sources) = (result, sources)
    }

    package func written() -> String {
        let anchors = result.material.anchors.filter { isWanted($0.source) }
        let pages = result.material.pages.filter { $0.sources.contains(where: isWanted) }
        let head = "accepted \(Counted.of(anchors.count, "place")), and the text of \(Counted.of(pages.count, "page"))"
        let left = left()
        return ([head] + taken(anchors, besides: left) + left.flatMap(Self.lines)).joined(separator: "\n") + "\n"
    }

    private func isWanted(_ source: String) -> Bool { sources?.contains(source) ?? true }

    /// Claims whose places were all taken, also those that the page contradicts; a claim of which one place was lost stands
    /// among what was left.
    private func taken(_ anchors: [AcceptanceMaterial.Anchor], besides left: [Left]) -> [String] {
        Dictionary(grouping: anchors, by: \.source).sorted { $0.key < $1.key }.flatMap { source, anchors -> [String] in
            let kept = Set(left.filter { $0.source == source }.flatMap(\.claims))
            let claims = Set(anchors.map(\.claim)).subtracting(kept).sorted()
            if claims.isEmpty { return [] }
            return ["  took \(source): \(Self.names(claims))"] + contradictions(of: source, against: claims)
        }
    }

    /// What the page says against claims that were taken with it.
    private func contradictions(of source: String, against claims: [String]) -> [String] {
        result.report.claims.filter { claims.contains($0.id) }.flatMap { claim in
            claim.evidence.filter { $0.source == source && $0.outcome == .contradicted }.map { evidence in
                let words = evidence.reason.map { TerminalText.line($0) } ?? "the page contradicts it"
                return
                    "    although \(words): only other words alarm from now on; correct \(claim.location) if that is so"
            }
        }
    }

    /// Claims that a source does not bear out for one and the same reason.
    private struct Left {
        var source: String
        var reason: String
        var claims: Set<String>
    }

    private func left() -> [Left] {
        var left: [String: Left] = [:]
        for claim in result.report.claims {
            for evidence in claim.evidence where isWanted(evidence.source) {
                guard let reason = Self.reason(evidence) else { continue }
                left["\(evidence.source) \(reason)", default: Left(source: evidence.source, reason: reason, claims: [])]
                    .claims.insert(claim.id)
            }
        }
        return left.sorted { $0.key < $1.key }.map(\.value)
    }

    private static func lines(_ left: Left) -> [String] {
        ["  left \(left.source): \(names(left.claims.sorted()))", "    because \(left.reason)"]
    }

    private static func names(_ claims: [String]) -> String {
        let more = claims.count > most ? " and \(claims.count - most) more" : ""
        return claims.prefix(most).joined(separator: ", ") + more
    }

    private static let most = 6

    /// Why the evidence is not in the baseline, as a clause; nil where it is, or needs not to be.
    private static func reason(_ evidence: CheckReport.EvidenceReport) -> String? {
        let why = evidence.reason.map { TerminalText.line($0) }
        switch evidence.outcome {
        case .verified, .moved, .contradicted, .unchecked: return nil
        case .changed: return "the page says '\(TerminalText.line(evidence.found ?? ""))': correct the data first"
        case .lost:
            return "it does not stand there\(why.map { ", \($0)" } ?? ""): correct the data or cite another place first"
        case .gone: return "the page is gone\(why.map { ": \($0)" } ?? "")"
        case .undecided: return "it could not be checked\(why.map { ": \($0)" } ?? "")"
        }
    }
}
