/// The Markdown documents that say what pages of the site say, for programs that read no HTML.
struct MarkdownTwins: Sendable {
    /// By their places in the site.
    private let contents: [String: String]

    /// Documents that have another name than their page.
    private static let names = ["matrix.md": "index.md", "coverage.md": "trust.md"]

    /// - Parameter documents: by their paths, such as `matrix.md` and `providers/groq.md`.
    init(_ documents: [String: String]) {
        contents = Dictionary(documents.map { (Self.names[$0.key] ?? $0.key, $0.value) }) { first, _ in first }
    }

    /// Where the document for a page lies; nil where there is none. The comparison has the facts of the overview.
    func path(of page: SitePath) -> SitePath? {
        let twin = (page == .compare ? .overview : page).markdown
        return contents[twin.text] == nil ? nil : twin
    }

    /// The documents of these pages.
    func files(of pages: [SitePath]) -> [SiteFile] {
        pages.map(\.markdown).compactMap { path in
            contents[path.text].map { SiteFile(path: path, contents: $0) }
        }
    }
}
