/// A gateway or catalog that has ids for providers. Data may name others; these have a name for people or a form of their own.
package struct Registry {
    enum Routes {
        /// By an id: `togetherai`.
        case byID
        /// By a prefix of the model: `together_ai/<model>`.
        case byPrefix
    }

    let id: String
    let name: String
    var routes = Routes.byID

    static let all = [
        Registry(id: "litellm", name: "LiteLLM", routes: .byPrefix),
        Registry(id: "models-dev", name: "models.dev"),
        Registry(id: "catwalk", name: "Catwalk"),
        Registry(id: "opencode", name: "OpenCode"),
        Registry(id: "vercel-ai-sdk", name: "Vercel AI SDK"),
    ]

    /// As people call it.
    package static func name(of id: String) -> String { all.first { $0.id == id }?.name ?? id }
}
