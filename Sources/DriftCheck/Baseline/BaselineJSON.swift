import PageMatch
import SurveyModel
package import SurveySupport

extension Baseline {
    /// Nil where the document is not a baseline of this version; entries that make no sense are left out, which costs
    /// their anchors and nothing else.
    ///
    /// Fails with the position of a count that no anchor can have.
    package init?(_ root: JSONNode) throws(JSONParser.Failure) {
        guard root["version"]?.scalarText == String(Self.version) else { return nil }
        self.init()
        for member in root["anchors"]?.members ?? [] {
            guard let entry = try AnchorEntry(member.value) else { continue }
            anchors[member.key] = entry
        }
        for member in root["pages"]?.members ?? [] {
            guard let entry = PageEntry(member.value) else { continue }
            pages[member.key] = entry
        }
    }

    /// Sorted by claim and address, so that a change reads well in review.
    package var json: JSONNode {
        let anchors = anchors.sorted { ($0.value.claim, $0.key) < ($1.value.claim, $1.key) }
        let pages = pages.sorted { $0.key < $1.key }
        return .object([
            ("$schema", .text("schema/baseline.schema.json")), ("version", .integer(Self.version)),
            ("anchors", .object(anchors.map { ($0.key, $0.value.json) })),
            ("pages", .object(pages.map { ($0.key, $0.value.json) })),
        ])
    }
}

extension Baseline.AnchorEntry {
    init?(_ node: JSONNode) throws(JSONParser.Failure) {
        guard let claim = node["claim"]?.string, let source = node["source"]?.string,
            let date = node["acceptedOn"]?.string.flatMap(SurveyDate.init)
        else { return nil }
        self.init(claim: claim, source: source, acceptedOn: date, place: try PlaceAnchor(node))
    }

    var json: JSONNode {
        .object(
            [
                ("claim", .text(claim)), ("source", .text(source)), ("acceptedOn", .text(acceptedOn.description)),
            ] + place.members)
    }
}

extension Baseline.PageEntry {
    init?(_ node: JSONNode) {
        guard let date = node["acceptedOn"]?.string.flatMap(SurveyDate.init),
            let length = node["length"]?.scalarText.flatMap(Int.init)
        else { return nil }
        let sections = (node["sections"]?.array ?? []).compactMap { node -> SectionFingerprint? in
            guard let heading = node["heading"]?.string, let hash = node["hash"]?.string else { return nil }
            return SectionFingerprint(heading: heading, hash: hash, isVolatile: node["volatile"]?.scalarText == "true")
        }
        self.init(acceptedOn: date, length: length, sections: sections)
    }

    var json: JSONNode {
        .object([
            ("acceptedOn", .text(acceptedOn.description)), ("length", .integer(length)),
            (
                "sections",
                .list(
                    sections.map { section in
                        .object([
                            ("heading", .text(section.heading)), ("hash", .text(section.hash)),
                            ("volatile", section.isVolatile ? .flag(true) : nil),
                        ])
                    })
            ),
        ])
    }
}

extension PlaceAnchor {
    init(_ node: JSONNode) throws(JSONParser.Failure) {
        self.init()
        left = WordList.read(node["left"]?.string)
        right = WordList.read(node["right"]?.string)
        leftInUnit = try node.count("leftInUnit") ?? 0
        rightInUnit = try node.count("rightInUnit") ?? 0
        leftInRow = try node.count("leftInRow") ?? leftInUnit
        rightInRow = try node.count("rightInRow") ?? rightInUnit
        prefix = node["prefix"]?.string ?? ""
        suffix = node["suffix"]?.string ?? ""
        heading = node["heading"]?.array?.compactMap(\.string) ?? []
        kind = node["kind"]?.string ?? ""
        rowHeader = node["row"]?.string ?? ""
        columnHeader = node["column"]?.string ?? ""
        linkText = node["linkText"]?.string
        isDeprecated = node["deprecated"]?.scalarText == "true"
        elsewhere = (node["elsewhere"]?.array ?? []).map {
            Surroundings(left: WordList.read($0["left"]?.string), right: WordList.read($0["right"]?.string))
        }
        peers = WordList.read(node["peers"]?.string)
        settled = WordList.read(node["settled"]?.string)
    }

    var members: [(String, JSONNode?)] {
        [
            ("heading", heading.isEmpty ? nil : .texts(heading)), ("kind", kind.isEmpty ? nil : .text(kind)),
            ("row", rowHeader.isEmpty ? nil : .text(rowHeader)),
            ("column", columnHeader.isEmpty ? nil : .text(columnHeader)),
            ("linkText", linkText.map(JSONNode.text)), ("prefix", .text(prefix)), ("suffix", .text(suffix)),
            ("left", .text(WordList.write(left))), ("leftInUnit", .integer(leftInUnit)),
            ("right", .text(WordList.write(right))), ("rightInUnit", .integer(rightInUnit)),
            ("leftInRow", leftInRow == leftInUnit ? nil : .integer(leftInRow)),
            ("rightInRow", rightInRow == rightInUnit ? nil : .integer(rightInRow)),
            ("peers", peers.isEmpty ? nil : .text(WordList.write(peers))),
            ("settled", settled.isEmpty ? nil : .text(WordList.write(settled))),
            ("deprecated", isDeprecated ? .flag(true) : nil),
            (
                "elsewhere",
                elsewhere.isEmpty
                    ? nil
                    : .list(
                        elsewhere.map {
                            .object([
                                ("left", .text(WordList.write($0.left))), ("right", .text(WordList.write($0.right))),
                            ])
                        })
            ),
        ]
    }
}

/// Fingerprints of words as text: four hexadecimal digits each, nothing between them.
enum WordList {
    static func write(_ words: [UInt16]) -> String {
        Hexadecimal.text(words.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
    }

    static func read(_ text: String?) -> [UInt16] {
        let bytes = Array((text ?? "").utf8)
        guard bytes.count % 4 == 0 else { return [] }
        return stride(from: 0, to: bytes.count, by: 4).compactMap {
            UInt16(String(decoding: bytes[$0..<$0 + 4], as: UTF8.self), radix: 16)
        }
    }
}

extension JSONNode {
    /// The words counted by a member; nil where there is none.
    fileprivate func count(_ key: String) throws(JSONParser.Failure) -> Int? {
        guard let node = self[key] else { return nil }
        guard let count = node.scalarText.flatMap(Int.init), (0...PlaceAnchor.reach).contains(count) else {
            throw JSONParser.Failure(
                reason: "'\(key)' must be a whole number from 0 to \(PlaceAnchor.reach)", position: node.position)
        }
        return count
    }
}
