import ArgumentParser
import Foundation
import SurveySupport

/// Asks the person at the terminal for what no option says. Where nobody sits, nothing is asked.
struct Questions {
    private let isAsking = isatty(STDIN_FILENO) == 1 && Console.isErrorTerminal

    /// What the option says, or else the answer; nil where there is none.
    ///
    /// - Parameters:
    ///   - proposal: taken for an empty answer.
    ///   - words: the answers that are allowed; any where there are none.
    func answer(_ stated: String?, _ question: String, proposal: String? = nil, words: [String] = []) -> String? {
        guard stated == nil, isAsking else { return stated }
        if !words.isEmpty { Console.printError("\(question): \(words.joined(separator: ", "))") }
        let prompt = (words.isEmpty ? question : "  one of them") + (proposal.map { " [\($0)]" } ?? "") + ":"
        while true {
            Console.showProgress(TerminalText.line(prompt, limit: 400) + " ")
            guard let line = readLine()?.trimmingCharacters(in: .whitespaces), !line.isEmpty else { return proposal }
            if words.isEmpty || words.contains(line) { return line }
            Console.printError("  no '\(line)'; \(NearMiss.suggestion(line, in: words) ?? "write one of them")")
        }
    }
}
