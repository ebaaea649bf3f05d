import PageMatch
import PageText
import SurveySupport

/// One section of a page by its heading and a hash of its text with the volatile parts masked.
package struct SectionFingerprint: Sendable, Hashable, Codable {
    /// The heading's text, at most 80 characters; empty for what stands before the first one.
    package var heading: String
    package var hash: String
    /// Differed between two fetches of the same page: never compared.
    @OmittedWhenEmpty package var isVolatile = false

    private enum CodingKeys: String, CodingKey {
        case heading, hash
        case isVolatile = "volatile"
    }

    package init(heading: String, hash: String, isVolatile: Bool = false) {
        self.heading = heading
        self.hash = hash
        self.isVolatile = isVolatile
    }
}

enum Sections {
    /// Fingerprints of the sections of main content, in the order of the page; equal headings are counted up.
    static func fingerprints(of index: PageIndex) -> [SectionFingerprint] {
        var sections: [SectionFingerprint] = []
        var seen: [String: Int] = [:]
        var heading = ""
        var text: [UInt8] = []
        func endSection() {
            guard !text.isEmpty || !heading.isEmpty else { return }
            let count = seen[heading, default: 0] + 1
            seen[heading] = count
            sections.append(
                SectionFingerprint(
                    heading: count > 1 ? "\(heading) (\(count))" : heading, hash: Digest.hex(of: text, bytes: 6)))
        }
        for unit in index.units {
            if case .heading = index.blocks[unit.block].kind {
                endSection()
                heading = String(index.string(unit.bytes).prefix(80))
                text.removeAll(keepingCapacity: true)
            } else {
                index.text.withSpan { VolatileWords.append($0.extracting(unit.bytes), to: &text) }
                text.append(0x0A)
            }
        }
        endSection()
        return sections
    }

    /// Headings of sections that differ, came or went; volatile ones are left out.
    static func changes(from old: [SectionFingerprint], to new: [SectionFingerprint]) -> [String] {
        let before = Dictionary(old.map { ($0.heading, $0) }) { first, _ in first }
        let after = Dictionary(new.map { ($0.heading, $0) }) { first, _ in first }
        let changed = new.filter { section in
            guard let earlier = before[section.heading] else { return true }
            return earlier.hash != section.hash && !earlier.isVolatile
        }
        let removed = old.filter { after[$0.heading] == nil && !$0.isVolatile }
        return changed.map(\.heading) + removed.map { "\($0.heading) (removed)" }
    }

    /// The sections with those marked that differ between two reads of the same page.
    static func marking(_ first: [SectionFingerprint], differingFrom second: [SectionFingerprint])
        -> [SectionFingerprint]
    {
        let other = Dictionary(second.map { ($0.heading, $0.hash) }) { first, _ in first }
        return first.map { section in
            var section = section
            section.isVolatile = section.isVolatile || other[section.heading] != section.hash
            return section
        }
    }
}
