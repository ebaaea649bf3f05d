import SurveyModel
import SurveySupport

/// Writes the table of the `ProviderPresets` library.
struct SwiftCatalog {
    let survey: Survey
    let edition: SurveyDate?

    /// A provider and the name that it has in Swift.
    private struct Entry {
        var name: SwiftIdentifier
        var provider: Provider
    }

    /// The two extensions, without the comment on top; throws when two providers want the same name.
    func table() throws(RenderFailure) -> SwiftSource {
        let entries = survey.providers.map { provider in
            Entry(name: SwiftIdentifier(camelCasing: provider.id), provider: survey.resolved(provider))
        }
        try refuseCollisions(entries)
        var presets: [SwiftSource] = []
        for entry in entries {
            presets.append(
                """
                        @_optimize(none)
                        static func \(name: entry.name)() -> ProviderPreset {
                            \(try preset(entry.provider))
                        }

                """)
        }
        return """
            \(identifiers(entries))
            \(members(entries))

            extension ProviderPreset {
                // One function for each preset, so that the compiler checks them one by one. There is nothing in them to make
                // faster, and a release build with some hundred of them takes a quarter of the time when nobody tries.
                private enum Catalog {
            \(presets.joined("\n"))    }
            }

            """
    }

    /// The comment on top of a file.
    var heading: SwiftSource {
        """
        // \(SwiftSource(stringLiteral: Marker.text))
        // Survey of \(comment: edition?.description ?? "unknown date"), \(number: survey.providers.count) providers.
        // swift-format-ignore-file

        """
    }

    private func refuseCollisions(_ entries: [Entry]) throws(RenderFailure) {
        var seen: [String: Provider] = [:]
        var found: [Diagnostic] = []
        for entry in entries {
            if let other = seen[entry.name.text] {
                found.append(
                    Diagnostic(
                        rule: "swift-name-collision", at: entry.provider.location,
                        "'\(entry.provider.id)' and '\(other.id)' are both \(entry.name.text) in Swift",
                        suggestion: "rename one of the ids"))
            }
            seen[entry.name.text] = entry.provider
        }
        if !found.isEmpty { throw RenderFailure(found) }
    }

    private func identifiers(_ entries: [Entry]) -> SwiftSource {
        let members: [SwiftSource] = entries.map { entry in
            """
                /// \(comment: entry.provider.name).
                public static let \(name: entry.name): ProviderID = ProviderID(rawValue: \(literal: entry.provider.id))

            """
        }
        return """
            extension ProviderID {
            \(members.joined(""))
                /// The ids of every provider of the survey, sorted. There are others: those of your own providers.
                public static let all: [ProviderID] = [
            \(list(entries))    ]

                /// The ids of every provider of the survey.
                @available(*, deprecated, renamed: "all")
                public static var allCases: [ProviderID] { all }
            }

            """
    }

    private func members(_ entries: [Entry]) -> SwiftSource {
        let members: [SwiftSource] = entries.map { entry in
            """
                /// \(comment: entry.provider.name).
                public static let \(name: entry.name): ProviderPreset = Catalog.\(name: entry.name)()

            """
        }
        return """
            extension ProviderPreset {
            \(members.joined(""))
                /// Every provider of the survey, sorted by id.
                public static let all: [ProviderPreset] = [
            \(list(entries))    ]
            }

            """
    }

    private func list(_ entries: [Entry]) -> SwiftSource {
        entries.map { "        .\(name: $0.name),\n" }.joined("")
    }

    private func preset(_ provider: Provider) throws(RenderFailure) -> SwiftSource {
        let node = provider.presetNode
        var call = SwiftCall("ProviderPreset", indentation: 3)
        guard let own = Provider.table.presetCall else { return call.source }
        for argument in own.arguments where argument.predecessor == nil {
            try call.add(argument, of: node, at: provider.location)
        }
        for list in Provider.facts {
            guard let label = list.preset, let type = list.presetCall() else { continue }
            let facts = list.facts(provider)
            var calls: [SwiftSource] = []
            for fact in facts {
                calls.append(
                    try SwiftCall.source(
                        type, of: fact.presetNode, indentation: list.isSingle ? 4 : 5,
                        at: fact.claim.location))
            }
            if list.isSingle { call.add(label, calls.first) } else { call.add(label, list: calls) }
            for argument in own.arguments where argument.predecessor == label {
                try call.add(argument, of: node, at: provider.location)
            }
        }
        call.add("verifiedOn", text: provider.claims.map(\.asOf).min()?.description)
        return call.source
    }
}
