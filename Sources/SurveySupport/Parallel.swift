import Dispatch

/// Work on values that do not depend on each other.
package enum Parallel {
    /// The results of `transform`, in the order of the items, made on as many cores as there are.
    package static func map<Item: Sendable, Result: Sendable>(
        _ items: [Item], _ transform: @Sendable (Item) -> Result
    ) -> [Result] {
        [Result](unsafeUninitializedCapacity: items.count) { buffer, count in
            // Each place is written by the one call that has its index.
            nonisolated(unsafe) let places = buffer
            DispatchQueue.concurrentPerform(iterations: items.count) { index in
                places.initializeElement(at: index, to: transform(items[index]))
            }
            count = items.count
        }
    }
}
