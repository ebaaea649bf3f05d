import SurveySupport

/// Horizontal bars with their numbers, as SVG. Colours come from the style sheet.
struct BarPlot {
    struct Bar {
        var label: String
        var count: Int
        /// Class for its colour.
        var style: HTML = "bar"
    }

    let title: String
    let bars: [Bar]

    /// In units of the drawing, which the page scales; labels stand above their bars, so that they fit a narrow page.
    private static let (width, rowHeight, numberWidth) = (420, 40, 50)

    var html: HTML {
        let most = max(bars.map(\.count).max() ?? 0, 1)
        let height = bars.count * Self.rowHeight
        let told = bars.map { "\($0.label): \($0.count)" }.joined(separator: ", ")
        return """
            <figure class="plot"><figcaption>\(title)</figcaption>
            <svg viewBox="0 0 \(Self.width) \(height)" role="img" aria-label="\(title). \(told)">
            \(bars.enumerated().map { Self.row($0, $1, most: most) })</svg></figure>

            """
    }

    private static func row(_ index: Int, _ bar: Bar, most: Int) -> HTML {
        let length = bar.count * (width - numberWidth) / most
        let top = index * rowHeight
        return """
            <text x="0" y="\(top + 14)">\(bar.label)</text>\
            <rect class="\(bar.style)" x="0" y="\(top + 19)" width="\(max(length, bar.count > 0 ? 1 : 0))" height="14"/>\
            <text x="\(length + 6)" y="\(top + 31)">\(bar.count)</text>

            """
    }
}
