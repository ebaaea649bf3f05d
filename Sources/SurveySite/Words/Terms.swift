import SurveyModel
import SurveySupport

extension Dimension {
    /// As a heading of the statements about it.
    var plain: String {
        switch self {
        case .status: "Status"
        case .consumerPlan: "Consumer plan"
        case .oauth: "Sign-in with OAuth"
        case .endpoints: "Endpoints"
        case .credentials: "Credentials"
        case .variables: "Settings in the environment"
        case .routing: "IDs in gateways and registries"
        case .models: "Models that registries list"
        case .policies: "Terms and policies"
        case .quirks: "Known issues"
        case .logo: "Logo"
        case .surfaces: "Ways to sign in"
        case .storage: "Where credentials are stored"
        case .environment: "Environment variables"
        case .precedence: "Which credential wins"
        default: title
        }
    }
}
