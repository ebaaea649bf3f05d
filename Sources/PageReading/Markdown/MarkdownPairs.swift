import SurveySupport

/// Pairs what belongs together in Markdown text, in one pass: runs of backticks, brackets, marks of emphasis.
enum MarkdownPairs {
    static func find(in bytes: [UInt8]) -> (pairs: [Int: Int], hidden: Set<Int>) {
        var finder = Finder(bytes: bytes)
        finder.run()
        return (finder.pairs, finder.hidden)
    }

    private struct Finder {
        let bytes: [UInt8]
        var pairs: [Int: Int] = [:]
        var hidden: Set<Int> = []
        private var position = 0
        private var brackets: [Int] = []
        /// Marks that may open emphasis, by character.
        private var openers: [UInt8: [Int]] = [:]
        /// Starts of runs of backticks by length, and how many of each were passed.
        private var runs: [Int: [Int]] = [:]
        private var passed: [Int: Int] = [:]

        init(bytes: [UInt8]) {
            self.bytes = bytes
            indexRuns()
        }

        mutating func run() {
            while position < bytes.count {
                switch bytes[position] {
                case UInt8(ascii: "\\"): position += 2
                case UInt8(ascii: "`"): passCode()
                case UInt8(ascii: "["):
                    brackets.append(position)
                    position += 1
                case UInt8(ascii: "]"):
                    if let open = brackets.popLast() { pairs[open] = position }
                    position += 1
                case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): passEmphasis()
                default: position += 1
                }
            }
        }

        private mutating func indexRuns() {
            var index = 0
            while index < bytes.count {
                let length = runLength(at: index, of: UInt8(ascii: "`"))
                if length > 0 { runs[length, default: []].append(index) }
                index += max(length, 1)
            }
        }

        private func runLength(at start: Int, of byte: UInt8) -> Int {
            var end = start
            while end < bytes.count, bytes[end] == byte { end += 1 }
            return end - start
        }

        /// A run of backticks closes at the next run of the same length; each list of runs is walked once in all.
        private mutating func passCode() {
            let length = runLength(at: position, of: UInt8(ascii: "`"))
            let starts = runs[length] ?? []
            var next = passed[length] ?? 0
            while next < starts.count, starts[next] <= position { next += 1 }
            passed[length] = next
            guard next < starts.count else {
                position += length
                return
            }
            pairs[position] = starts[next]
            position = starts[next] + length
        }

        private mutating func passEmphasis() {
            let mark = bytes[position]
            let length = runLength(at: position, of: mark)
            let places = Array(position..<position + length)
            position += length
            guard mark != UInt8(ascii: "~") || length == 2 else { return }
            let before = places[0] > 0 ? bytes[places[0] - 1] : 0x20
            let after = position < bytes.count ? bytes[position] : 0x20
            var left = places[...]
            if canClose(mark, before, after) {
                while let place = left.first, let open = openers[mark]?.popLast() {
                    hidden.insert(open)
                    hidden.insert(place)
                    left = left.dropFirst()
                }
            }
            if canOpen(mark, before, after) { openers[mark, default: []] += left }
        }

        private func canOpen(_ mark: UInt8, _ before: UInt8, _ after: UInt8) -> Bool {
            guard !after.isMarkupSpace else { return false }
            if isPunctuation(after), !before.isMarkupSpace, !isPunctuation(before) { return false }
            return mark != UInt8(ascii: "_") || !isWord(before)
        }

        private func canClose(_ mark: UInt8, _ before: UInt8, _ after: UInt8) -> Bool {
            guard !before.isMarkupSpace else { return false }
            if isPunctuation(before), !after.isMarkupSpace, !isPunctuation(after) { return false }
            return mark != UInt8(ascii: "_") || !isWord(after)
        }

        private func isWord(_ byte: UInt8) -> Bool {
            byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80
        }

        private func isPunctuation(_ byte: UInt8) -> Bool {
            byte > 0x20 && byte < 0x7F && !isWord(byte)
        }
    }
}
