package import SurveyModel

/// A file of ours that cannot be read as what it should be.
package struct UnreadableRecord: Error, Sendable, Hashable, CustomStringConvertible {
    package var reason: String
    package var description: String { reason }
}

extension Baseline {
    /// `data/baseline.json`: sorted, one entry a line where it fits, so that a change reads well in review.
    package var json: JSONNode {
        .object([
            ("$schema", .text("schema/baseline.schema.json")), ("version", .integer(Self.version)),
            ("anchors", .object(anchors.sorted { $0.key < $1.key }.map { ($0.key, Self.node($0.value)) })),
            ("pages", .object(pages.sorted { $0.key < $1.key }.map { ($0.key, Self.node($0.value)) })),
        ])
    }

    package init(json: JSONNode) throws(UnreadableRecord) {
        self.init()
        guard json["version"]?.scalarText == String(Self.version) else {
            throw UnreadableRecord(reason: "the baseline is not of version \(Self.version); accept the pages again")
        }
        for member in json["anchors"]?.members ?? [] { anchors[member.key] = try Self.anchor(member.value) }
        for member in json["pages"]?.members ?? [] { pages[member.key] = try Self.page(member.value) }
    }

    private static func node(_ entry: AnchorEntry) -> JSONNode {
        .object([
            ("claim", .text(entry.claim)), ("source", .text(entry.source)), ("acceptedOn", .text(entry.acceptedOn.description)),
            ("place", entry.place.json),
        ])
    }

    private static func anchor(_ node: JSONNode) throws(UnreadableRecord) -> AnchorEntry {
        guard let claim = node["claim"]?.string, let source = node["source"]?.string, let place = node["place"],
            let acceptedOn = node["acceptedOn"]?.string.flatMap({ SurveyDate($0) })
        else { throw UnreadableRecord(reason: "an anchor of the baseline is not complete") }
        return AnchorEntry(claim: claim, source: source, acceptedOn: acceptedOn, place: try PlaceAnchor(json: place))
    }

    private static func node(_ entry: PageEntry) -> JSONNode {
        .object([
            ("acceptedOn", .text(entry.acceptedOn.description)), ("length", .integer(entry.length)),
            (
                "sections",
                .list(
                    entry.sections.map {
                        .object([
                            ("heading", .text($0.heading)), ("hash", .text($0.hash)),
                            ("isVolatile", $0.isVolatile ? .flag(true) : nil),
                        ])
                    })
            ),
        ])
    }

    private static func page(_ node: JSONNode) throws(UnreadableRecord) -> PageEntry {
        guard let acceptedOn = node["acceptedOn"]?.string.flatMap({ SurveyDate($0) }),
            let length = node["length"]?.scalarText.flatMap({ Int($0) })
        else { throw UnreadableRecord(reason: "a page of the baseline is not complete") }
        let sections = (node["sections"]?.array ?? []).map {
            SectionFingerprint(
                heading: $0["heading"]?.string ?? "", hash: $0["hash"]?.string ?? "",
                isVolatile: $0["isVolatile"]?.value == .bool(true))
        }
        return PageEntry(acceptedOn: acceptedOn, length: length, sections: sections)
    }
}

extension PlaceAnchor {
    var json: JSONNode {
        .object([
            ("kind", .text(kind)), ("heading", .texts(heading)), ("prefix", .text(prefix)), ("suffix", .text(suffix)),
            ("rowHeader", rowHeader.isEmpty ? nil : .text(rowHeader)),
            ("columnHeader", columnHeader.isEmpty ? nil : .text(columnHeader)), ("linkText", linkText.map(JSONNode.text)),
            ("isDeprecated", isDeprecated ? .flag(true) : nil), ("left", .text(Hexadecimal.text(left))),
            ("right", .text(Hexadecimal.text(right))), ("leftInUnit", .integer(leftInUnit)), ("rightInUnit", .integer(rightInUnit)),
            (
                "elsewhere",
                elsewhere.isEmpty ? nil : .texts(elsewhere.map { Hexadecimal.text($0.left) + "/" + Hexadecimal.text($0.right) })
            ),
        ])
    }

    init(json: JSONNode) throws(UnreadableRecord) {
        self.init()
        guard let left = Hexadecimal.words(json["left"]?.string ?? ""), let right = Hexadecimal.words(json["right"]?.string ?? "")
        else { throw UnreadableRecord(reason: "an anchor's fingerprints are not hexadecimal") }
        self.left = left
        self.right = right
        kind = json["kind"]?.string ?? ""
        heading = (json["heading"]?.array ?? []).compactMap(\.string)
        prefix = json["prefix"]?.string ?? ""
        suffix = json["suffix"]?.string ?? ""
        rowHeader = json["rowHeader"]?.string ?? ""
        columnHeader = json["columnHeader"]?.string ?? ""
        linkText = json["linkText"]?.string
        isDeprecated = json["isDeprecated"]?.value == .bool(true)
        leftInUnit = json["leftInUnit"]?.scalarText.flatMap { Int($0) } ?? 0
        rightInUnit = json["rightInUnit"]?.scalarText.flatMap { Int($0) } ?? 0
        elsewhere = (json["elsewhere"]?.array ?? []).compactMap { node in
            let sides = (node.string ?? "").split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            guard sides.count == 2, let left = Hexadecimal.words(sides[0]), let right = Hexadecimal.words(sides[1]) else { return nil }
            return Surroundings(left: left, right: right)
        }
    }
}

/// Fingerprints of words, four digits each.
enum Hexadecimal {
    static func text(_ words: [UInt16]) -> String {
        words.map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }

    static func words(_ text: String) -> [UInt16]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 4) else { return nil }
        var words: [UInt16] = []
        for start in stride(from: 0, to: digits.count, by: 4) {
            guard let word = UInt16(String(decoding: digits[start..<start + 4], as: UTF8.self), radix: 16) else { return nil }
            words.append(word)
        }
        return words
    }
}
