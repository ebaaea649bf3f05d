import SurveySupport

extension SurveyValidator {
    /// An explanation explains something, and each difference only once.
    func checkExplanations() {
        survey.forEachClaim { claim in
            var known: Set<[String]> = []
            for explanation in claim.explains {
                if explanation.note == nil, claim.note == nil {
                    report(
                        "missing-explanation", at: explanation.location, "neither it nor '\(claim.id)' has a note",
                        suggestion: "say in \"note\" why both stand")
                }
                let difference = [explanation.registry.rawValue, explanation.field.rawValue, explanation.value ?? ""]
                guard known.insert(difference).inserted else {
                    report(
                        "repeated-explanation", at: explanation.location, "the same difference is explained twice",
                        suggestion: "keep one of them")
                    continue
                }
            }
        }
    }
}
