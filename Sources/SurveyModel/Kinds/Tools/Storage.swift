import SurveySupport

extension Tool {
    /// Where credentials are kept.
    package struct Storage: Fact, Identifiable {
        /// The platform: `macos`, `linux`, `windows`, `any`.
        package var id = ""
        package var path = ""
        package var sharedClaim = SharedClaim.draft

        package init() {}

        package static let declaration = FactKind<Storage>(
            .storage, key: { $0.id }, summary: { .code($0.path) },
            table: Table(
                "storage", "Where credentials are kept.",
                [
                    Member(
                        "id", \.id, .id, "The platform: macos, linux, windows, any, or a host such as vscode.",
                        need: .required, style: .text,
                        documents: "platform"),
                    Member(
                        "path", \.path, .text, "Path or name of the place, as the source writes it.", need: .required,
                        value: .path, style: .code),
                ]))
    }
}

extension Dimension {
    package static let storage = Dimension("storage", title: "Credential storage")
}
