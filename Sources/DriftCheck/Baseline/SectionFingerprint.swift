import PageText

/// One section of a page by its heading and a hash of its text with the volatile parts masked.
package struct SectionFingerprint: Sendable, Hashable {
    /// The heading's text, at most 80 characters; empty for what stands before the first one.
    package var heading: String
    package var hash: String
    /// Differed between two fetches of the same page: never compared.
    package var isVolatile = false

    package init(heading: String, hash: String, isVolatile: Bool = false) {
        self.heading = heading
        self.hash = hash
        self.isVolatile = isVolatile
    }
}

enum Sections {
    /// Fingerprints of the sections of main content, in the order of the page; equal headings are counted up.
    static func fingerprints(of index: PageIndex) -> [SectionFingerprint] {
        var sections: [(heading: String, text: [UInt8])] = [("", [])]
        for unit in index.units {
            let block = index.blocks[unit.block]
            if case .heading = block.kind {
                sections.append((String(index.string(unit.bytes).prefix(80)), []))
            } else {
                sections[sections.count - 1].text += masked(index.text[unit.bytes]) + [0x0A]
            }
        }
        var seen: [String: Int] = [:]
        return sections.compactMap { section in
            guard !section.text.isEmpty || !section.heading.isEmpty else { return nil }
            seen[section.heading, default: 0] += 1
            let count = seen[section.heading, default: 1]
            let heading = count > 1 ? "\(section.heading) (\(count))" : section.heading
            return SectionFingerprint(heading: heading, hash: Digest.hex(of: section.text, bytes: 6))
        }
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

    /// Words that change without anybody's doing read as `#`: numbers of four digits and more, dates, times, hashes of
    /// eight hexadecimal digits and more with a digit among them, counts such as `1,234`.
    private static func masked(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        for word in text.split(separator: Bytes.space) {
            out += isVolatile(word) ? [0x23] : Array(word)
            out.append(Bytes.space)
        }
        return out
    }

    private static func isVolatile(_ word: ArraySlice<UInt8>) -> Bool {
        let digits = word.count(where: Bytes.isDigit)
        guard digits > 0 else { return isMonth(word) }
        let punctuation = word.count { ",.:/-+()".utf8.contains($0) }
        if digits + punctuation == word.count { return digits >= 3 || punctuation > 1 }
        let isHex = word.allSatisfy {
            Bytes.isDigit($0) || (Bytes.lowered($0) >= 0x61 && Bytes.lowered($0) <= 0x66) || $0 == 0x2D
        }
        return isHex && word.count >= 8
    }

    private static func isMonth(_ word: ArraySlice<UInt8>) -> Bool {
        let months = [
            "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
            "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ]
        let lowered = String(decoding: word.map(Bytes.lowered).filter(Bytes.isLetter), as: UTF8.self)
        return months.contains(lowered)
    }
}
