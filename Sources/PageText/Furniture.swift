/// Finds small volatile texts that stand inside the main content without any mark-up that tells: "Last updated …",
/// "Was this page helpful?", "Edit this page", links to the previous and next page.
///
/// Only whole short blocks of known wording are labelled; a sentence that begins the same way is content.
enum Furniture {
    static func label(_ blocks: inout [PageText.Block]) {
        for index in blocks.indices where blocks[index].region == .main && isText(blocks[index].kind) {
            if let region = region(of: blocks[index].text) { blocks[index].region = region }
        }
        labelPaging(&blocks)
    }

    private static func isText(_ kind: PageText.Kind) -> Bool {
        switch kind {
        case .code, .cell: false
        case .heading, .paragraph, .listItem, .other: true
        }
    }

    private static func region(of text: String) -> PageText.Region? {
        guard text.utf8.count <= 100 else { return nil }
        let folded = text.lowercased()
        if contentsTitles.contains(folded) { return .navigation }
        if labels.contains(folded) || questions.contains(where: folded.hasPrefix) || isDateLine(folded) {
            return .chrome
        }
        return nil
    }

    /// "Last updated on Jan 4, 2026", "Updated 3 months ago", "5 min read": a known opening, then little but a date.
    private static func isDateLine(_ text: String) -> Bool {
        if text.hasSuffix(" min read") || text.hasSuffix(" minute read") { return text.utf8.count <= 30 }
        guard let opening = dateOpenings.first(where: text.hasPrefix), text.utf8.count <= opening.utf8.count + 40 else {
            return false
        }
        let rest = text.dropFirst(opening.count)
        return rest.isEmpty || rest.contains(where: \.isNumber) || rest.hasSuffix("ago") || rest.hasSuffix("yesterday")
    }

    /// Links to the neighbours stand last, and are nothing but a link that says so.
    private static func labelPaging(_ blocks: inout [PageText.Block]) {
        for index in blocks.indices.reversed() where blocks[index].region == .main {
            let block = blocks[index]
            guard block.links.count == 1, block.links.first?.text == block.text, isText(block.kind),
                pagingOpenings.contains(where: block.text.lowercased().hasPrefix)
            else { return }
            blocks[index].region = .navigation
        }
    }

    private static let contentsTitles: Set<String> = [
        "on this page", "in this article", "table of contents", "contents", "skip to main content", "skip to content",
        "in this page", "on this page:",
    ]
    private static let labels: Set<String> = [
        "edit this page", "edit this page on github", "edit on github", "edit this page on gitlab", "suggest edits",
        "suggest an edit", "raise issue", "report an issue", "report issue", "copy page", "copy", "copied", "copied!",
        "copy link", "view as markdown", "view page source", "copy as markdown", "open in chatgpt", "open in claude",
        "thank you for your feedback", "thanks for your feedback", "thanks for your feedback!", "give feedback",
        "send feedback", "submit feedback", "share feedback", "share this page", "back to top", "print this page",
        "improve this page", "edit page", "view source", "ask ai", "previous", "next", "previous page", "next page",
        "thank you for your feedback!",
    ]
    private static let questions = [
        "was this page helpful", "was this helpful", "did this page help you", "did you find this page",
        "is this page helpful",
        "was this article helpful", "did this answer your question", "how would you rate this page",
        "how helpful was this page",
    ]
    private static let dateOpenings = [
        "last updated", "last modified", "last edited", "last update", "page last updated",
        "this page was last updated",
        "last reviewed", "last published", "updated on", "updated at", "updated:", "modified on", "published on",
        "updated",
        "last revised",
    ]
    private static let pagingOpenings = ["previous", "next", "←", "→", "«", "»", "‹", "›", "prev"]
}
