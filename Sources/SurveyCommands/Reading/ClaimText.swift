import SurveyModel
import SurveySupport

/// Claims in words, for the reading commands.
enum ClaimText {
    /// The principal value, and how many more there are.
    static func value(_ claim: Claim) -> String {
        guard let principal = claim.principal else { return "(no value)" }
        let same = claim.fields.filter {
            $0.path.split(separator: "/").first == principal.path.split(separator: "/").first
        }
        return same.map(\.value.text).joined(separator: ", ")
    }

    /// What a piece of evidence is, and below it the address, which a terminal can open when nothing else is on its line.
    static func evidence(_ evidence: Evidence, in survey: Survey) -> String {
        let source = survey.sourcesByID[evidence.source]
        var parts: [String] = []
        if let field = evidence.field { parts.append("for \(field)") }
        if let quote = evidence.quote { parts.append("quote \"\(quote)\"") }
        if let pointer = evidence.pointer { parts.append("pointer \(pointer)") }
        if let pattern = evidence.pattern { parts.append("pattern \(pattern)") }
        if let status = evidence.status { parts.append("status \(status)") }
        if !evidence.absent.isEmpty {
            parts.append("absent " + evidence.absent.map { "\"\($0)\"" }.joined(separator: ", "))
        }
        if evidence.isMention { parts.append("cited only") }
        if parts.isEmpty { parts.append("the value itself") }
        let origin = "\(source?.kind.rawValue ?? "?"), seen \(source?.asOf.description ?? "?")"
        let text = "\(source?.title ?? evidence.source) (\(origin)): " + parts.joined(separator: "; ")
        return TextLayout.wrap(text, lead: "  - ") + (source.map { "\n    " + TextLayout.printable($0.url) } ?? "")
    }

    static func node(_ claim: Claim, in survey: Survey) -> JSONNode { .object(members(claim, in: survey)) }

    static func members(_ claim: Claim, in survey: Survey) -> [(String, JSONNode?)] {
        [
            ("id", .text(claim.id)), ("dimension", .text(claim.dimension.rawValue)),
            (
                "values",
                .list(
                    claim.fields.map {
                        .object([
                            ("path", .text($0.path)), ("type", .text($0.value.type.rawValue)),
                            ("value", .text($0.value.text)),
                        ])
                    })
            ),
            ("note", claim.note.map(JSONNode.text)), ("asOf", .text(claim.asOf.description)),
            ("since", .text(claim.since.description)), ("unguarded", claim.unguarded.map { .text($0.rawValue) }),
            ("evidence", .list(claim.evidence.map { node($0, in: survey) })),
            ("previously", .list(claim.previously.map(node))),
            ("location", node(claim.location)),
        ]
    }

    /// As the report of a check has it.
    private static func node(_ location: Location) -> JSONNode {
        .object([
            ("file", .text(location.file)), ("line", .integer(location.position.line)),
            ("column", .integer(location.position.column)),
        ])
    }

    private static func node(_ evidence: Evidence, in survey: Survey) -> JSONNode {
        .object([
            ("source", .text(evidence.source)), ("url", survey.sourcesByID[evidence.source].map { .text($0.url) }),
            ("field", evidence.field.map(JSONNode.text)), ("quote", evidence.quote.map(JSONNode.text)),
            ("pointer", evidence.pointer.map(JSONNode.text)), ("pattern", evidence.pattern.map(JSONNode.text)),
            ("status", evidence.status.map(JSONNode.integer)),
            ("absent", evidence.absent.isEmpty ? nil : .texts(evidence.absent)),
        ])
    }

    private static func node(_ previous: PreviousValue) -> JSONNode {
        .object([
            ("values", .object(previous.values.sorted { $0.key < $1.key }.map { ($0.key, JSONNode.text($0.value)) })),
            ("asOf", .text(previous.asOf.description)), ("until", .text(previous.until.description)),
            ("note", previous.note.map(JSONNode.text)),
        ])
    }

    /// What differed then; what the claim did not say at all is "no plan", and stands at the end.
    static func previous(_ previous: PreviousValue) -> String {
        let values = previous.values.sorted { ($0.value.isEmpty ? 1 : 0, $0.key) < ($1.value.isEmpty ? 1 : 0, $1.key) }
        return values.map { $0.value.isEmpty ? "no \($0.key)" : "\($0.key) \($0.value)" }.joined(separator: ", ")
            + " (seen \(previous.asOf), until \(previous.until))"
    }
}
