extension ProviderPreset {
    /// A regular expression of the plain kind that the survey allows: literals, classes, groups, alternation and counts.
    ///
    /// Foundation and the standard library have mightier ones, which can take minutes for a hostile key. This one follows all
    /// ways at once and never returns to a place, so its steps are bounded by the length of the key times that of the pattern.
    struct KeyPattern {
        private indirect enum Node {
            case byte(Set<UInt8>)
            case sequence([Node])
            case choice([Node])
            case repeated(Node, min: Int, max: Int?)
        }

        private let root: Node

        /// Nil for syntax beyond the plain kind.
        init?(_ pattern: String) {
            var parser = Parser(rest: Array(pattern.utf8)[...])
            guard let root = try? parser.choice(depth: 0), parser.rest.isEmpty else { return nil }
            self.root = root
        }

        /// Whether the whole key fits.
        func matches(_ key: [UInt8]) -> Bool {
            var steps = 0
            return Self.ends(of: root, from: [0], in: key, &steps).contains(key.count)
        }

        /// No pattern of a service needs so many for a key that a header can hold; a hostile one stops here.
        private static let mostSteps = 100_000

        /// Where a match can end that begins at one of some places.
        private static func ends(of node: Node, from starts: Set<Int>, in key: [UInt8], _ steps: inout Int) -> Set<Int>
        {
            steps += 1 + starts.count
            guard steps < mostSteps, !starts.isEmpty else { return [] }
            switch node {
            case .byte(let bytes):
                return Set(starts.filter { $0 < key.count && bytes.contains(key[$0]) }.map { $0 + 1 })
            case .sequence(let nodes):
                return nodes.reduce(starts) { ends(of: $1, from: $0, in: key, &steps) }
            case .choice(let nodes):
                return nodes.reduce(into: []) { $0.formUnion(ends(of: $1, from: starts, in: key, &steps)) }
            case .repeated(let node, let min, let max):
                var reached: Set<Int> = min == 0 ? starts : []
                var current = starts
                var round = 0
                while !current.isEmpty, round < max ?? .max {
                    current = ends(of: node, from: current, in: key, &steps)
                    round += 1
                    if round >= min {
                        current = current.filter { !reached.contains($0) }
                        reached.formUnion(current)
                    }
                }
                return reached
            }
        }

        private struct Unreadable: Error {}

        private struct Parser {
            var rest: ArraySlice<UInt8>

            mutating func choice(depth: Int) throws(Unreadable) -> Node {
                if depth > 20 { throw Unreadable() }
                var branches = [try sequence(depth)]
                while take("|") { branches.append(try sequence(depth)) }
                return branches.count == 1 ? branches[0] : .choice(branches)
            }

            private mutating func sequence(_ depth: Int) throws(Unreadable) -> Node {
                var nodes: [Node] = []
                while let next = rest.first, next != UInt8(ascii: "|"), next != UInt8(ascii: ")") {
                    // The whole key has to fit in any case.
                    if take("^") || rest.elementsEqual("$".utf8) && take("$") { continue }
                    nodes.append(try counted(try atom(depth)))
                }
                return .sequence(nodes)
            }

            private mutating func counted(_ node: Node) throws(Unreadable) -> Node {
                if take("*") { return .repeated(node, min: 0, max: nil) }
                if take("+") { return .repeated(node, min: 1, max: nil) }
                if take("?") { return .repeated(node, min: 0, max: 1) }
                guard take("{") else { return node }
                let min = try number()
                let max: Int? = take(",") ? rest.first == UInt8(ascii: "}") ? nil : try number() : min
                guard take("}"), min <= max ?? min else { throw Unreadable() }
                return .repeated(node, min: min, max: max)
            }

            private mutating func number() throws(Unreadable) -> Int {
                let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
                guard digits.count < 6, let number = Int(String(decoding: digits, as: UTF8.self)) else {
                    throw Unreadable()
                }
                rest = rest.dropFirst(digits.count)
                return number
            }

            private mutating func atom(_ depth: Int) throws(Unreadable) -> Node {
                guard let byte = rest.popFirst() else { throw Unreadable() }
                switch byte {
                case UInt8(ascii: "("):
                    if take("?"), !take(":") { throw Unreadable() }
                    let group = try choice(depth: depth + 1)
                    guard take(")") else { throw Unreadable() }
                    return group
                case UInt8(ascii: "["): return .byte(try bytesOfClass())
                case UInt8(ascii: "\\"): return .byte(try escaped())
                case UInt8(ascii: "."): return .byte(Set(UInt8.min...UInt8.max).subtracting([UInt8(ascii: "\n")]))
                case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "{"), UInt8(ascii: "$"):
                    throw Unreadable()
                default: return .byte([byte])
                }
            }

            private mutating func bytesOfClass() throws(Unreadable) -> Set<UInt8> {
                let isNegated = take("^")
                var bytes: Set<UInt8> = []
                while !take("]") {
                    let lower = try member()
                    if rest.first == UInt8(ascii: "-"), rest.dropFirst().first != UInt8(ascii: "]"), take("-") {
                        guard let first = lower.first, let last = try member().first, first <= last else {
                            throw Unreadable()
                        }
                        bytes.formUnion(first...last)
                    } else {
                        bytes.formUnion(lower)
                    }
                }
                return isNegated ? Set(UInt8.min...UInt8.max).subtracting(bytes) : bytes
            }

            private mutating func member() throws(Unreadable) -> Set<UInt8> {
                guard let byte = rest.popFirst() else { throw Unreadable() }
                return byte == UInt8(ascii: "\\") ? try escaped() : [byte]
            }

            private mutating func escaped() throws(Unreadable) -> Set<UInt8> {
                guard let byte = rest.popFirst() else { throw Unreadable() }
                switch byte {
                case UInt8(ascii: "d"): return Set("0123456789".utf8)
                case UInt8(ascii: "w"):
                    return Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_".utf8)
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "A")...UInt8(ascii: "Z"):
                    throw Unreadable()
                default: return [byte]
                }
            }

            private mutating func take(_ text: StaticString) -> Bool {
                guard rest.first == text.utf8Start.pointee else { return false }
                rest.removeFirst()
                return true
            }
        }
    }
}
