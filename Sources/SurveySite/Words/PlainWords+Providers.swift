import SurveyModel
import SurveySupport

extension Stance: PlainWord {
    var plain: String {
        switch self {
        case .allowed: "Allowed"
        case .discouraged: "Discouraged"
        case .prohibited: "Prohibited"
        case .unknown: "Not established"
        }
    }
}

extension OAuth.Flow: PlainWord {
    var plain: String { title }
}

extension OAuth.ProofKey: PlainWord {
    var plain: String {
        switch self {
        case .required: "Required"
        case .supported: "Supported"
        case .no: "Not used"
        }
    }
}

extension OAuth.Redirect: PlainWord {
    var plain: String {
        switch self {
        case .loopback: "loopback address"
        case .https: "https address"
        case .customScheme: "custom URL scheme"
        case .outOfBand: "code shown for copying"
        }
    }
}

extension Status.State: PlainWord {
    var plain: String {
        switch self {
        case .active: "Active"
        case .preview: "Preview"
        case .deprecated: "Deprecated"
        case .retired: "Retired"
        case .unknown: "Not established"
        }
    }
}

extension Provider.Category: PlainWord {
    var plain: String {
        switch self {
        case .modelVendor: "Model vendor"
        case .inferencePlatform: "Inference platform"
        case .aggregator: "Gateway to many vendors"
        case .cloudPlatform: "Cloud platform"
        case .subscriptionPlan: "Subscription plan"
        case .localServer: "Local server"
        case .generic: "Any compatible server"
        }
    }
}

extension Credential.Kind: PlainWord {
    var plain: String { title.withCapital }
}

extension Provider.Variable.Role: PlainWord {
    var plain: String {
        switch self {
        case .baseURL: "Base URL"
        case .region: "Region"
        case .project: "Project"
        case .account: "Account"
        case .resource: "Resource"
        case .deployment: "Deployment"
        case .apiVersion: "API version"
        case .organization: "Organization"
        case .model: "Model"
        case .keyID: "Key ID"
        case .secret: "Secret key"
        case .sessionToken: "Session token"
        case .profile: "Profile"
        case .credentialsFile: "Credentials file"
        case .other: "Other setting"
        }
    }
}

extension Policy.Topic: PlainWord {
    var plain: String {
        switch self {
        case .interactiveUse: "Interactive use"
        case .headlessUse: "Headless use"
        case .thirdPartyApps: "Third-party apps"
        case .accountSharing: "Account sharing"
        case .training: "Training on data"
        case .other: "Other terms"
        }
    }
}

extension Tool.Surface.Method: PlainWord {
    var plain: String {
        switch self {
        case .apiKey: "API key"
        case .oauth: "OAuth sign-in"
        case .subscriptionToken: "Subscription token"
        case .bundledSubscription: "Subscription of the tool itself"
        case .cloudIdentity: "Cloud identity"
        case .local: "Local server"
        case .other: "Other"
        }
    }
}
