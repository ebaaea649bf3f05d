import SurveySupport

/// The provider's logo.
package struct Logo: Fact {
    /// File name in lobe-icons without its ending; nil where the set has none.
    package var slug: String?
    /// `#RRGGBB`.
    package var color: String?
    package var sharedClaim = SharedClaim.draft

    package init() {}

    package static let declaration = FactKind<Logo>(
        .logo, summary: { $0.slug.map(Shown.code) ?? .text("none") }, fallback: ("slug", { _ in "none" }),
        table: Table(
            "logo", "The provider's logo.",
            [
                Member(
                    "slug", \.slug, .text, "File name in lobe-icons without its ending; without it, the set has none.",
                    value: .slug, style: .code, label: "file", preset: PresetArgument("slug", .literalOrNil)),
                Member(
                    "color", \.color, .text("^#[0-9A-Fa-f]{6}$"), "Brand colour.", style: .code, preset: "color"),
            ], preset: PresetType("Logo", isLong: false)))
}

extension Dimension {
    package static let logo = Dimension("logo", title: "Logo")
}
