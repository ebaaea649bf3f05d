import CShims
import SurveySupport

/// A thread that runs one function and can be waited for.
@safe final class JoinableThread: Sendable {
    /// Nil once the thread was joined.
    private let thread: Mutex<OpaquePointer?>

    /// Keeps the function alive until the thread calls it.
    private final class Body {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Nil when the system has no thread left. The name has at most 15 bytes.
    init?(name: String, _ run: @escaping @Sendable () -> Void) {
        let body = unsafe Unmanaged.passRetained(Body(run))
        let started = unsafe ps_thread_start(
            name,
            { context in
                if let context = unsafe context {
                    unsafe Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
                }
                return nil
            }, body.toOpaque())
        guard let started = unsafe started else {
            unsafe body.release()
            return nil
        }
        unsafe thread = Mutex(started)
    }

    /// Without `join()` the thread runs on and ends by itself.
    deinit {
        unsafe thread.withLock { thread in
            if let running = unsafe thread { unsafe ps_thread_detach(running) }
        }
    }

    /// Returns when the thread is gone. Blocks the caller, so call it when the function is about to return.
    func join() {
        unsafe thread.withLock { thread in
            if let running = unsafe thread { unsafe ps_thread_join(running) }
            unsafe thread = nil
        }
    }
}
