import SurveySupport

/// Something that users of the service or tool run into.
package struct Quirk: Fact, Identifiable {
    package var id = ""
    package var text = ""
    package var sharedClaim = SharedClaim.draft

    package init() {}

    package static let declaration = FactKind<Quirk>(
        .quirks, key: { $0.id }, summary: { .prose($0.text) },
        table: Table(
            "quirk", "Something that users of the service or tool run into.",
            [
                Member("id", \.id, .id, "Unique among the quirks of its file.", need: .required, style: .code),
                Member(
                    "text", \.text, .text, "The statement, in a sentence or two of our own.", need: .required,
                    value: .text,
                    style: .wording, label: "wording"),
            ]))
}

extension Dimension {
    package static let quirks = Dimension("quirks", title: "Quirk")
}
