import SurveyModel
import SurveySupport

/// A statement on the page of its provider or tool.
struct StatementPart {
    let statement: DatedStatement
    /// The day that ages are counted to.
    let day: SurveyDate

    /// - Parameter isAlone: no other statement has this heading above it, so it needs none of its own.
    func html(isAlone: Bool) -> HTML {
        let heading: HTML = isAlone ? "" : "<h3>\(statement.heading)</h3>\n"
        return """
            <section class="statement" id="\(statement.anchor)" data-since="\(statement.since)">
            \(heading)<div class="now"><dl>
            \(statement.rows.map(row))</dl>
            \(statement.note.map { note -> HTML in "<p class=\"note\">\(Parts.prose(note))</p>\n" })</div>
            \(foot)</section>

            """
    }

    private func row(_ row: FactRow) -> HTML { "<div><dt>\(row.label)</dt><dd>\(Self.value(row.value))</dd></div>\n" }

    static func value(_ value: FactRow.Value) -> HTML {
        switch value {
        case .text(let text): "\(text)"
        case .prose(let text): Parts.prose(text)
        case .codes(let values): values.map { value -> HTML in "<code>\(value)</code>" }.joined(" ")
        case .copied(let text): Parts.copied(text)
        case .link(let label, let address): Parts.outside(label, address)
        case .list(let items): "<ol>\(items.map { item -> HTML in "<li>\(Parts.prose(item))</li>" })</ol>"
        case .color(let color): "<code>\(color)</code>"
        }
    }

    private var foot: HTML {
        let guarded: HTML =
            statement.isGuarded ? "" : " \(Parts.badge("Not checked by runs", "none"))"
        let inherited = statement.inheritedFrom.map { name -> HTML in " · as stated for \(name)" }
        return """
            <p class="foot">\(Parts.confirmed(statement.asOf, on: day))\(inherited)\(guarded) · \
            <a class="permalink" href="\(Link(statement.anchor))">link<span class="quiet"> to \(statement.heading)</span></a></p>
            \(evidence)\(history)\(uses)
            """
    }

    // MARK: On demand

    private var evidence: HTML {
        if statement.evidence.isEmpty {
            let reason = statement.unguarded?.plain ?? "None is cited"
            return "<details><summary>Evidence</summary><p>\(reason).</p></details>\n"
        }
        let count = statement.evidence.count
        let unguarded = statement.unguarded.map { reason -> HTML in "<p>\(reason.plain).</p>" }
        return """
            <details><summary>Evidence (\(count))</summary><ul class="evidence">
            \(statement.evidence.map(Self.item))</ul>\(unguarded)</details>

            """
    }

    static func item(_ evidence: CitedEvidence) -> HTML {
        let phrases = evidence.phrases.map { phrase -> HTML in "<q>\(phrase)</q> " }
        let absent = evidence.absent.map { phrase -> HTML in "<q>\(phrase)</q>" }.joined(", ")
        let absence: HTML = absent.isEmpty ? "" : "<span class=\"absent\">must not say \(absent)</span> "
        let pointer = evidence.pointer.map { pointer -> HTML in "at <code>\(pointer)</code> " }
        let heading = evidence.heading.map { heading -> HTML in "under “\(heading)” " }
        let mention: HTML = evidence.isMention ? ", cited without a check" : ""
        let wall = evidence.unverifiable.map { reason -> HTML in ", not checked: \(reason.title)" }
        return """
            <li>\(phrases)\(absence)\(pointer)\(heading)<span class="source">\
            \(Parts.outside(evidence.title, evidence.address)), \(evidence.publisher) (\(evidence.kind.title) source, read \
            <time datetime="\(evidence.asOf)">\(evidence.asOf)</time>\(mention)\(wall))</span></li>

            """
    }

    private var history: HTML {
        if statement.history.isEmpty { return "" }
        return """
            <details class="earlier"><summary>Earlier values (\(statement.history.count))</summary><ol class="time">
            <li><time datetime="\(statement.since)">\(statement.since)</time> – today: the statement above</li>
            \(statement.history.map(Self.item))</ol></details>

            """
    }

    static func item(_ earlier: EarlierValue) -> HTML {
        let sources = earlier.evidence.map { Parts.outside($0.title, $0.address) }.joined(", ")
        let cited: HTML = sources.isEmpty ? "" : " <span class=\"source\">\(sources)</span>"
        return """
            <li data-from="\(earlier.from)" data-until="\(earlier.until)"><time datetime="\(earlier.from)">\(earlier.from)</time> – \
            <time datetime="\(earlier.until)">\(earlier.until)</time>: <span class="was">\(differences(earlier))\
            \(earlier.note.map { note -> HTML in " <span class=\"note\">\(Parts.prose(note))</span>" })</span>\(cited)</li>

            """
    }

    static func differences(_ earlier: EarlierValue) -> HTML {
        if earlier.differences.isEmpty { return "the same in other words" }
        return earlier.differences.map { difference -> HTML in
            "\(difference.label): \(value(difference.before, isCode: difference.isCode))"
        }.joined("; ")
    }

    /// A value before or after a change.
    static func value(_ text: String?, isCode: Bool) -> HTML {
        guard let text else { return "<em>not stated</em>" }
        return isCode ? "<code>\(text)</code>" : Parts.prose(text)
    }

    private var uses: HTML {
        if statement.dependents.isEmpty && statement.files.isEmpty { return "" }
        let dependents = statement.dependents.map { dependent -> HTML in
            "<li>\(Parts.outside(dependent.product, dependent.homepage)): \(dependent.what)</li>\n"
        }
        let files = statement.files.map { file -> HTML in "<code>\(file)</code>" }.joined(" ")
        let written: HTML = files.isEmpty ? "" : "<p class=\"files\">Written into \(files)</p>"
        let counts = [(dependents.count, "text"), (statement.files.count, "file")].filter { $0.0 > 0 }
        let list: HTML = dependents.isEmpty ? "" : "<ul>\n\(dependents)</ul>"
        return """
            <details><summary>Used by \(counts.map { Counted.of($0.0, $0.1) }.joined(separator: ", "))</summary>\
            \(list)\(written)</details>

            """
    }
}
