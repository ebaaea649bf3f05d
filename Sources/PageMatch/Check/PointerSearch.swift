package import SurveySupport

/// Compares a value with what stands at a JSON pointer.
package struct PointerSearch {
    private let document: JSONNode

    package init(document: JSONNode) { self.document = document }

    /// - Parameter value: nil where it is enough that something stands there.
    package func find(_ text: String, value: TypedValue?) -> Match {
        guard let pointer = JSONPointer(text) else { return Match(.undecided, reason: "'\(text)' is no JSON pointer") }
        guard let node = pointer.resolve(in: document) else {
            var match = Match(.lost, reason: "nothing stands at \(text)")
            match.nearest = nearestKey(to: pointer)
            return match
        }
        guard let value, value.type.standsOnPages else { return Match(.verified) }
        return compare(node, at: pointer, value)
    }

    /// The value stands there itself, in the array there, or as the last token of the pointer.
    private func compare(_ node: JSONNode, at pointer: JSONPointer, _ value: TypedValue) -> Match {
        let texts = node.scalarText.map { [$0] } ?? node.array?.compactMap(\.scalarText) ?? []
        let stands = texts.contains { Self.equal($0, value) } || pointer.tokens.last == value.text
        if stands { return Match(.verified, found: value.text, heading: pointer.description) }
        if let text = node.scalarText {
            var match = Match(.changed, found: text, heading: pointer.description)
            match.isCertain = true
            return match
        }
        var match = Match(.lost, heading: pointer.description)
        let likeness = Likeness(to: value.text.utf8)
        match.nearest = texts.map { ($0, likeness.of($0.utf8)) }.max { $0.1 < $1.1 }?.0
        return match
    }

    private static func equal(_ text: String, _ value: TypedValue) -> Bool {
        if ValueGrammar.isAddress(value.type) {
            return AddressEquality(TypedValue(.url, value.text)).matches(text)
        }
        if value.type == .routingPrefix, text == value.text + "/" { return true }
        return Array(text.utf8) == Array(value.text.utf8)
    }

    /// The deepest object on the way that exists, and its key most like the missing one.
    private func nearestKey(to pointer: JSONPointer) -> String? {
        var node = document
        for (depth, token) in pointer.tokens.enumerated() {
            if let next = JSONPointer(tokens: [token]).resolve(in: node) {
                node = next
                continue
            }
            let likeness = Likeness(to: token.utf8)
            let keys = (node.members ?? []).map { (key: $0.key, likeness: likeness.of($0.key.utf8)) }
            let best = keys.max { ($0.likeness, $1.key) < ($1.likeness, $0.key) }
            return best.map(\.key).map { JSONPointer(tokens: Array(pointer.tokens[..<depth]) + [$0]).description }
        }
        return nil
    }
}
