import PageReading
import PageText

/// Reads HTML as the page `https://docs.example.com/guide/keys?v=1`.
func readHTML(_ html: String, limits: ReaderLimits = .default) throws -> PageText {
    try PageReader.read(
        Array(html.utf8), contentType: "text/html; charset=utf-8", url: "https://docs.example.com/guide/keys?v=1",
        limits: limits)
}

func readMarkdown(_ text: String, url: String = "https://docs.example.com/guide/keys.md") throws -> PageText {
    try PageReader.read(Array(text.utf8), contentType: "text/markdown", url: url)
}

func readXML(_ text: String, type: String = "application/xml") throws -> PageText {
    try PageReader.read(Array(text.utf8), contentType: type, url: "https://docs.example.com/feed.xml")
}

extension PageText {
    /// Texts of all blocks of the main content.
    var mainTexts: [String] { texts(in: .main) }

    func texts(in region: Region) -> [String] {
        blocks.filter { $0.region == region }.map(\.text)
    }

    func texts(of kind: Kind) -> [String] {
        blocks.filter { $0.kind == kind }.map(\.text)
    }

    func block(_ text: String) -> Block? {
        blocks.first { $0.text == text }
    }
}
