import SurveyModel
import SurveySupport

/// How far the claims of a provider or tool are guarded.
struct CoverageObject {
    private let name: String
    private let id: String
    private let count: Int
    private let guarded: Int
    /// The days of the last confirmations.
    private let dates: [SurveyDate]

    init(_ name: String, _ id: String, _ stated: [ClaimOwner], _ scope: DocumentScope) {
        self.name = name
        self.id = id
        count = stated.count
        guarded = stated.count { $0.isGuarded }
        dates = stated.map { scope.confirmed($0.claim.asOf, since: $0.claim.since) }
    }

    static let form = ObjectForm<CoverageObject>(
        "coverage",
        [
            .text("name") { $0.name }, .code("id") { $0.id }, .number("claims") { $0.count },
            .number("guarded") { $0.guarded }, .number("unguarded") { $0.count - $0.guarded },
            .text("share") { $0.count == 0 ? nil : "\($0.guarded * 100 / $0.count) %" },
            .day("oldest") { $0.dates.min() }, .day("newest") { $0.dates.max() },
        ])
}
