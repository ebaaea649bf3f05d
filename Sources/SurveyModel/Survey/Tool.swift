package import SurveySupport

/// A reference tool and how it authenticates.
package struct Tool: Sendable, Hashable, Identifiable {
    package var id: String
    package var name: String
    package var vendor: String
    package var surfaces: [Surface]
    package var storage: [Storage]
    package var environment: [Variable]
    package var precedence: Precedence?
    package var quirks: [Quirk]
    package var location: Location

    package var claims: [Claim] {
        surfaces.map(\.claim) + storage.map(\.claim) + environment.map(\.claim)
            + (precedence.map { [$0.claim] } ?? []) + quirks.map(\.claim)
    }

    /// One way to sign in.
    package struct Surface: Sendable, Hashable, Identifiable {
        package enum Method: String, Sendable, Hashable, CaseIterable {
            case apiKey = "api-key"
            case oauth
            case subscriptionToken = "subscription-token"
            case bundledSubscription = "bundled-subscription"
            case cloudIdentity = "cloud-identity"
            case local
            case other
        }
        package var id: String
        package var method: Method
        package var text: String
        package var claim: Claim
    }

    /// Where credentials are kept.
    package struct Storage: Sendable, Hashable, Identifiable {
        /// The platform: `macos`, `linux`, `windows`, `any`.
        package var id: String
        package var path: String
        package var claim: Claim
    }

    package struct Variable: Sendable, Hashable, Identifiable {
        package var name: String
        package var claim: Claim
        package var id: String { name }
    }

    /// Which credential wins, strongest first.
    package struct Precedence: Sendable, Hashable {
        package var order: [String]
        package var claim: Claim
    }
}
