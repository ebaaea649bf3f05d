import SurveySupport

extension Consumer {
    /// What the product does with a provider, and why.
    package struct Decision: DatedText, Identifiable {
        package enum Action: String, Sendable, Hashable, CaseIterable {
            /// In the product already, and stays.
            case keep
            case ship
            case `defer`
            case drop
        }
        /// Id of the provider.
        package var provider = ""
        /// The consumer's heading for it; the provider's name unless the file says otherwise.
        package var heading: String?
        package var action = Action.keep
        /// The consumer's own id for the provider.
        package var presetID: String?
        /// Settings in the consumer's own terms, in the order of the file.
        package var settings: [Setting] = []
        package var reason = ""
        /// What to do, in a sentence.
        package var instruction: String?
        package var dated = Dated()
        package var id: String { provider }

        package init() {}

        package static let table = Table<Decision>(
            "decision", "What the product does with a provider, and why.",
            [
                Member("provider", \.provider, .id, "Id of the provider.", need: .required),
                Member(
                    "heading", \.heading, .text, "The product's heading for it; without it, the provider's name."),
                Member(
                    "action", \.action, .word, "What the product does with the provider.", need: .required,
                    style: .words),
                Member("presetID", \.presetID, .text, "The product's own id for the provider.", style: .code),
                Member(
                    "settings", \.settings,
                    .map(
                        "setting", "A setting in the product's terms.", ("name", "Its name."), ("value", "Its value."),
                        values: [("type", .texts(["string", "number", "boolean"]))]),
                    "Settings in the product's own terms."),
                Member("reason", \.reason, .text, "Why, in our own words.", need: .required, style: .wording),
                Member("instruction", \.instruction, .text, "What to do, in a sentence.", style: .wording),
            ] + datedMembers
        ) { $0.dated.complete($1) }
    }

    package struct Setting: Entry {
        package var name: String
        package var value: String

        package init(key: String, text: String) { (name, value) = (key, text) }
        package var pair: (key: String, text: String) { (name, value) }
    }
}
