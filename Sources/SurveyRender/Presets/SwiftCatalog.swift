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

    /// The two extensions.
    var extensions: SharedEnding {
        SharedEnding { [self] take in
            let entries = entries
            take(beginning(entries).text)
            for (index, entry) in entries.enumerated() { take((index == 0 ? "" : "\n") + preset(entry).text) }
            take(end.text)
        }
    }

    /// - Throws: when two providers want the same name, or Swift cannot have an address.
    func check() throws(RenderFailure) {
        try refuseCollisions(entries)
        try EndpointParts.check(survey)
    }

    private var entries: [Entry] {
        survey.providers.map { Entry(name: SwiftIdentifier(camelCasing: $0.id), provider: $0) }
    }

    private func beginning(_ entries: [Entry]) -> SwiftSource {
        """
        \(identifiers(entries))
        \(members(entries))

        extension ProviderPreset {
            // One function for each preset, so that the compiler checks them one by one. There is nothing in them to make
            // faster, and a release build with some hundred of them takes a quarter of the time when nobody tries.
            private enum Catalog {

        """
    }

    private func preset(_ entry: Entry) -> SwiftSource {
        """
                @_optimize(none)
                static func \(name: entry.name)() -> ProviderPreset {
                    \(preset(survey.resolved(entry.provider)))
                }

        """
    }

    private var end: SwiftSource {
        """
            }
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

    private func preset(_ provider: Provider) -> SwiftSource {
        let node = provider.presetNode
        var call = SwiftCall("ProviderPreset", indentation: 3)
        guard let own = Provider.table.presetCall else { return call.source }
        for argument in own.arguments where argument.predecessor == nil {
            call.add(argument, of: node)
        }
        for list in Provider.facts {
            guard let label = list.preset, let type = list.presetCall() else { continue }
            let calls = list.facts(provider).map { fact in
                SwiftCall.source(type, of: fact.presetNode, indentation: list.isSingle ? 4 : 5)
            }
            if list.isSingle { call.add(label, calls.first) } else { call.add(label, list: calls) }
            for argument in own.arguments where argument.predecessor == label {
                call.add(argument, of: node)
            }
        }
        call.add("verifiedOn", text: provider.claims.map(\.asOf).min()?.description)
        return call.source
    }
}
