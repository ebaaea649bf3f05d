/// What a person reads on a page, in reading order, with the place of every piece.
///
/// This is all that leaves the reader: no node of libxml2 and no markup. Texts are bounded by the size of the page.
package struct PageText: Sendable, Hashable {
    /// The document's `<title>`, the first top heading of Markdown, or empty.
    package var title: String
    /// The `lang` attribute of the document, if it states one.
    package var language: String?
    /// The destination of `<link rel="canonical">`, resolved against the page's address.
    package var canonicalURL: String?
    /// `name` or `property` to `content` of `<meta>` elements that speak of the page (description, refresh, robots, og:*).
    package var metadata: [String: String]
    /// Blocks in document order, main content and the rest alike; `Block.region` tells them apart.
    package var blocks: [Block]
    /// What the reader noticed about the page as a whole, for the classifier.
    package var signals: Signals

    package init(
        title: String = "", language: String? = nil, canonicalURL: String? = nil, metadata: [String: String] = [:],
        blocks: [Block] = [], signals: Signals = Signals()
    ) {
        self.title = title
        self.language = language
        self.canonicalURL = canonicalURL
        self.metadata = metadata
        self.blocks = blocks
        self.signals = signals
    }

    /// One block of text: a paragraph, a heading, a list item, a code block, a table cell.
    package struct Block: Sendable, Hashable {
        package var kind: Kind
        /// The text as it reads. White space is folded to single spaces, except in code, where lines are kept.
        /// Soft hyphens, zero-width characters and `<wbr>` are dropped, and ends of lines in the source between characters that
        /// are written without spaces. Struck text is no part of it. Nothing else is changed: what is composed stays composed.
        package var text: String
        /// Texts of the headings above, outermost first; a heading's own text is not part of its path.
        package var headingPath: [String]
        package var region: Region
        /// Where the block stands in a table, for cells.
        package var cell: Cell?
        /// Links inside the block, in order. `Link.text` is a part of `text`.
        package var links: [Link]
        /// In a panel that is not shown until a person opens it (a tab, an accordion, closed `<details>`). Other hidden text is
        /// not of the page.
        package var isHidden: Bool
        /// The `id` nearest above, for links to the place.
        package var anchor: String?

        package init(
            kind: Kind, text: String, headingPath: [String] = [], region: Region = .main, cell: Cell? = nil,
            links: [Link] = [], isHidden: Bool = false, anchor: String? = nil
        ) {
            self.kind = kind
            self.text = text
            self.headingPath = headingPath
            self.region = region
            self.cell = cell
            self.links = links
            self.isHidden = isHidden
            self.anchor = anchor
        }
    }

    package enum Kind: Sendable, Hashable {
        case heading(level: Int)
        case paragraph
        case listItem
        case code
        case cell
        case other
    }

    /// Which part of the page a block belongs to. Once a place was accepted, only `main` supports or contradicts the claim; on a
    /// first check a statement is not lost that stands in another part.
    package enum Region: String, Sendable, Hashable {
        case main
        /// Menus, sidebars, tables of contents, breadcrumbs, previous and next links.
        case navigation
        /// Site header and footer, cookie banner, feedback widget, edit link, dialogs.
        case chrome
    }

    package struct Cell: Sendable, Hashable {
        /// Number of the table on the page, from 0.
        package var table: Int
        /// Number of the row in its table, from 0, header rows included.
        package var row: Int
        /// Number of the column in its row, from 0, spans counted.
        package var column: Int
        /// Text of the row's first cell, empty for that cell itself.
        package var rowHeader: String
        /// Text of the header cell above, empty where there is none.
        package var columnHeader: String
        package var isHeader: Bool

        package init(
            table: Int, row: Int, column: Int, rowHeader: String = "", columnHeader: String = "", isHeader: Bool = false
        ) {
            self.table = table
            self.row = row
            self.column = column
            self.rowHeader = rowHeader
            self.columnHeader = columnHeader
            self.isHeader = isHeader
        }
    }

    package struct Link: Sendable, Hashable {
        package var text: String
        /// The destination, resolved against the page's address; as written where it cannot be resolved.
        package var destination: String

        package init(text: String, destination: String) {
            self.text = text
            self.destination = destination
        }
    }

    /// Counts that tell a document from a script-only shell or a challenge page.
    package struct Signals: Sendable, Hashable {
        package var scriptCount: Int
        /// Characters of text outside scripts and styles, all regions.
        package var textLength: Int
        /// Addresses in `src` of scripts and frames, for known challenge scripts. At most 64.
        package var scriptSources: [String]
        /// The page asks for scripts in `<noscript>`, or its only element is an empty mount point.
        package var asksForScript: Bool
        /// A password field or a form that posts to a sign-in address.
        package var hasLoginForm: Bool
        /// The text was cut at a limit of the reader.
        package var isTruncated: Bool
        /// Why the page is no document at all.
        package var lack: Lack?

        package init(
            scriptCount: Int = 0, textLength: Int = 0, scriptSources: [String] = [], asksForScript: Bool = false,
            hasLoginForm: Bool = false, isTruncated: Bool = false, lack: Lack? = nil
        ) {
            self.scriptCount = scriptCount
            self.textLength = textLength
            self.scriptSources = scriptSources
            self.asksForScript = asksForScript
            self.hasLoginForm = hasLoginForm
            self.isTruncated = isTruncated
            self.lack = lack
        }
    }

    /// What makes an answer no document: nothing on it speaks for or against a claim.
    package enum Lack: Sendable, Hashable, CustomStringConvertible {
        /// White space, or markup without any text and without scripts to make some.
        case text
        /// Its only purpose is `<meta http-equiv="refresh">`, which sends readers on to this address.
        case forwarding(to: String)

        package var description: String {
            switch self {
            case .text: "the page holds no text"
            case .forwarding(let address): "the page only sends its readers on to \(address)"
            }
        }
    }
}
