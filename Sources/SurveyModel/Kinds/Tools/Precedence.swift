import SurveySupport

extension Tool {
    /// Which credential wins, strongest first.
    package struct Precedence: Fact {
        package var order: [String] = []
        package var sharedClaim = SharedClaim.draft

        package init() {}

        package static let declaration = FactKind<Precedence>(
            .precedence, summary: { .prose($0.order.joined(separator: " > ")) },
            table: Table(
                "precedence", "Which credential wins, strongest first.",
                [
                    Member(
                        "order", \.order, .list(of: .text, [("minItems", .integer(1))]), "Strongest first.",
                        need: .required, value: .text, style: .prose)
                ], derived: [Derived("order") { .prose($0.order.joined(separator: ", then ")) }]))
    }
}

extension Dimension {
    package static let precedence = Dimension("precedence", title: "Precedence")
}
