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

    func contents() throws(RenderFailure) -> String {
        var presets: [JSONNode] = []
        for provider in survey.providers { presets.append(try preset(survey.resolved(provider))) }
        return JSONWriter.write(.list(presets))
    }

    private func preset(_ provider: Provider) throws(RenderFailure) -> JSONNode {
        let head: [(String, JSONNode?)] = [
            ("formatVersion", .integer(Self.formatVersion)), ("surveyedOn", edition.map { .text($0.description) }),
        ]
        let own = Provider.table.presetCall?.arguments ?? []
        var entries = head + (try Self.entries(own, of: provider.presetNode, at: provider.location))
        for list in Provider.facts {
            guard let label = list.preset, let type = list.presetCall() else { continue }
            var facts: [JSONNode] = []
            for fact in list.facts(provider) {
                facts.append(try Self.object(type, of: fact.presetNode, at: fact.claim.location))
            }
            entries.append((label, list.isSingle ? facts.first : .list(facts)))
        }
        return .object(entries + [("verifiedOn", .text(provider.claims.map(\.asOf).min()?.description ?? ""))])
    }

    private static func object(
        _ type: PresetCall, of node: JSONNode, at location: Location
    ) throws(RenderFailure) -> JSONNode {
        .object(try entries(type.arguments, of: node, at: location))
    }

    private static func entries(
        _ arguments: [PresetArgument], of object: JSONNode, at location: Location
    ) throws(RenderFailure) -> [(String, JSONNode?)] {
        var entries: [(String, JSONNode?)] = []
        for argument in arguments {
            let node = object[argument.catalogKey]
            switch argument.form {
            case .literal, .literalOrNil, .rawValue, .member:
                entries.append((argument.label, node ?? wantedByOldReaders[argument.label]))
            case .address:
                if let text = node?.string { entries += try parts(of: text, at: location) }
            case .call:
                entries.append((argument.label, try call(argument, of: node, at: location)))
            }
        }
        return entries
    }

    private static func call(
        _ argument: PresetArgument, of node: JSONNode?, at location: Location
    ) throws(RenderFailure) -> JSONNode? {
        guard let node, let type = argument.call else { return wantedByOldReaders[argument.label] }
        guard let elements = node.array else { return try object(type, of: node, at: location) }
        var calls: [JSONNode] = []
        for element in elements { calls.append(try object(type, of: element, at: location)) }
        return .list(calls)
    }

    /// Apps that were built before members had defaults refuse objects without these.
    private static let wantedByOldReaders: [String: JSONNode] = [
        "aliases": .list([]), "environmentNames": .list([]), "flows": .list([]), "headers": .list([]),
        "links": .object([(String, JSONNode?)]()), "redirects": .list([]), "scopes": .list([]), "value": .text(""),
        "vendor": .text(""),
    ]

    private static func parts(of address: String, at location: Location) throws(RenderFailure) -> [(String, JSONNode?)]
    {
        let parts = try EndpointParts.required(address, at: location)
        return [
            ("scheme", .text(parts.scheme)), ("host", .text(parts.host)), ("port", parts.port.map(JSONNode.integer)),
            ("basePath", .text(parts.basePath)), ("apiVersion", parts.apiVersion.map(JSONNode.text)),
        ]
    }
}
