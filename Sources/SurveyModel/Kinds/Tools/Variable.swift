import SurveySupport

extension Tool {
    /// An environment variable that the tool reads.
    package struct Variable: Fact, Identifiable {
        package var name = ""
        package var sharedClaim = SharedClaim.draft
        package var id: String { name }

        package init() {}

        package static let declaration = FactKind<Variable>(
            .environment, key: { $0.name }, summary: { .code($0.name) },
            table: Table(
                "variable", "An environment variable that the tool reads.",
                [
                    Member(
                        "name", \.name, .text("^[A-Za-z_][A-Za-z0-9_]*$"), "Name of the variable.", need: .required,
                        value: .environmentVariable, style: .code)
                ]))
    }
}

extension Dimension {
    package static let environment = Dimension("environment", title: "Environment")
}
