extension SurveyValidator {
    /// Addresses of OAuth stand under the name of their role: a client opens some in a browser and posts to the others.
    func checkSignIn() {
        for oauth in survey.providers.compactMap(\.oauth) {
            // A word that is no flow is reported where it stands; it may be meant for the one that is missing here.
            let stated = oauth.claim.fields.filter { $0.path.hasPrefix("flows/") }
            if stated.count == oauth.flows.count { checkRoles(of: oauth) }
        }
    }

    private func checkRoles(of oauth: OAuth) {
        let usesDeviceCodes = oauth.flows.contains(.deviceCode)
        for field in oauth.claim.fields {
            switch field.path {
            case "authorizeURL" where oauth.flows == [.deviceCode]:
                report(
                    "oauth-role", at: field.location, "the device flow has no authorisation endpoint",
                    suggestion: "did you mean 'deviceAuthorizationURL' or 'verificationURL'?")
            case "deviceAuthorizationURL" where !usesDeviceCodes, "verificationURL" where !usesDeviceCodes:
                report(
                    "oauth-role", at: field.location, "'\(field.path)' belongs to the device flow",
                    suggestion: "add device-code to 'flows', or name the address by its role")
            default: break
            }
        }
    }
}
