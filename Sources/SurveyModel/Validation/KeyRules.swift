import SurveySupport

extension SurveyValidator {
    /// Keys, the variables that hold them, and what stands beside them in a request.
    func checkKeys() {
        for provider in survey.providers {
            let whole = survey.resolved(provider)
            for credential in provider.credentials {
                checkShape(of: credential)
                checkVariables(of: credential, among: whole)
            }
            for variable in provider.variables { checkPlace(of: variable, in: whole) }
        }
        survey.forEachClaim { claim in
            for field in claim.fields where field.value.type == .environmentVariable { checkName(of: field) }
        }
    }

    /// Letters, digits and `_`, as POSIX has it for shells. A second name may begin with a digit: programs read it, though no
    /// shell sets it.
    private func checkName(of field: Claim.Field) {
        let name = field.value.text
        let isSecond = field.path.hasPrefix("environment/") && field.path != "environment/0"
        let isSettable = isSecond || name.utf8.first?.isASCIIDigit == false
        guard !isSettable || !name.utf8.allSatisfy(\.isASCIIWord) else { return }
        report(
            "variable-name", at: field.location, "no shell can set a variable '\(name)'",
            suggestion: name.hasPrefix("$")
                ? "write the name without '$'" : "use letters, digits and '_', and no digit first")
    }

    private func checkShape(of credential: Credential) {
        let location = credential.claim.location
        if credential.keySteps.count > Credential.mostSteps {
            report(
                "too-many-steps", at: location, "\(Counted.of(credential.keySteps.count, "step")) to a key",
                suggestion: "say it in \(Credential.mostSteps) sentences")
        }
        guard let pattern = credential.keyPattern else {
            if credential.keyDistinctive {
                report(
                    "distinctive-without-pattern", at: location, "'keyDistinctive' without 'keyPattern'",
                    suggestion: "say what the keys look like, or remove it")
            }
            return
        }
        if (try? Regex(pattern)) == nil {
            report("invalid-pattern", at: location, "'\(pattern)' is no regular expression")
        } else if let form = Self.unportableForms.first(where: pattern.contains) {
            report(
                "unportable-pattern", at: location, "'\(pattern)' uses '\(form)', which many engines lack",
                suggestion: "write classes, counts, alternatives and (?:groups) alone")
        } else if pattern.hasPrefix("^") || pattern.hasSuffix("$") {
            report(
                "anchored-pattern", at: location, "'\(pattern)' has an anchor",
                suggestion: "remove it; the whole key is meant anyway")
        } else if let objection = PatternCost.objection(to: pattern) {
            report(
                "costly-pattern", at: location, "'\(pattern)' \(objection) and could take for ever",
                suggestion: "write a count instead of a repetition without an end")
        }
    }

    /// What RE2, Rust's regex or Swift read differently or not at all.
    private static let unportableForms = ["(?=", "(?!", "(?<", "\\b", "\\B", "\\1", "*+", "++", "?+"]

    private func checkVariables(of credential: Credential, among provider: Provider) {
        let known = Set(provider.credentials.flatMap(\.environment) + provider.variables.map(\.name))
        for name in credential.variablesTogether where !known.contains(name) {
            report(
                "unknown-variable", at: credential.claim.location, "'\(name)' is no variable of '\(provider.id)'",
                suggestion: NearMiss.suggestion(name, in: known.sorted())
                    ?? "add it to 'variables', or to 'environment' if it holds a key by itself")
        }
    }

    private func checkPlace(of variable: Provider.Variable, in provider: Provider) {
        // An endpoint that could not be read is reported itself.
        guard let place = variable.fills, !provider.endpoints.isEmpty else { return }
        let addresses = provider.endpoints.map { $0.baseURL + ($0.callPath ?? "") + ($0.modelsPath ?? "") }
        let headers = provider.endpoints.flatMap(\.headers).flatMap { [$0.name, $0.value] }
        guard !(addresses + headers).contains(where: { $0.contains("{\(place)}") }), !headers.contains(place) else {
            return
        }
        report(
            "unknown-placeholder", at: variable.claim.location, "no address of '\(provider.id)' has {\(place)}",
            suggestion: "name a placeholder without its braces, or remove 'fills'")
    }
}
