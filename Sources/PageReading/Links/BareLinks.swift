import PageText
import SurveySupport

/// Addresses that stand in a text as such.
enum BareLinks {
    /// `http://` and `https://` up to white space, less the punctuation of the sentence around. At most 200.
    static func links(in text: String) -> [PageText.Link] {
        guard text.utf8.contains(UInt8(ascii: ":")) else { return [] }
        let bytes = Array(text.utf8)
        var links: [PageText.Link] = []
        var index = 0
        while index < bytes.count, links.count < 200 {
            let end = self.end(ofAddressAt: index, in: bytes)
            if end > index {
                let address = String(decoding: bytes[index..<end], as: UTF8.self)
                links.append(PageText.Link(text: address, destination: address))
                index = end
            } else {
                index += 1
            }
        }
        return links
    }

    /// Where the address that begins at `index` ends; `index` itself where none begins.
    static func end(ofAddressAt index: Int, in bytes: [UInt8]) -> Int {
        guard bytes[index] == UInt8(ascii: "h") else { return index }
        if index > 0, bytes[index - 1].isASCIILetter || bytes[index - 1].isASCIIDigit { return index }
        guard let scheme = schemes.first(where: { bytes[index...].starts(with: $0) }) else { return index }
        let start = index + scheme.count
        var end = start
        while end < bytes.count, bytes[end] > 0x20, !stops.contains(bytes[end]) { end += 1 }
        while end > start, trailing.contains(bytes[end - 1]) { end -= 1 }
        return end > start ? end : index
    }

    private static let schemes = [Array("https://".utf8), Array("http://".utf8)]
    private static let stops = Set("<>\"`|\\^".utf8)
    private static let trailing = Set(".,;:!?'*_)]}".utf8)
}
