import PageFetch

/// Asks the endpoints, each address once.
struct EndpointCheck {
    let fetcher: PageFetcher
    /// Requests that have begun at a time; the fetcher's own limits hold beside it.
    let concurrency: Int

    /// A question that had no answer yet when the task was cancelled is left out.
    ///
    /// - Parameter progress: called for each answer as it comes.
    func answers(
        to questions: [EndpointQuestion], progress: (EndpointQuestion, EndpointAnswer) -> Void
    ) async -> [EndpointQuestion: EndpointAnswer] {
        var answers: [EndpointQuestion: EndpointAnswer] = [:]
        await withTaskGroup(of: (EndpointQuestion, EndpointAnswer)?.self) { group in
            var waiting = questions.makeIterator()
            for _ in 0..<max(1, concurrency) {
                guard let question = waiting.next() else { break }
                group.addTask { await ask(question) }
            }
            for await case .some((let question, let answer)) in group {
                answers[question] = answer
                progress(question, answer)
                if let next = waiting.next() { group.addTask { await ask(next) } }
            }
        }
        return answers
    }

    private func ask(_ question: EndpointQuestion) async -> (EndpointQuestion, EndpointAnswer)? {
        let result = await fetcher.fetch(FetchRequest(question.method, url: question.url))
        return Task.isCancelled ? nil : (question, EndpointAnswer(question, result))
    }

    /// Where nothing at all was reached, names that are not resolved and refused connections say something about this
    /// machine's network.
    static func withoutNetwork(_ answers: [EndpointQuestion: EndpointAnswer]) -> [EndpointQuestion: EndpointAnswer] {
        answers.mapValues { answer in
            guard answer.outcome != .undecided else { return answer }
            var answer = answer
            answer.outcome = .undecided
            answer.reason += ", and nothing else was reached"
            return answer
        }
    }
}
