import SurveyModel
package import SurveySupport

extension Acknowledgement {
    /// The entries of `data/acknowledged.json`; diagnostics for those that cannot be read.
    package static func read(
        _ root: JSONNode, file: String
    ) -> (acknowledgements: [Acknowledgement], diagnostics: [Diagnostic]) {
        var acknowledgements: [Acknowledgement] = []
        var diagnostics: [Diagnostic] = []
        for node in root["acknowledged"]?.array ?? [] {
            guard let fingerprint = node["fingerprint"]?.string,
                let reason = node["reason"]?.string.flatMap(Reason.init),
                let until = node["until"]?.string.flatMap(SurveyDate.init)
            else {
                let reasons = Reason.allCases.map(\.rawValue).joined(separator: ", ")
                diagnostics.append(
                    Diagnostic(
                        rule: "acknowledgement", at: Location(file: file, position: node.position),
                        "an acknowledgement needs a fingerprint, a reason (\(reasons)) and a date 'until'"))
                continue
            }
            acknowledgements.append(
                Acknowledgement(fingerprint: fingerprint, reason: reason, until: until, note: node["note"]?.string))
        }
        return (acknowledgements, diagnostics)
    }

    /// The file with these entries, sorted by date of expiry and fingerprint.
    package static func json(_ acknowledgements: [Acknowledgement]) -> JSONNode {
        let sorted = acknowledgements.sorted { ($0.until, $0.fingerprint) < ($1.until, $1.fingerprint) }
        let entries = sorted.map { entry in
            JSONNode.object([
                ("fingerprint", .text(entry.fingerprint)), ("reason", .text(entry.reason.rawValue)),
                ("until", .text(entry.until.description)), ("note", entry.note.map(JSONNode.text)),
            ])
        }
        return .object([("$schema", .text("schema/acknowledged.schema.json")), ("acknowledged", .list(entries))])
    }
}
