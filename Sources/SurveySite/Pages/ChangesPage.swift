import SurveyModel
import SurveySupport

/// Every change, newest day first: what changed before what is new.
struct ChangesPage {
    let changes: ChangeList
    /// The address of the site is known.
    let isPublished: Bool

    func file(in frame: Frame) -> SiteFile {
        let days = changes.byDay
        let main: HTML = """
            <div class="head"><h1>Changes</h1>
            <p class="lead">\(Counted.of(changes.changes.count { $0.earlier != nil }, "statement")) changed and \
            \(changes.changes.count { $0.earlier == nil }) added, on \(Counted.of(days.count, "day")). Follow them by \
            <a href="\(Link(.atom(nil), from: 0))">Atom</a> or <a href="\(Link(.jsonFeed(nil), from: 0))">JSON Feed</a>; \
            every provider’s page has feeds of its own.\(feedNote)</p></div>
            <h2>What changed</h2>
            \(days.filter { !$0.changed.isEmpty }.map { day -> HTML in section(day.day, day.changed.map(changed)) })
            <h2>What was added</h2>
            \(days.filter { !$0.new.isEmpty }.map { day -> HTML in added(day.day, day.new) })
            """
        return frame.page(.changes, title: "Changes", main: main)
    }

    /// JSON Feed allows whole addresses only.
    private var feedNote: HTML {
        isPublished
            ? ""
            : " This site was made without <code>--base-url</code>: entries of its JSON Feeds lead to the sources instead of these pages."
    }

    private func section(_ day: SurveyDate, _ items: [HTML]) -> HTML {
        "<h3 id=\"\(Anchor("changed-\(day)"))\"><time datetime=\"\(day)\">\(day)</time></h3>\n<ul class=\"changes\">\n\(items)</ul>\n"
    }

    private func changed(_ change: Change) -> HTML {
        let differences = (change.earlier?.differences ?? []).map { difference -> HTML in
            let (before, after) = (difference.before, difference.after)
            let was = StatementPart.value(before, isCode: difference.isCode)
            let now = StatementPart.value(after, isCode: difference.isCode)
            return """
                <span class="difference">\(difference.label): \(before == nil ? was : "<del>\(was)</del>") \
                <span aria-hidden="true">→</span> \(after == nil ? now : "<ins>\(now)</ins>")</span>
                """
        }
        let what = differences.isEmpty ? "the same in other words" : differences.joined("; ")
        return "<li>\(link(change)): \(what)</li>\n"
    }

    private func link(_ change: Change) -> HTML {
        let link = Link(.subject(change.subject, isTool: change.isTool), at: change.anchor, from: 0)
        return "<a href=\"\(link)\">\(change.subjectName)</a>, \(change.statement.name)"
    }

    /// Collapsed: on some days hundreds of statements were made first.
    private func added(_ day: SurveyDate, _ new: [Change]) -> HTML {
        let bySubject = Dictionary(grouping: new, by: \.subject)
        let items = bySubject.keys.sorted().map { subject -> HTML in
            let changes = bySubject[subject] ?? []
            let page = Link(.subject(subject, isTool: changes[0].isTool), from: 0)
            let kinds = changes.map(\.statement.dimension.plain).withoutRepetitions
            return "<li><a href=\"\(page)\">\(changes[0].subjectName)</a>: \(kinds.joined(separator: ", "))</li>\n"
        }
        return
            "<details><summary><time datetime=\"\(day)\">\(day)</time>: \(Counted.of(new.count, "statement"))</summary><ul>\n\(items)</ul></details>\n"
    }
}
