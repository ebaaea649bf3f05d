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
        let head = "accepted \(Counted.of(anchors.count, "place")) on \(Counted.of(pages.count, "page"))"
        return ([head] + taken(anchors) + left()).joined(separator: "\n") + "\n"
    }

    private func isWanted(_ source: String) -> Bool { sources?.contains(source) ?? true }

    private func taken(_ anchors: [AcceptanceMaterial.Anchor]) -> [String] {
        Dictionary(grouping: anchors, by: \.source).sorted { $0.key < $1.key }.map { source, anchors in
            let claims = Set(anchors.map(\.claim)).sorted()
            let more = claims.count > Self.most ? " and \(claims.count - Self.most) more" : ""
            return "  took \(source): \(claims.prefix(Self.most).joined(separator: ", "))\(more)"
        }
    }

    private static let most = 6

    /// One line for each reason that a source gives, with the claims that it is true of.
    private func left() -> [String] {
        var claims: [String: [String]] = [:]
        for claim in result.report.claims {
            for evidence in claim.evidence where isWanted(evidence.source) {
                guard let reason = Self.reason(evidence) else { continue }
                claims["\(evidence.source): \(reason)", default: []].append(claim.id)
            }
        }
        return claims.sorted { $0.key < $1.key }.map { reason, claims in
            "  left \(reason): \(claims.joined(separator: ", "))"
        }
    }

    /// Why the evidence is not in the baseline; nil where it is, or needs not to be.
    private static func reason(_ evidence: CheckReport.EvidenceReport) -> String? {
        let why = evidence.reason.map { ", \(TerminalText.line($0))" } ?? ""
        switch evidence.outcome {
        case .verified, .moved, .contradicted, .unchecked: return nil
        case .changed: return "the page says '\(TerminalText.line(evidence.found ?? ""))'; correct the data first"
        case .lost: return "not there\(why); correct the data or cite another place first"
        case .gone: return "the page is gone\(why)"
        case .undecided: return "could not be told\(why)"
        }
    }
}
