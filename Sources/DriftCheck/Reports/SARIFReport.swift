import SurveyModel

/// Static Analysis Results Interchange Format 2.1.0, with results at the claims' places in the data files.
struct SARIFReport {
    let report: CheckReport

    init(_ report: CheckReport) { self.report = report }

    private static let reported: [(verdict: Verdict, text: String)] = [
        (.verified, "Support for the claim is weakened"), (.changed, "The cited place states another value"),
        (.lost, "The statement has left the page"), (.contradicted, "The page contradicts the claim"),
        (.gone, "The document does not exist any more"), (.moved, "The document has moved for good"),
        (.undecided, "The claim could not be decided"),
    ]

    var node: JSONNode {
        .object([
            ("$schema", .text("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")),
            ("version", .text("2.1.0")),
            (
                "runs",
                .list([
                    .object([
                        ("tool", .object([("driver", driver)])), ("columnKind", .text("unicodeCodePoints")),
                        ("results", .list(report.claims.compactMap(Self.result))),
                    ])
                ])
            ),
        ])
    }

    private var driver: JSONNode {
        .object([
            ("name", .text("provider-survey")),
            ("informationUri", .text("https://github.com/provider-survey/provider-survey")),
            (
                "rules",
                .list(
                    Self.reported.map { verdict, text in
                        .object([
                            ("id", .text(Self.rule(verdict))), ("shortDescription", .object([("text", .text(text))])),
                        ])
                    })
            ),
        ])
    }

    private static func rule(_ verdict: Verdict) -> String { verdict == .verified ? "drift/weakened" : "drift/\(verdict.rawValue)" }

    private static func result(_ claim: CheckReport.ClaimFinding) -> JSONNode? {
        guard let severity = FindingText.severity(claim) else { return nil }
        let link = FindingText.decisive(claim).flatMap { SafeText.link($0.link ?? $0.url) }
        let message = "\(claim.id): \(FindingText.sentence(claim))" + (link.map { ". See \($0)" } ?? "")
        return .object([
            ("ruleId", .text(rule(claim.outcome))), ("level", .text(severity.rawValue)),
            ("message", .object([("text", .text(message))])),
            ("locations", .list([location(claim.location)])),
            ("partialFingerprints", .object([("providerSurvey/v1", .text(claim.fingerprint))])),
        ])
    }

    private static func location(_ location: Location) -> JSONNode {
        .object([
            (
                "physicalLocation",
                .object([
                    ("artifactLocation", .object([("uri", .text(location.file)), ("uriBaseId", .text("%SRCROOT%"))])),
                    (
                        "region",
                        .object([
                            ("startLine", .integer(location.position.line)), ("startColumn", .integer(location.position.column)),
                        ])
                    ),
                ])
            )
        ])
    }
}
