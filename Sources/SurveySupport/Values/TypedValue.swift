/// What a value is, and therefore what it looks like on a page and where it begins and ends there.
package enum ValueType: String, Sendable, Hashable, CaseIterable, Codable {
    /// LiteLLM's and other gateways' model prefix: `together_ai`, which reads `together_ai/` on a page.
    case routingPrefix = "routing-prefix"
    /// `TOGETHER_API_KEY`.
    case environmentVariable = "env-var"
    /// The address that clients put their paths behind, version included: `https://api.together.ai/v1`.
    case baseURL = "base-url"
    /// Any other address: key page, authorisation endpoint, token endpoint.
    case url
    /// The name of an HTTP header: `x-api-key`.
    case header
    /// What stands in a header: `2023-06-01`.
    case headerValue = "header-value"
    case modelID = "model-id"
    /// How keys begin: `sk-ant-api`.
    case keyPrefix = "key-prefix"
    /// A path below a base URL or in a file system: `/models`, `~/.codex/auth.json`.
    case path
    /// A provider's id in a registry: `togetherai`.
    case registryID = "registry-id"
    /// A logo's file name in lobe-icons, without its ending.
    case slug
    /// A word or command to be taken letter by letter: a scope, a flow name, `claude setup-token`.
    case identifier
    /// A word of the survey's own vocabulary (yes, partial, prohibited); no page shows it.
    case term
    /// A statement in the survey's own words; only its evidence can be checked.
    case text

    /// True where the value itself can be looked for on a page; false where evidence must bring a quote or counter-phrase.
    package var standsOnPages: Bool { self != .term && self != .text }
}

package struct TypedValue: Sendable, Hashable {
    package var type: ValueType
    package var text: String

    package init(_ type: ValueType, _ text: String) {
        self.type = type
        self.text = text
    }
}
