/// The elements that the reader knows by name. Any other element divides no text and hides none.
enum Tag: String, CaseIterable {
    case a, address, annotation, applet, article, aside, audio, base, blockquote, body, br, button, canvas, caption,
        center, datalist, dd, del, details, dialog, dir, div, dl, dt, embed, fieldset, figcaption, figure, footer, form,
        frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, img, input, legend, li,
        link, listing, main, map, menu, meta, nav, noembed, noframes, noscript, object, ol, optgroup, option, p, pre,
        rp, s,
        script, search, section, select, span, strike, style, summary, svg, table, tbody, td, template, textarea, tfoot,
        th,
        thead, title, tr, ul, video, xmp

    private static let names = NameTable<Tag>(\.rawValue)

    init?(_ name: PackedName) {
        guard let tag = Self.names.find(name) else { return nil }
        self = tag
    }
}

/// The attributes that the reader looks at.
enum AttributeName: Int, CaseIterable {
    case action, alt, ariaControls, ariaExpanded, ariaHidden, ariaLabel, ariaLevel, `class`, colspan, content,
        dataState, hidden, href, httpEquiv, id, itemprop, lang, method, name, open, property, rel, role, rowspan,
        scope, src, style, type, xmlLang

    private static let names = NameTable<AttributeName>(\.text)

    init?(_ name: PackedName) {
        guard let attribute = Self.names.find(name) else { return nil }
        self = attribute
    }

    private var text: String {
        switch self {
        case .ariaControls: "aria-controls"
        case .ariaExpanded: "aria-expanded"
        case .ariaHidden: "aria-hidden"
        case .ariaLabel: "aria-label"
        case .ariaLevel: "aria-level"
        case .dataState: "data-state"
        case .httpEquiv: "http-equiv"
        case .xmlLang: "xml:lang"
        default: "\(self)"
        }
    }
}
