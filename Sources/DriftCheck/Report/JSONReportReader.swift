import SurveyModel
package import SurveySupport

/// Reads what `JSONReport` writes. Members that it does not know are left alone, for later versions may add some.
package struct JSONReportReader {
    /// Why a document is no report of a check, and where in it.
    package struct Failure: Error, Sendable, Hashable {
        package var reason: String
        package var position: SourcePosition
    }

    package static func read(_ root: JSONNode) throws(Failure) -> CheckReport {
        guard root["schemaVersion"]?.scalarText == String(CheckReport.schemaVersion) else {
            throw Failure(
                reason: "not a report of a check with schemaVersion \(CheckReport.schemaVersion)",
                position: root.position)
        }
        return CheckReport(
            checkedAt: try root.text("checkedAt"), mode: try root.text("mode"),
            maximumAge: try root.number("maximumAgeDays"), part: try root["part"].map(part),
            claims: try root.list("claims").map(claim), sources: try root.list("sources").map(source))
    }

    private static func part(_ node: JSONNode) throws(Failure) -> CheckReport.Part {
        guard let shard = Shard(number: try node.number("number"), count: try node.number("count")) else {
            throw Failure(reason: "'part' is no shard of a check", position: node.position)
        }
        return CheckReport.Part(shard: shard, plan: try node.text("plan"))
    }

    private static func claim(_ node: JSONNode) throws(Failure) -> CheckReport.ClaimFinding {
        let location = try node.member("location")
        let position = SourcePosition(line: try location.number("line"), column: try location.number("column"))
        var finding = CheckReport.ClaimFinding(
            id: try node.text("id"), outcome: try node.choice("outcome"), expected: node["expected"]?.string,
            found: node["found"]?.string, fingerprint: try node.text("fingerprint"),
            location: Location(file: try location.text("file"), position: position), asOf: try node.day("asOf"),
            ageDays: try node.number("ageDays"), evidence: try node.list("evidence").map(evidence),
            impact: try node.list("impact").compactMap(\.string),
            suggestion: try node["suggestion"].map(suggestion))
        finding.reason = node["reason"]?.string
        finding.since = try node.optionalDay("since")
        finding.isWarning = node["warning"] != nil
        finding.lostSupport = node["weakenedBy"]?.array?.compactMap(\.string) ?? []
        return finding
    }

    private static func suggestion(_ node: JSONNode) throws(Failure) -> CheckReport.Suggestion {
        CheckReport.Suggestion(
            file: try node.text("file"), path: try node.text("path"), value: try node.text("value"))
    }

    private static func evidence(_ node: JSONNode) throws(Failure) -> CheckReport.EvidenceReport {
        CheckReport.EvidenceReport(
            number: try node.number("number"), source: try node.text("source"), kind: try node.choice("kind"),
            url: try node.text("url"), outcome: try node.choice("outcome"), expected: node["expected"]?.string,
            heading: node["heading"]?.string, found: node["found"]?.string,
            similarity: node["similarity"]?.scalarText.flatMap(Double.init), nearest: node["nearest"]?.string,
            reason: node["reason"]?.string, link: node["link"]?.string, isCertain: node["certain"] != nil,
            since: try node.optionalDay("since"), isWarning: node["warning"] != nil)
    }

    private static func source(_ node: JSONNode) throws(Failure) -> CheckReport.SourceFinding {
        CheckReport.SourceFinding(
            id: try node.text("id"), url: try node.text("url"), finalURL: try node.text("finalURL"),
            outcome: try node.choice("outcome"), status: node["status"]?.scalarText.flatMap(Int.init),
            attempts: try node.number("attempts"), bytes: try node.number("bytes"),
            changedSections: try node.list("changedSections").compactMap(\.string), reason: node["reason"]?.string,
            since: try node.optionalDay("since"))
    }
}

extension JSONNode {
    fileprivate typealias Failure = JSONReportReader.Failure

    fileprivate func member(_ key: String) throws(Failure) -> JSONNode {
        guard let member = self[key] else { throw Failure(reason: "'\(key)' is missing", position: position) }
        return member
    }

    private func member<Value>(_ key: String, _ what: String, _ read: (JSONNode) -> Value?) throws(Failure) -> Value {
        let member = try member(key)
        guard let value = read(member) else {
            throw Failure(reason: "'\(key)' must be \(what), found \(member.kindName)", position: member.position)
        }
        return value
    }

    fileprivate func text(_ key: String) throws(Failure) -> String { try member(key, "a string", \.string) }

    fileprivate func number(_ key: String) throws(Failure) -> Int {
        try member(key, "a whole number") { $0.scalarText.flatMap(Int.init) }
    }

    fileprivate func list(_ key: String) throws(Failure) -> [JSONNode] { try member(key, "an array", \.array) }

    fileprivate func day(_ key: String) throws(Failure) -> SurveyDate {
        try member(key, "a date") { $0.string.flatMap(SurveyDate.init) }
    }

    fileprivate func optionalDay(_ key: String) throws(Failure) -> SurveyDate? {
        self[key] == nil ? nil : try day(key)
    }

    fileprivate func choice<Choice: RawRepresentable<String>>(_ key: String) throws(Failure) -> Choice {
        try member(key, "one of the words for it") { $0.string.flatMap(Choice.init(rawValue:)) }
    }
}
