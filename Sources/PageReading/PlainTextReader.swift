import PageText
import SurveySupport

/// Reads text without mark-up.
enum PlainTextReader {
    /// Paragraphs are divided by empty lines, and their lines folded.
    static func read(_ text: [UInt8], limits: ReaderLimits) -> PageText {
        var page = PageText()
        var paragraph = TextAccumulator(keepsLines: false, limit: limits.blockText)
        for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.allSatisfy(\.isMarkupSpace) {
                add(&paragraph, to: &page, limits)
            } else {
                paragraph.append(line.span)
                paragraph.append([0x0A].span)
            }
        }
        add(&paragraph, to: &page, limits)
        return page
    }

    /// One block of code with all of the text; none where the text is larger than a block may be.
    static func readWhole(_ text: [UInt8], limits: ReaderLimits) -> PageText {
        var page = PageText()
        var code = TextAccumulator(keepsLines: true, limit: limits.blockText)
        text.withSpan { code.append($0) }
        let block = code.finished()
        page.signals.textLength = block.unicodeScalars.count
        if code.wasCut {
            page.signals.isTruncated = true
        } else if !block.isEmpty {
            page.blocks = [PageText.Block(kind: .code, text: block)]
        }
        return page
    }

    private static func add(_ paragraph: inout TextAccumulator, to page: inout PageText, _ limits: ReaderLimits) {
        defer { paragraph = TextAccumulator(keepsLines: false, limit: limits.blockText) }
        let text = paragraph.finished()
        if paragraph.wasCut { page.signals.isTruncated = true }
        guard !text.isEmpty else { return }
        guard page.blocks.count < limits.blocks else {
            page.signals.isTruncated = true
            return
        }
        page.signals.textLength += text.unicodeScalars.count
        page.blocks.append(PageText.Block(kind: .paragraph, text: text, links: BareLinks.links(in: text)))
    }
}
