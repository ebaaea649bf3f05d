/// A long value that stands once, however often what has it is copied: facts are copied all the time, their claims are not.
@propertyWrapper
package struct Shared<Value: Sendable & Hashable>: Sendable, Hashable {
    private final class Box: Sendable {
        let value: Value

        init(_ value: Value) { self.value = value }
    }

    private var box: Box

    package init(wrappedValue: Value) { box = Box(wrappedValue) }

    package var wrappedValue: Value {
        _read { yield box.value }
        set { box = Box(newValue) }
    }

    package static func == (a: Shared, b: Shared) -> Bool { a.box === b.box || a.box.value == b.box.value }

    package func hash(into hasher: inout Hasher) { hasher.combine(box.value) }
}
