import SurveyModel
import SurveySupport

/// Writes the presets as the file with which an app updates its table: an array that decodes as `[ProviderPreset]`.
///
/// An array has no place for a version, so each preset of it names the format and the day of the survey, which the types skip.
/// Members and values are those of the table in Swift, as `JSONEncoder` writes them.
struct PresetsJSON {
    /// What `PresetsFile.formatVersion` of the library reads. It grows when a reader would misread a file although it skips
    /// members that it does not know.
    static let formatVersion = 1

    let survey: Survey
    let edition: SurveyDate?

    /// - Throws: when a preset cannot have one of the addresses.
    func text() throws(RenderFailure) -> FileText {
        try EndpointParts.check(survey)
        let presets = LongJSON.list(survey.providers) { [self] in preset(survey.resolved($0)) }
        return FileText { take in JSONWriter.write(presets, to: take) }
    }

    private func preset(_ provider: Provider) -> JSONNode {
        let head: [(String, JSONNode?)] = [
            ("formatVersion", .integer(Self.formatVersion)), ("surveyedOn", edition.map { .text($0.description) }),
        ]
        let own = Provider.table.presetCall?.arguments ?? []
        var entries = head + Self.entries(own, of: provider.presetNode)
        for list in Provider.facts {
            guard let label = list.preset, let type = list.presetCall() else { continue }
            var facts: [JSONNode] = []
            for fact in list.facts(provider) {
                facts.append(Self.object(type, of: fact.presetNode))
            }
            entries.append((label, list.isSingle ? facts.first : .list(facts)))
        }
        return .object(entries + [("verifiedOn", .text(provider.claims.map(\.asOf).min()?.description ?? ""))])
    }

    private static func object(
        _ type: PresetCall, of node: JSONNode
    ) -> JSONNode {
        .object(entries(type.arguments, of: node))
    }

    private static func entries(
        _ arguments: [PresetArgument], of object: JSONNode
    ) -> [(String, JSONNode?)] {
        var entries: [(String, JSONNode?)] = []
        for argument in arguments {
            let node = object[argument.catalogKey]
            switch argument.form {
            case .literal, .literalOrNil, .rawValue, .member:
                entries.append((argument.label, node ?? wantedByOldReaders[argument.label]))
            case .address:
                if let text = node?.string { entries += parts(of: text) }
            case .call:
                entries.append((argument.label, call(argument, of: node)))
            }
        }
        return entries
    }

    private static func call(
        _ argument: PresetArgument, of node: JSONNode?
    ) -> JSONNode? {
        guard let node, let type = argument.call else { return wantedByOldReaders[argument.label] }
        guard let elements = node.array else { return object(type, of: node) }
        var calls: [JSONNode] = []
        for element in elements { calls.append(object(type, of: element)) }
        return .list(calls)
    }

    /// Apps that were built before members had defaults refuse objects without these.
    private static let wantedByOldReaders: [String: JSONNode] = [
        "aliases": .list([]), "environmentNames": .list([]), "flows": .list([]), "headers": .list([]),
        "links": .object([(String, JSONNode?)]()), "redirects": .list([]), "scopes": .list([]), "value": .text(""),
        "vendor": .text(""),
    ]

    private static func parts(of address: String) -> [(String, JSONNode?)] {
        guard let parts = EndpointParts(address) else { return [] }
        return [
            ("scheme", .text(parts.scheme)), ("host", .text(parts.host)), ("port", parts.port.map(JSONNode.integer)),
            ("basePath", .text(parts.basePath)), ("apiVersion", parts.apiVersion.map(JSONNode.text)),
        ]
    }
}
