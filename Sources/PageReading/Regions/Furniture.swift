import PageText
import SurveySupport

/// Finds small volatile texts that stand inside the main content without any mark-up that tells: "Last updated …",
/// "Was this page helpful?", "Edit this page", links to the previous and next page.
///
/// Only whole short blocks of known wording are labelled; a sentence that begins the same way is content, and so are
/// code, cells, and headings other than those of a table of contents.
enum Furniture {
    static func label(_ blocks: inout [PageText.Block]) {
        // True after a block that is "Last updated" alone: the next one may be its date.
        var expectsDate = false
        var isInContents = false
        for index in blocks.indices where blocks[index].region == .main {
            isInContents = isInContents && isContentsEntry(blocks[index])
            let text = folded(blocks[index].text, expectsDate: expectsDate)
            if isInContents {
                blocks[index].region = .navigation
            } else if let text, let region = region(of: blocks[index].kind, text: text, expectsDate: expectsDate) {
                blocks[index].region = region
                isInContents = region == .navigation
            }
            expectsDate = text.map(dateOpenings.contains) ?? false
        }
        labelPaging(&blocks)
    }

    private static func region(of kind: PageText.Kind, text: String, expectsDate: Bool) -> PageText.Region? {
        switch kind {
        case .code, .cell: return nil
        case .heading:
            if contentsTitles.contains(text) { return .navigation }
            return isQuestion(text) ? .chrome : nil
        case .paragraph, .listItem, .other:
            if contentsTitles.contains(text) { return .navigation }
            if labels.contains(text) || isQuestion(text) || isDateLine(text) { return .chrome }
            return expectsDate && isDate(text) ? .chrome : nil
        }
    }

    /// An entry of the list below "On this page": one link to a place on a page, and no other text.
    private static func isContentsEntry(_ block: PageText.Block) -> Bool {
        guard let link = block.links.first, block.links.count == 1 else { return false }
        return link.text == block.text && link.destination.contains("#")
    }

    /// Bytes of a text that may be furniture: the longest known opening, with a date and time behind it, has 80.
    private static let longestText = 100
    /// The same for "5 min read".
    private static let longestReadingTime = 20
    /// Bytes beside the links to the previous and next page: an arrow, or a bar between them.
    private static let longestBesideLinks = 3

    /// The text in lower case. Nil, which saves folding most blocks, for one that is longer than any known wording or
    /// begins like none.
    private static func folded(_ text: String, expectsDate: Bool) -> String? {
        let bytes = text.utf8
        guard bytes.count <= longestText else { return nil }
        return expectsDate || mayTellReadingTime(bytes) || beginnings.contains(beginning(of: bytes))
            ? text.lowercased() : nil
    }

    private static func mayTellReadingTime(_ bytes: String.UTF8View) -> Bool {
        bytes.count <= longestReadingTime && bytes.last?.asciiLowercased == UInt8(ascii: "d")
    }

    /// The first two bytes in lower case; 0 for anything beyond ASCII.
    private static func beginning(of bytes: String.UTF8View) -> UInt16 {
        let first = bytes.prefix(2).map { UInt16($0.asciiLowercased) }
        return first.count == 2 && first[0] < 0x80 && first[1] < 0x80 ? first[0] << 8 | first[1] : 0
    }

    /// How the known wordings begin. 0 stands for all text that begins beyond ASCII, which may become ASCII in lower case.
    private static let beginnings: Set<UInt16> = {
        let wordings = Array(contentsTitles) + Array(labels) + questions + dateOpenings
        return Set(wordings.map { beginning(of: $0.utf8) } + [0])
    }()

    private static func isQuestion(_ text: String) -> Bool {
        questions.contains(where: text.hasPrefix)
    }

    // MARK: Dates

    /// "Last updated on Jan 4, 2026", "Updated 3 months ago", "5 min read": a known opening, then nothing but a date.
    private static func isDateLine(_ text: String) -> Bool {
        if text.hasSuffix(" min read") || text.hasSuffix(" minute read") {
            return text.utf8.count <= longestReadingTime
        }
        guard let opening = dateOpenings.first(where: text.hasPrefix) else { return false }
        return isDate(text.dropFirst(opening.count))
    }

