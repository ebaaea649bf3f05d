package import SurveySupport

/// What the reader does without a member.
enum Need {
    /// Reports it and drops the object.
    case required
    /// Reports it and keeps the object, so that nothing that refers to it is reported as well.
    case expected
    case optional
}

/// One member of an object of `data/`, with everything that follows from it.
///
/// A class, because lists of members are gone through for every object, and copying a member is slow.
package final class Member<Whole: Sendable>: Sendable {
    /// The name in the data.
    package let key: String
    /// One sentence: the description in the JSON Schemas.
    package let about: String
    let need: Need
    /// The type of its values on pages; nil for those that a check compares with nothing.
    let valueType: ValueType?
    /// False for what the data states elsewhere, such as the publisher of a source.
    let isInData: Bool
    /// The name in `catalog.json`; nil where the catalog leaves it out.
    package let catalogKey: String?
    /// True for members that every object of the catalog has.
    let isAlwaysInCatalog: Bool
    /// The name in templates.
    let documentKey: String
    /// What people call it where an earlier value is shown.
    let label: String
    let style: Style
    /// The keys of members that hold an address of a page: its own, or those of its objects.
    let linkKeys: @Sendable () -> [String]
    /// The terms for its words, where it holds those of a closed list.
    let titles: [String: String]
    /// What stands behind the name in templates; nil where they cannot ask for it.
    let look: Look?
    /// The argument of the Swift presets that it becomes.
    package let preset: PresetArgument?

    /// The property in the JSON Schemas, without its description.
    let schema: @Sendable (inout SchemaDefinitions) -> [(String, JSONNode?)]
    /// False where the member is absent or cannot be read; the reader has the diagnostic.
    let read: @Sendable (inout Whole, inout ObjectReader) -> Bool
    package let encode: @Sendable (Whole, CatalogScope) -> JSONNode?
    let text: @Sendable (Whole, _ rest: String) -> String?
    let shown: @Sendable (Whole) -> Shown

    /// A member of which every object has a value: the one in the data, or that of the draft.
    ///
    /// - Parameters:
    ///   - value: the type of the values, for those that a check compares with pages.
    ///   - style: how documents write it; nil where templates cannot ask for it.
    ///   - catalog: the name in `catalog.json`, where it is not that in the data.
    ///   - documents: the name in templates, where it is not that in the data.
    convenience init<Value>(
        _ key: String, _ path: any WritableKeyPath<Whole, Value> & Sendable, _ form: Form<Value>,
        _ about: String, need: Need = .optional, value type: ValueType? = nil, style: Style? = nil,
        label: String? = nil,
        catalog: String? = nil, inCatalog: Bool = true, documents: String? = nil, preset: PresetArgument? = nil
    ) {
        self.init(
            key, form, about, need: need, isAlwaysInCatalog: !form.omitsEmpty, style: style, label: label,
            catalogKey: inCatalog ? catalog ?? key : nil, documentKey: documents ?? key, preset: preset,
            type: type, get: { whole, _ in whole[keyPath: path] }
        ) { whole, reader in
            guard let value = reader.value(key, form, need, type) else { return false }
            whole[keyPath: path] = value
            return true
        }
    }

    /// A member that an object may lack.
    convenience init<Value>(
        _ key: String, _ path: any WritableKeyPath<Whole, Value?> & Sendable, _ form: Form<Value>,
        _ about: String, need: Need = .optional, value type: ValueType? = nil, style: Style? = nil,
        label: String? = nil,
        catalog: String? = nil, inCatalog: Bool = true, documents: String? = nil, preset: PresetArgument? = nil
    ) {
        self.init(
            key, form, about, need: need, isAlwaysInCatalog: false, style: style, label: label,
            catalogKey: inCatalog ? catalog ?? key : nil, documentKey: documents ?? key, preset: preset,
            type: type, get: { whole, _ in whole[keyPath: path] }
        ) { whole, reader in
            guard let value = reader.value(key, form, need, type) else { return false }
            whole[keyPath: path] = value
            return true
        }
    }

    /// A member that the catalog has and the data has not, or has elsewhere.
    static func catalogOnly<Value>(
        _ key: String, _ form: Form<Value>, _ about: String, isAlways: Bool = true, style: Style? = nil,
        documents: String? = nil, preset: PresetArgument? = nil,
        get: @escaping @Sendable (Whole, CatalogScope) -> Value?
    ) -> Member {
        Member(
            key, form, about, need: .optional, isInData: false, isAlwaysInCatalog: isAlways, style: style, label: nil,
            catalogKey: key, documentKey: documents ?? key, preset: preset, get: get
        ) { _, _ in true }
    }

    /// The path of the schema, which files name for editors.
    static var schemaPath: Member {
        Member(
            "$schema", Form<String>.text, "Path of this schema, for editors.", need: .optional,
            isAlwaysInCatalog: false, style: nil, label: nil, catalogKey: nil, documentKey: "$schema", preset: nil,
            get: { _, _ in nil }
        ) { _, reader in reader.value("$schema", Form<String>.text, .optional, nil) != nil }
    }

    private init<Value>(
        _ key: String, _ form: Form<Value>, _ about: String, need: Need, isInData: Bool = true, isAlwaysInCatalog: Bool,
        style: Style?, label: String?, catalogKey: String?, documentKey: String, preset: PresetArgument?,
        type: ValueType? = nil, get: @escaping @Sendable (Whole, CatalogScope) -> Value?,
        read: @escaping @Sendable (inout Whole, inout ObjectReader) -> Bool
    ) {
        self.key = key
        self.about = about
        self.need = need
        valueType = type
        self.isInData = isInData
        self.catalogKey = catalogKey
        self.isAlwaysInCatalog = isAlwaysInCatalog
        self.documentKey = documentKey
        self.label = label ?? key
        self.style = style ?? .code
        titles = form.titles
        linkKeys = { form.linkKeys(key) }
        self.preset = preset?.filled(from: catalogKey ?? key, call: form.presetCall)
        self.read = read
        look = form.look?() ?? (style == nil ? nil : .value)
        schema = form.schema
        encode = { whole, scope in get(whole, scope).flatMap { form.encode($0, scope) } }
        // What stands on pages is among the fields of the claim, and only where the data states it.
        text = { whole, rest in type == nil ? get(whole, .none).flatMap { form.text($0, rest) } : nil }
        let written = style ?? .code
        shown = { whole in
            let value = get(whole, .none)
            if let parts = form.shownParts { return .objects(value.map(parts) ?? []) }
            return written.shown(value.map(form.texts) ?? [], isList: form.isList)
        }
    }
}
