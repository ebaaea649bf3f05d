/// One step of the program, as a value: what it takes, what it gives, how it fails.
///
/// A stage keeps nothing between two runs. A test puts another one in its place:
///
/// ```swift
/// pipeline.render = Stage { _ in [RenderedFile(path: "a.md", contents: "text", group: .reports)] }
/// ```
struct Stage<Input, Output, Failure: Error>: Sendable {
    private let transition: @Sendable (Input) throws(Failure) -> Output

    init(_ transition: @escaping @Sendable (Input) throws(Failure) -> Output) {
        self.transition = transition
    }

    func run(_ input: Input) throws(Failure) -> Output { try transition(input) }
}

/// A stage that waits for something, such as pages. Whether they come from the network or from a recording is for the
/// fetcher in its input to know.
struct AsyncStage<Input: Sendable, Output: Sendable>: Sendable {
    private let transition: @Sendable (Input) async -> Output

    init(_ transition: @escaping @Sendable (Input) async -> Output) {
        self.transition = transition
    }

    func run(_ input: Input) async -> Output { await transition(input) }
}
