/// What the reader has to know of element names. Everything not named here is inline and neutral.
enum ElementTraits {
    /// Begin and end a block of text.
    static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
        "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head",
        "header", "hgroup", "hr", "html", "iframe", "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup",
        "option", "p", "pre", "search", "section", "select", "summary", "table", "tbody", "td", "textarea", "tfoot",
        "th",
        "thead", "tr", "ul", "video", "xmp",
    ]

    /// Hold no text of the page. Payloads in scripts are no evidence: nobody sees them.
    static let silent: Set<String> = [
        "annotation", "applet", "audio", "canvas", "datalist", "embed", "frame", "frameset", "iframe", "map", "noembed",
        "noframes", "object", "script", "style", "svg", "template", "video",
    ]

    /// Say something about the page as a whole.
    private static let telling: Set<String> = [
        "base", "form", "html", "iframe", "input", "link", "meta", "script",
    ]

    /// May be a gutter, a copy label or a button inside text.
    private static let furniture: Set<String> = ["a", "button", "div", "i", "span", "td", "th"]

    /// What a name says, found in one step.
    struct Name: OptionSet {
        let rawValue: UInt8
        static let block = Name(rawValue: 1)
        static let silent = Name(rawValue: 2)
        static let tells = Name(rawValue: 4)
        static let mayBeFurniture = Name(rawValue: 8)
        static let mayBeNamed = Name(rawValue: 16)
    }

    /// By name; names that are missing are inline and neutral.
    static let names: [String: Name] = {
        let groups: [(Set<String>, Name)] = [
            (blocks, .block), (silent, .silent), (telling, .tells), (furniture, .mayBeFurniture),
            (RegionHint.boxes, .mayBeNamed),
        ]
        var names: [String: Name] = [:]
        for (group, trait) in groups {
            for name in group { names[name, default: []].insert(trait) }
        }
        return names
    }()

    static let headingLevels: [String: Int] = ["h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6]

    /// What landmark elements and roles say outright.
    static func region(of element: Element) -> PageText.Region? {
        switch element["role"]?.lowercased() {
        case "navigation", "menu", "menubar", "directory", "doc-toc", "doc-pagelist": return .navigation
        case "banner", "contentinfo", "complementary", "dialog", "alertdialog", "search", "tooltip", "toolbar",
            "status":
            return .chrome
        default: break
        }
        switch element.name {
        case "nav": return .navigation
        case "footer", "dialog", "search", "select", "textarea": return .chrome
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

    /// Line numbers beside code.
    static let gutterNames = [
        ["linenos"], ["lineno"], ["line", "number"], ["line", "numbers"], ["linenumber"], ["linenumbers"],
        ["linenodiv"],
        ["line", "numbers", "wrapper"], ["line", "numbers", "rows"], ["line", "num"], ["ln"], ["lnt"], ["gutter"],
        ["blob", "num"], ["gl"], ["react", "syntax", "highlighter", "line", "number"], ["hljs", "ln", "numbers"],
        ["cm", "gutters"], ["rouge", "gutter"], ["code", "gutter"],
    ]
}