    /// Whether all words are numbers or words of dates: "on Jan 4, 2026", "3 months ago". An empty text passes as well:
    /// some pages put "Last updated" and the date into two boxes, so that nothing is left behind the opening.
    private static func isDate(_ text: some StringProtocol) -> Bool {
        text.split { !$0.isLetter && !$0.isNumber }.allSatisfy { word in
            word.first?.isNumber == true || dateWords.contains(String(word))
        }
    }

    private static let dateOpenings = [
        "last updated", "last modified", "last edited", "last update", "page last updated", "last reviewed",
        "last published", "last revised", "this page was last updated", "this page was last modified", "updated",
        "modified", "published", "reviewed",
    ]
    private static let dateWords: Set<String> = {
        let months = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november",
            "december",
        ]
        let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        let units = ["second", "minute", "hour", "day", "week", "month", "year"]
        let others = [
            "a", "about", "ago", "am", "an", "at", "date", "few", "gmt", "just", "last", "now", "on", "over", "pm",
            "sept", "st", "t", "today", "utc", "yesterday", "z",
        ]
        let short = (months + days).map { String($0.prefix(3)) }
        return Set(months + days + units + units.map { $0 + "s" } + others + short)
    }()

    // MARK: Neighbours

    /// "← Models" and "Next: Errors" at the end of the content. Goes backwards up to the first block that is none.
    private static func labelPaging(_ blocks: inout [PageText.Block]) {
        for index in blocks.indices.reversed() where blocks[index].region == .main {
            guard isPaging(blocks[index]) else { return }
            blocks[index].region = .navigation
        }
    }

    private static func isPaging(_ block: PageText.Block) -> Bool {
        switch block.kind {
        case .heading, .code, .cell: return false
        case .paragraph, .listItem, .other: break
        }
        guard (1...2).contains(block.links.count), block.links.allSatisfy({ namesNeighbour($0.text) }) else {
            return false
        }
        let linked = block.links.reduce(0) { $0 + $1.text.utf8.count }
        return block.text.utf8.count - linked <= longestBesideLinks
    }

    /// "Next: Errors", "NextErrors" (two boxes in one link), "← Models"; neither "Next.js" nor "Next steps".
    private static func namesNeighbour(_ text: String) -> Bool {
        if let first = text.first, "←→«»‹›".contains(first) { return true }
        if let last = text.last, "←→«»‹›".contains(last) { return true }
        guard let opening = ["Previous", "Next", "Prev"].first(where: text.hasPrefix) else { return false }
        let rest = text.dropFirst(opening.count)
        guard let first = rest.first else { return true }
        if rest.lowercased().hasPrefix(" step") { return false }
        return first.isUppercase || first == ":" || first == " "
    }

    // MARK: Wording

    private static let contentsTitles: Set<String> = [
        "on this page", "on this page:", "in this article", "in this page", "table of contents", "skip to main content",
        "skip to content",
    ]
    private static let labels: Set<String> = [
        "ask ai", "back to top", "copied", "copied!", "copy", "copy as markdown", "copy link", "copy page",
        "edit on github",
        "edit page", "edit this page", "edit this page on github", "edit this page on gitlab", "give feedback",
        "improve this page", "next", "next page", "open in chatgpt", "open in claude", "previous", "previous page",
        "print this page", "raise issue", "report an issue", "report issue", "send feedback", "share feedback",
        "share this page", "submit feedback", "suggest an edit", "suggest edits", "thank you for your feedback",
        "thank you for your feedback!", "thanks for your feedback", "thanks for your feedback!", "view as markdown",
        "view page source",
    ]
    private static let questions = [
        "did this answer your question", "did this page help you", "did you find this page",
        "how helpful was this page",
        "how would you rate this page", "is this page helpful", "was this article helpful", "was this helpful",
        "was this page helpful",
    ]
}
