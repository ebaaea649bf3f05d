import PageText

/// What holds for the text inside an element: the kind of its blocks, the link around it, whether it is shown. Each
/// element begins with a copy of its parent's context and changes in it what the element means.
struct HTMLContext {
    var name = PackedName()
    var flow = Flow.boxes
    var kind = PageText.Kind.other
    var capture = Capture.page
    /// What the element opened, and what its end therefore closes.
    var opened = Opened.nothing
    /// Not shown until a person opens the panel around it.
    var isHidden = false
    /// In a panel that a person can open, open or not.
    var isInPanel = false
    /// Hidden where nothing on the page opens it.
    var isConcealed = false
    /// In a box that is named after numbers of lines.
    var isGutter = false
    /// In a table whose cells are no data: one that lays out a page, or code beside its line numbers.
    var isInLayoutTable = false
    /// The link around the text: its index in ``HTMLPageBuilder/openLinks``.
    var link: Int?
    /// The box in the outline.
    var box = 0

    /// How boxes inside divide the text.
    enum Flow {
        /// Each box is a block of its own.
        case boxes
        /// One block whatever boxes stand in it, with spaces between them.
        case heading, cell
        /// One block, each box a line.
        case code
    }

    /// Where the text goes.
    enum Capture {
        case page, title, noscript, nothing
        /// Beside the block around: a button, a copy label.
        case beside
    }

    enum Opened {
        case nothing, block, link(isAnchor: Bool), line, table, head, row, cell
    }
}
