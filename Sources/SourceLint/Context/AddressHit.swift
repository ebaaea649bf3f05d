import SurveySupport

/// A host that stands in a text as an address of its own, with what is written behind it.
struct AddressHit {
    let hostRange: Range<Int>
    /// Host and path; a path ends where a program would put something in.
    let range: Range<Int>
    let address: AddressParts
    /// The path goes on with something that is only known when the program runs.
    let isOpen: Bool
    /// `https://` and the like stand before it.
    let hasScheme: Bool

    /// Nil where the host is only a part of a longer name.
    init?(host: String, at start: Int, in text: [UInt8]) {
        let end = start + host.utf8.count
        guard Self.mayBegin(text, start), Self.mayEnd(text, end) else { return nil }
        hostRange = start..<end
        var path = end
        if path < text.count, text[path] == UInt8(ascii: ":") {
            let digits = text[(path + 1)...].prefix(5).prefix(while: \.isASCIIDigit).count
            if digits > 0 { path += 1 + digits }
        }
        var stop = path
        if path < text.count, text[path] == UInt8(ascii: "/") {
            stop = text[path...].firstIndex { !Self.belongsToPath($0) } ?? text.count
            while stop > path, Self.endsSentence(text[stop - 1]) { stop -= 1 }
        }
        range = start..<stop
        isOpen = stop < text.count && Self.opens(text[stop])
        address = AddressParts(host: host, path: String(decoding: text[path..<stop], as: UTF8.self)[...])
        hasScheme = start >= 3 && text[start - 3..<start].elementsEqual("://".utf8)
    }

    /// A name goes on to the left with letters, digits, hyphens and dots; `\n` before it is a line break in a string, and `%2F`
    /// a slash.
    private static func mayBegin(_ text: [UInt8], _ start: Int) -> Bool {
        guard start > 0 else { return true }
        let before = text[start - 1]
        if before == UInt8(ascii: ".") || before == UInt8(ascii: "-") || before == UInt8(ascii: "@") { return false }
        guard before.isASCIIWord || before >= 0x80 else { return true }
        if start >= 2, text[start - 2] == UInt8(ascii: "\\") { return "nrt".utf8.contains(before) }
        return start >= 3 && text[start - 3..<start].map(\.asciiLowercased).elementsEqual("%2f".utf8)
    }

    private static func mayEnd(_ text: [UInt8], _ end: Int) -> Bool {
        guard end < text.count else { return true }
        let after = text[end]
        if after.isASCIIWord || after == UInt8(ascii: "-") || after >= 0x80 { return false }
        guard after == UInt8(ascii: "."), end + 1 < text.count else { return true }
        return !(text[end + 1].isASCIIWord || text[end + 1] >= 0x80)
    }

    private static func belongsToPath(_ byte: UInt8) -> Bool {
        byte.isASCIIWord || "/-.~%+:@=&!,".utf8.contains(byte)
    }

    private static func endsSentence(_ byte: UInt8) -> Bool { ".,:!=&@+".utf8.contains(byte) }

    /// What begins a place for a value: `${model}`, `{model}`, `\(model)`, `<model>`, `*`.
    private static func opens(_ byte: UInt8) -> Bool { "${\\<*[".utf8.contains(byte) }
}
