import Foundation
import FoundationXML
import SurveyTestSupport

/// Reads Markdown with cmark-gfm, the parser behind GitHub.
enum MarkdownReader {
    struct Document {
        /// Names of elements in their order, without text, code and line breaks.
        var skeleton: [String] = []
        /// Addresses of links and images.
        var destinations: [String] = []
        /// The text of every block or cell.
        var texts: [String] = []
        var html: [String] = []
    }

    static func read(_ markdown: String) async throws -> Document {
        let extensions = ["table", "autolink", "strikethrough", "tasklist", "tagfilter"].flatMap { ["-e", $0] }
        let written = try await ForeignProgram.output(of: "cmark-gfm", extensions + ["-t", "xml"], input: markdown)
        let collector = Collector()
        let xml = written.replacing("<!DOCTYPE document SYSTEM \"CommonMark.dtd\">", with: "")
        let parser = XMLParser(data: Data(xml.utf8))
        parser.delegate = collector
        guard parser.parse() else {
            throw Unreadable(reason: parser.parserError.map { "\($0)" } ?? "", line: parser.lineNumber)
        }
        return collector.document
    }

    struct Unreadable: Error {
        var reason: String
        var line: Int
    }

    private final class Collector: NSObject, XMLParserDelegate {
        var document = Document()
        private var text = ""
        private var element = ""
        private static let leaves: Set<String> = ["text", "code", "softbreak", "linebreak"]
        private static let inlines: Set<String> = ["emph", "strong", "link", "image", "strikethrough", "html_inline"]

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            element = name
            if name == "softbreak" || name == "linebreak" { text += " " }
            if let destination = attributes["destination"] { document.destinations.append(destination) }
            if !Self.leaves.contains(name) {
                document.skeleton.append(name)
                if !Self.inlines.contains(name) { flush() }
            }
        }

        func parser(_ parser: XMLParser, foundCharacters characters: String) {
            if element.hasPrefix("html") {
                document.html.append(characters)
            } else if Self.leaves.contains(element) || element == "code_block" {
                text += characters
            }
        }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            element = ""
            guard !Self.leaves.contains(name) else { return }
            document.skeleton.append("/" + name)
            if !Self.inlines.contains(name) { flush() }
        }

        private func flush() {
            if !text.isEmpty { document.texts.append(text) }
            text = ""
        }
    }
}
