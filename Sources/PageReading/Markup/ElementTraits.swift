import PageText

/// What the reader has to know of element names.
enum ElementTraits {
    /// What a name says, found in one step.
    struct Name: OptionSet {
        let rawValue: UInt8
        /// Begins and ends a block of text.
        static let block = Name(rawValue: 1)
        /// Holds no text that stands on the page. Nobody sees payloads in scripts, and struck text is no longer said.
        static let silent = Name(rawValue: 2)
        /// Says something about the page as a whole.
        static let tells = Name(rawValue: 4)
        /// May be a gutter, a copy label or a button inside text.
        static let mayBeFurniture = Name(rawValue: 8)
        /// Its class and id may name what it is for.
        static let mayBeNamed = Name(rawValue: 16)
    }

    static func of(_ tag: Tag) -> Name {
        switch tag {
        case .div: [.block, .mayBeFurniture, .mayBeNamed]
        case .form: [.block, .tells, .mayBeNamed]
        case .td, .th: [.block, .mayBeFurniture]
        case .aside, .details, .dl, .header, .menu, .ol, .p, .section, .ul: [.block, .mayBeNamed]
        case .address, .article, .blockquote, .body, .caption, .center, .dd, .dialog, .dir, .dt, .fieldset,
            .figcaption, .figure, .footer, .h1, .h2, .h3, .h4, .h5, .h6, .head, .hgroup, .hr, .legend, .li, .listing,
            .main, .nav, .optgroup, .option, .pre, .search, .select, .summary, .table, .tbody, .textarea, .tfoot,
            .thead, .tr, .xmp:
            .block
        case .html: [.block, .tells]
        case .iframe: [.block, .silent, .tells]
        case .video: [.block, .silent]
        case .script: [.silent, .tells]
        case .annotation, .applet, .audio, .canvas, .datalist, .del, .frame, .frameset, .noembed, .noframes, .object,
            .rp, .s, .strike, .style, .svg, .template:
            .silent
        case .base, .input, .link, .meta: .tells
        case .a, .button, .i, .span: .mayBeFurniture
        case .br, .embed, .img, .map, .noscript, .title: []
        }
    }

    static func headingLevel(of tag: Tag?) -> Int? {
        switch tag {
        case .h1: 1
        case .h2: 2
        case .h3: 3
        case .h4: 4
        case .h5: 5
        case .h6: 6
        default: nil
        }
    }

    /// What landmark elements and roles say outright.
    static func region(of element: borrowing Element) -> PageText.Region? {
        switch element[.role]?.lowercased() {
        case nil: break
        case "navigation", "menu", "menubar", "directory", "doc-toc", "doc-pagelist": return .navigation
        case "banner", "contentinfo", "complementary", "dialog", "alertdialog", "search", "tooltip", "toolbar",
            "status":
            return .chrome
        default: break
        }
        switch element.tag {
        case .nav: return .navigation
        case .footer, .dialog, .search, .select, .textarea: return .chrome
        default: return nil
        }
    }

    /// Tables that only lay out code beside its line numbers.
    static let codeTableNames = [
        ["highlighttable"], ["codehilitetable"], ["lntable"], ["rouge", "table"], ["js", "file", "line", "container"],
        ["syntaxhighlighter"], ["hljs", "ln"], ["highlight"], ["code", "table"],
    ]

    static let copyNames = [
        ["copy"], ["clipboard"], ["copybtn"], ["copybutton"], ["copy", "button"], ["copy", "btn"],
        ["clipboard", "copy"],
        ["md", "clipboard"],
    ]

    /// Links that only point at their own heading.
    static let anchorNames = [
        ["anchor"], ["headerlink"], ["header", "anchor"], ["hash"], ["permalink"], ["heading", "anchor"], ["anchorjs"],
        ["heading", "link"], ["deep", "link"], ["direct", "link"],
    ]

    /// Text that is struck out by its style.
    static let struckNames = [["line", "through"], ["strikethrough"]]

    /// Boxes that a person opens and closes.
    static let panelNames = [
        ["tab"], ["tabs"], ["tabpanel"], ["tabpane"], ["tabcontent"], ["tabbed"], ["tabset"], ["codetabs"],
        ["code", "group"], ["accordion"], ["collapse"], ["collapsible"], ["expandable"], ["expander"],
    ]

    /// Line numbers beside code.
    static let gutterNames = [
        ["linenos"], ["lineno"], ["line", "number"], ["line", "numbers"], ["linenumber"], ["linenumbers"],
        ["linenodiv"],
        ["line", "numbers", "wrapper"], ["line", "numbers", "rows"], ["line", "num"], ["ln"], ["lnt"], ["gutter"],
        ["blob", "num"], ["gl"], ["react", "syntax", "highlighter", "line", "number"], ["hljs", "ln", "numbers"],
        ["cm", "gutters"], ["rouge", "gutter"], ["code", "gutter"],
    ]
}
