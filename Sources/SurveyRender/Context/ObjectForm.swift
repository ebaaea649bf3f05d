import SurveyModel
import SurveySupport

/// The objects of one kind that templates read: each name, with what stands behind it. Templates are checked against the names
/// and filled from the values. `docs/templates.md` explains the names for people who write templates.
struct ObjectForm<Whole>: Sendable {
    let shape: Shape
    private let values: [String: @Sendable (Whole) -> ContextValue]
    private let otherValue: @Sendable (Whole, _ name: String) -> ContextValue?
    private let noting: @Sendable (Whole) -> Void

    /// What stands behind names that the data makes.
    enum Others {
        case values(@Sendable (Whole, _ name: String) -> Inline?)
        case flags(@Sendable (Whole, _ name: String) -> Bool)
    }

    /// - Parameters:
    ///   - name: as error messages have it.
    ///   - members: of a repeated name, the first.
    ///   - noting: called before the first value of an object is made.
    init(
        _ name: String, _ members: [ObjectMember<Whole>], and more: [ObjectMember<Whole>] = [], others: Others? = nil,
        noting: @escaping @Sendable (Whole) -> Void = { _ in }
    ) {
        let all = members + more
        let otherKind: Shape.Member?
        switch others {
        case nil: (otherKind, otherValue) = (nil, { _, _ in nil })
        case .values(let get): (otherKind, otherValue) = (.value, { .value(get($0, $1)) })
        case .flags(let get): (otherKind, otherValue) = (.flag, { .flag(get($0, $1)) })
        }
        shape = Shape(name, Dictionary(all.map { ($0.name, $0.kind) }) { first, _ in first }, others: otherKind)
        values = Dictionary(all.map { ($0.name, $0.value) }) { first, _ in first }
        self.noting = noting
    }

    func object(_ whole: Whole) -> ContextObject {
        var isNoted = false
        return ContextObject(shape) { name in
            if !isNoted { noting(whole) }
            isNoted = true
            return values[name]?(whole) ?? otherValue(whole, name)
        }
    }
}

/// A name that templates can ask an object for.
struct ObjectMember<Whole>: Sendable {
    typealias Get<Value> = @Sendable (Whole) -> Value

    let name: String
    let kind: Shape.Member
    let value: Get<ContextValue>

    static func value(_ name: String, _ get: @escaping Get<Inline?>) -> Self {
        Self(name: name, kind: .value) { .value(get($0)) }
    }

    static func text(_ name: String, _ get: @escaping Get<String?>) -> Self {
        Self(name: name, kind: .value) { .text(get($0)) }
    }

    /// Text in which words between ticks are code.
    static func prose(_ name: String, _ get: @escaping Get<String?>) -> Self {
        Self(name: name, kind: .value) { .prose(get($0)) }
    }

    static func code(_ name: String, _ get: @escaping Get<String?>) -> Self {
        Self(name: name, kind: .value) { .code(get($0)) }
    }

    static func day(_ name: String, _ get: @escaping Get<SurveyDate?>) -> Self { text(name) { get($0)?.description } }

    static func number(_ name: String, _ get: @escaping Get<Int?>) -> Self {
        value(name) { get($0).map(Inline.number) }
    }

    static func flag(_ name: String, _ get: @escaping Get<Bool>) -> Self {
        Self(name: name, kind: .flag) { .flag(get($0)) }
    }

    static func list<Part>(_ name: String, _ form: ObjectForm<Part>, _ get: @escaping Get<[Part]>) -> Self {
        Self(name: name, kind: .list(form.shape)) { .list(get($0).map(form.object)) }
    }

    static func object<Part>(_ name: String, _ form: ObjectForm<Part>, _ get: @escaping Get<Part?>) -> Self {
        Self(name: name, kind: .object(form.shape)) { .object(get($0).map(form.object)) }
    }
}

/// An object that may stand in a list whose last one is told from the others.
protocol Listed {
    var isLast: Bool { get set }
}

extension Array where Element: Listed {
    /// With the last one told from the others.
    var marked: [Element] {
        var objects = self
        for index in objects.indices { objects[index].isLast = index == objects.count - 1 }
        return objects
    }
}
