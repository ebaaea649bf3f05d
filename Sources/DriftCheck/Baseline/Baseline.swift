package import PageMatch
import SurveyModel
package import SurveySupport

/// `data/baseline.json`: what was accepted. Anchors and fingerprints, no page text.
package struct Baseline: Sendable, Hashable {
    private static let version = 1

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

    package struct PageEntry: Sendable, Hashable, Codable {
        package var acceptedOn: SurveyDate
        /// Bytes of main content.
        package var length: Int
        /// In the order of the page.
        package var sections: [SectionFingerprint]
    }

    package init() {}

    /// Nil where the document is a baseline of another version.
    package init?(_ root: JSONNode) throws(JSONNodeDecoder.Failure) {
        guard root["version"]?.scalarText == String(Self.version) else { return nil }
        self = try JSONNodeDecoder.decode(from: root)
    }

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

extension Baseline: Codable {
    private enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case version, anchors, pages
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        anchors = try container.decodeIfPresent([String: AnchorEntry].self, forKey: .anchors) ?? [:]
        pages = try container.decodeIfPresent([String: PageEntry].self, forKey: .pages) ?? [:]
    }

    /// Sorted by claim and address, so that a change reads well in review.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("schema/baseline.schema.json", forKey: .schema)
        try container.encode(Self.version, forKey: .version)
        var entries = container.nestedContainer(keyedBy: JSONKey.self, forKey: .anchors)
        for (key, entry) in anchors.sorted(by: { ($0.value.claim, $0.key) < ($1.value.claim, $1.key) }) {
            try entries.encode(entry, forKey: JSONKey(key))
        }
        try container.encode(pages, forKey: .pages)
    }
}

extension Baseline.AnchorEntry: Codable {
    private enum CodingKeys: CodingKey { case claim, source, acceptedOn }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        claim = try container.decode(String.self, forKey: .claim)
        source = try container.decode(String.self, forKey: .source)
        acceptedOn = try container.decode(SurveyDate.self, forKey: .acceptedOn)
        place = try PlaceAnchor(from: decoder)
    }

    /// The members of the place stand beside those of the entry.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(claim, forKey: .claim)
        try container.encode(source, forKey: .source)
        try container.encode(acceptedOn, forKey: .acceptedOn)
        try place.encode(to: encoder)
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
