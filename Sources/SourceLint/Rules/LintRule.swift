/// What a finding of `lint` is about.
package enum LintRule: String, Sendable, Hashable, CaseIterable, Comparable {
    case movedHost = "moved-host"
    case movedPage = "moved-page"
    case retiredProvider = "retired-provider"
    case endedEndpoint = "ended-endpoint"
    case renamedVariable = "renamed-variable"
    case renamedPrefix = "renamed-prefix"
    case wrongLogoSlug = "wrong-logo-slug"
    case incompleteAddress = "incomplete-address"
    case wrongRegionPair = "wrong-region-pair"
    case missingRequiredHeader = "missing-required-header"
    case forbiddenSignIn = "forbidden-sign-in"
    case changedPlan = "changed-plan"

    /// One sentence for people.
    package var about: String {
        switch self {
        case .movedHost: "The API has another host now"
        case .movedPage: "The page for people has another address now"
        case .retiredProvider: "The service is or will be shut down"
        case .endedEndpoint: "The address is kept for old clients only"
        case .renamedVariable: "The environment variable has another name"
        case .renamedPrefix: "The registry has another id or prefix for the provider"
        case .wrongLogoSlug: "The set of logos has no file of this name"
        case .incompleteAddress: "The address lacks its version, or has it twice"
        case .wrongRegionPair: "The page issues keys that the address refuses"
        case .missingRequiredHeader: "The service refuses requests without a header that is named nowhere"
        case .forbiddenSignIn: "The vendor keeps this sign-in for its own programs"
        case .changedPlan: "What the vendor's plan or sign-in allows has changed"
        }
    }

    package static func < (a: LintRule, b: LintRule) -> Bool { a.rawValue < b.rawValue }
}
