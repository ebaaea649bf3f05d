/// RFC 6901: the way from the root of a JSON document to one value.
package struct JSONPointer: Sendable, Hashable, CustomStringConvertible {
    /// As the RFC writes it, which takes less room than the tokens: every claim of a survey has a pointer.
    package private(set) var description = ""

    package init(tokens: [String]) {
        for token in tokens { append(token) }
    }

    /// Nil unless `text` is empty or begins with `/` and every `~` is followed by 0 or 1.
    package init?(_ text: String) {
        guard text.isEmpty || text.hasPrefix("/") else { return nil }
        guard Self.parts(of: text).allSatisfy({ Self.unescape($0) != nil }) else { return nil }
        description = text
    }

    package var tokens: [String] { Self.parts(of: description).compactMap(Self.unescape) }

    private static func parts(of text: String) -> ArraySlice<Substring> {
        text.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    }

    private static func unescape(_ part: Substring) -> String? {
        var token = ""
        var scalars = part.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "~" else {
                token.unicodeScalars.append(scalar)
                continue
            }
            switch scalars.next() {
            case "0": token += "~"
            case "1": token += "/"
            default: return nil
            }
        }
        return token
    }

    private mutating func append(_ token: String) {
        description += "/"
        for scalar in token.unicodeScalars {
            switch scalar {
            case "~": description += "~0"
            case "/": description += "~1"
            default: description.unicodeScalars.append(scalar)
            }
        }
    }

    package func appending(_ tokens: [String]) -> JSONPointer {
        var pointer = self
        for token in tokens { pointer.append(token) }
        return pointer
    }

    package func appending(_ token: String) -> JSONPointer { appending([token]) }
    package func appending(_ index: Int) -> JSONPointer { appending(String(index)) }
    package func appending(_ key: String, _ index: Int) -> JSONPointer { appending([key, String(index)]) }

    /// The value that the pointer names, or nil.
    package func resolve(in root: JSONNode) -> JSONNode? {
        var node = root
        for token in tokens {
            switch node.value {
            case .object:
                guard let next = node[token] else { return nil }
                node = next
            case .array(let elements):
                guard let index = Int(token), String(index) == token, elements.indices.contains(index) else {
                    return nil
                }
                node = elements[index]
            default: return nil
            }
        }
        return node
    }
}
