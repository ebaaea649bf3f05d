import DriftCheck
import SurveyModel
package import SurveySupport

/// Proposals for a terminal and for programs.
package struct CitationText {
    private let request: CitationRequest

    package init(_ request: CitationRequest) { self.request = request }

    package func text(_ proposals: [CitationProposal], places: Int) -> String {
        var lines = [
            "\(request.claim.id)  \(TerminalText.line(found(places))) on", TerminalText.line(request.url, limit: 400),
        ]
        for (number, proposal) in proposals.enumerated() {
            lines += ["", "\(number + 1)  \(DataText.inline(proposal.json))"]
            lines += place(of: proposal).map { "   " + $0 }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func found(_ places: Int) -> String {
        let value = request.field.value
        guard places > 0 else {
            return "none of \(request.absent.map { "'\($0)'" }.joined(separator: ", ")) stands"
        }
        let sought = request.phrase == nil ? "\(request.field.path) '\(value.text)'" : "'\(request.sought)'"
        return "\(sought) stands \(places == 1 ? "once" : "\(places) times")"
    }

    private func place(of proposal: CitationProposal) -> [String] {
        var parts: [String] = []
        if !proposal.heading.isEmpty {
            parts.append("under " + proposal.heading.map { TerminalText.line($0, limit: 60) }.joined(separator: " > "))
        }
        if proposal.kind != "value", proposal.kind != "pointer" { parts.append("in a \(Self.noun(proposal.kind))") }
        if !proposal.row.isEmpty { parts.append("row '\(TerminalText.line(proposal.row, limit: 60))'") }
        if !proposal.column.isEmpty { parts.append("column '\(TerminalText.line(proposal.column, limit: 60))'") }
        if proposal.kind != "pointer", proposal.kind != "value" {
            parts.append(proposal.count == 1 ? "the only place" : "\(proposal.count) places")
        }
        var lines = parts.isEmpty ? [] : [parts.joined(separator: ", ")]
        if proposal.kind != "value" { lines.append("reads: " + TerminalText.line(proposal.excerpt)) }
        return lines + proposal.remarks.map { "note: " + TerminalText.line($0) }
    }

    private static func noun(_ kind: String) -> String {
        switch kind {
        case "listItem": "list item"
        case "code": "line of code"
        case "cell": "table cell"
        case "other": "block"
        default: kind
        }
    }

    package func json(_ answer: CitationAnswer) -> JSONNode {
        let head: [(String, JSONNode?)] = [
            ("schemaVersion", .integer(1)), ("claim", .text(request.claim.id)), ("field", .text(request.field.path)),
            ("value", .text(request.field.value.text)), ("phrase", request.phrase.map(JSONNode.text)),
            ("source", .text(request.source.id)), ("url", .text(request.url)),
        ]
        switch answer {
        case .proposals(let proposals, let places):
            return .object(head + [("places", .integer(places)), ("proposals", .list(proposals.map(Self.node)))])
        case .missing(let reason, let nearest, _, let heading):
            return .object(
                head + [
                    ("places", .integer(0)), ("proposals", .list([])), ("reason", .text(reason)),
                    ("nearest", nearest.map(JSONNode.text)), ("heading", heading.map(JSONNode.text)),
                ])
        case .unread(let reason): return .object(head + [("proposals", .list([])), ("reason", .text(reason))])
        }
    }

    private static func node(_ proposal: CitationProposal) -> JSONNode {
        .object([
            ("evidence", proposal.json), ("count", .integer(proposal.count)), ("headings", .texts(proposal.heading)),
            ("kind", .text(proposal.kind)), ("row", proposal.row.isEmpty ? nil : .text(proposal.row)),
            ("column", proposal.column.isEmpty ? nil : .text(proposal.column)), ("excerpt", .text(proposal.excerpt)),
            ("remarks", .texts(proposal.remarks)),
        ])
    }

    /// Why there is nothing to propose, in one or two lines.
    package func refusal(_ answer: CitationAnswer) -> String? {
        switch answer {
        case .proposals: return nil
        case .unread(let reason):
            return
                "\(request.source.id) could not be read: \(TerminalText.line(reason))\n\(TerminalText.line(request.url, limit: 400))"
        case .missing(let reason, let nearest, let similarity, let heading):
            var lines = ["\(TerminalText.line(reason)), on \(TerminalText.line(request.url, limit: 400))"]
            if let nearest {
                let share = similarity.map { " (\(Share($0).percent) % alike)" } ?? ""
                let under = heading.map { ", under '\(TerminalText.line($0, limit: 60))'" } ?? ""
                lines.append("nearest: '\(TerminalText.line(nearest))'\(share)\(under)")
            }
            return lines.joined(separator: "\n")
        }
    }
}
