import SurveySupport

extension SurveyValidator {
    func checkUniqueness() {
        checkUnique(survey.providers.map { ($0.id, $0.location) } + survey.tools.map { ($0.id, $0.location) }, "id")
        checkUnique(survey.consumers.map { ($0.id, $0.location) }, "consumer")
        checkUnique(survey.sources.map { ($0.id, $0.location) }, "source")
        for provider in survey.providers { checkUnique(provider.claimPlaces, "claim") }
        for tool in survey.tools { checkUnique(tool.claimPlaces, "claim") }
        for consumer in survey.consumers {
            checkUnique(consumer.decisions.map { ($0.provider, $0.dated.location) }, "decision for")
            checkUnique(consumer.sections.flatMap(\.statements).map { ($0.id, $0.dated.location) }, "statement")
        }
        let overview = survey.overview
        checkUnique(
            overview.statements.map { ($0.id, $0.dated.location) }, "statement")
        checkNames()
        checkFileNames()
    }

    /// People tell providers by their names, whatever the case.
    private func checkNames() {
        var ids: [String: String] = [:]
        for provider in survey.providers {
            guard let earlier = ids.updateValue(provider.id, forKey: provider.name.lowercased()) else { continue }
            report(
                "taken-name", at: provider.location, "'\(provider.name)' is the name of '\(earlier)' already",
                suggestion: "say in the name what tells them apart")
        }
    }

    private func checkUnique(_ items: [(id: String, location: Location)], _ what: String) {
        // Sorting them is for the message alone.
        guard Set(items.map(\.id)).count < items.count else { return }
        var first: [String: Location] = [:]
        for item in items.sorted(by: { $0.location < $1.location }) {
            if let earlier = first[item.id] {
                report(
                    "duplicate-id", at: item.location, "\(what) '\(item.id)' stands already at \(earlier)",
                    suggestion: "rename or remove one of them")
            } else {
                first[item.id] = item.location
            }
        }
    }

    /// Providers, tools and consumers are found by the name of their file.
    private func checkFileNames() {
        let items =
            survey.providers.map { ($0.id, $0.location) } + survey.tools.map { ($0.id, $0.location) }
            + survey.consumers.map { ($0.id, $0.location) }
        for (id, location) in items {
            if !location.file.hasSuffix("/\(id).json") {
                report(
                    "file-name", at: location, "the file of '\(id)' must be named \(id).json",
                    suggestion: "rename the file or the id")
            }
            if Slug.of(id) != id {
                report(
                    "invalid-id", at: location, "'\(id)' is not an id", suggestion: "use a-z, 0-9 and single hyphens")
            }
        }
    }
}

extension Subject {
    fileprivate var claimPlaces: [(id: String, location: Location)] {
        var places: [(id: String, location: Location)] = []
        forEachClaim { places.append(($0.id, $0.location)) }
        return places
    }
}

extension MemberRules {
    /// Lists of words hold each of them once; lines of a block of code may repeat.
    func checkRepetition(_ member: JSONNode.Member) {
        guard member.key != "cells", let elements = member.value.array, elements.count > 1 else { return }
        var known: Set<String> = []
        for element in elements {
            guard let text = element.string, !known.insert(text).inserted else { continue }
            report(
                "duplicate-value", at: Location(file: file, position: element.position),
                "'\(text)' stands twice in '\(member.key)'", suggestion: "remove one of them")
        }
    }
}
