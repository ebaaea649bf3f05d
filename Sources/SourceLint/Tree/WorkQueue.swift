import Dispatch
import SurveySupport

/// Work that makes more work, done by several threads until none is left.
final class WorkQueue<Item: Sendable>: Sendable {
    private struct State {
        var items: [Item]
        /// Threads that do an item, and may add others.
        var busy = 0
        /// Threads that wait for an item.
        var waiting = 0
    }

    private let state: Mutex<State>
    private let wake = DispatchSemaphore(value: 0)

    init(_ items: [Item]) { state = Mutex(State(items: items)) }

    func add(_ items: [Item]) {
        guard !items.isEmpty else { return }
        let woken = state.withLock { state in
            state.items += items
            let woken = min(state.waiting, items.count)
            state.waiting -= woken
            return woken
        }
        for _ in 0..<woken { wake.signal() }
    }

    /// Does items until none is left and no other thread can add one.
    func work(_ body: (Item) -> Void) {
        while let item = next() {
            body(item)
            finish()
        }
    }

    private func next() -> Item? {
        while true {
            let (item, isOver) = state.withLock { state -> (Item?, Bool) in
                if let item = state.items.popLast() {
                    state.busy += 1
                    return (item, false)
                }
                if state.busy == 0 { return (nil, true) }
                state.waiting += 1
                return (nil, false)
            }
            if let item { return item }
            if isOver { return nil }
            wake.wait()
        }
    }

    private func finish() {
        let woken = state.withLock { state in
            state.busy -= 1
            guard state.busy == 0, state.items.isEmpty else { return 0 }
            defer { state.waiting = 0 }
            return state.waiting
        }
        for _ in 0..<woken { wake.signal() }
    }
}
