package import PageMatch
import SurveyModel
package import SurveySupport

/// `data/baseline.json`: what was accepted. Anchors and fingerprints, no page text.
package struct Baseline: Sendable, Hashable {
    package static let version = 1

    /// By the key of the evidence.
    package var anchors: [String: AnchorEntry] = [:]
    /// By the address that was read.
    package var pages: [String: PageEntry] = [:]

    package struct AnchorEntry: Sendable, Hashable {
        /// For reviewers: which claim it belongs to.
        package var claim: String
        package var source: String
        package var acceptedOn: SurveyDate
        package var place: PlaceAnchor
    }

    package struct PageEntry: Sendable, Hashable {
        package var acceptedOn: SurveyDate
        /// Bytes of main content.
        package var length: Int
        /// In the order of the page.
        package var sections: [SectionFingerprint]
    }

    package init() {}

    /// The baseline with the material of a run taken in for `sources` (all of the run when nil). What the run did not
    /// read stays as it was; what no evidence asks for any more goes when `isWholeRun`.
    package func accepting(
        _ material: AcceptanceMaterial, sources: Set<String>? = nil, on date: SurveyDate, isWholeRun: Bool = false
    ) -> Baseline {
        var next = self
        for entry in material.anchors where sources?.contains(entry.source) ?? true {
            let old = anchors[entry.task]
            let isSame = old?.place == entry.place && old?.claim == entry.claim
            next.anchors[entry.task] = AnchorEntry(
                claim: entry.claim, source: entry.source, acceptedOn: isSame ? old?.acceptedOn ?? date : date,
                place: entry.place)
        }
        for page in material.pages where sources.map({ !$0.isDisjoint(with: page.sources) }) ?? true {
            let old = pages[page.url]
            let isSame = old?.sections == page.sections && old?.length == page.length
            next.pages[page.url] = PageEntry(
                acceptedOn: isSame ? old?.acceptedOn ?? date : date, length: page.length, sections: page.sections)
        }
        if isWholeRun {
            next.anchors = next.anchors.filter { material.knownTasks.contains($0.key) }
            next.pages = next.pages.filter { material.knownURLs.contains($0.key) }
        }
        return next
    }
}

/// What a run found that could be accepted.
package struct AcceptanceMaterial: Sendable, Hashable {
    package struct Anchor: Sendable, Hashable {
        package var task: String
        package var claim: String
        package var source: String
        package var place: PlaceAnchor
    }
    package struct PageSections: Sendable, Hashable {
        package var url: String
        package var sources: [String]
        package var length: Int
        package var sections: [SectionFingerprint]
    }

    package var anchors: [Anchor] = []
    package var pages: [PageSections] = []
    package var knownTasks: Set<String> = []
    package var knownURLs: Set<String> = []
}
