package import SurveyModel

/// `data/acknowledged.json`: the findings that somebody has accepted for a time.
package struct Acknowledgements: Sendable, Hashable {
    /// Sorted by fingerprint.
    package var entries: [Acknowledgement] = []

    package init() {}

    package init(json: JSONNode) throws(UnreadableRecord) {
        for node in json["acknowledged"]?.array ?? [] {
            guard let fingerprint = node["fingerprint"]?.string,
                let reason = node["reason"]?.string.flatMap(Acknowledgement.Reason.init(rawValue:)),
                let until = node["until"]?.string.flatMap({ SurveyDate($0) })
            else {
                throw UnreadableRecord(
                    reason: "line \(node.position.line): an acknowledgement needs a fingerprint, a known reason and a date")
            }
            entries.append(Acknowledgement(fingerprint: fingerprint, reason: reason, until: until, note: node["note"]?.string))
        }
    }

    package var json: JSONNode {
        .object([
            ("$schema", .text("schema/acknowledged.schema.json")),
            (
                "acknowledged",
                .list(
                    entries.sorted { $0.fingerprint < $1.fingerprint }.map { entry in
                        .object([
                            ("fingerprint", .text(entry.fingerprint)), ("reason", .text(entry.reason.rawValue)),
                            ("until", .text(entry.until.description)), ("note", entry.note.map(JSONNode.text)),
                        ])
                    })
            ),
        ])
    }

    /// The list with one more entry, in place of an older one for the same finding, and without expired ones.
    package func adding(_ entry: Acknowledgement, today: SurveyDate) -> Acknowledgements {
        var next = self
        next.entries.removeAll { $0.fingerprint == entry.fingerprint || $0.until < today }
        next.entries.append(entry)
        return next
    }
}
