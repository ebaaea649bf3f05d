import SurveySupport

/// Says once in a tree that what a vendor's plan or sign-in allows has changed, where an address of the vendor stands in code.
struct PlanNotices {
    let file: FileLint

    func findings() -> [LintFinding] {
        guard file.text.file.role == .code else { return [] }
        var told: Set<String> = []
        return file.addresses.flatMap { place in
            place.endpoints.prefix(1).compactMap { file.needles.notices[$0.provider] }
                .filter { told.insert($0.claim).inserted }
                .map { file.finding($0, at: place.hit.range) }
        }
    }
}
