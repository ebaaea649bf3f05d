/// A file that could not or must not be read or written: which, why, and what helps.
package struct FileProblem: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Reason: Sendable, Hashable {
        /// A folder, a pipe, a device: reading it could last for ever.
        case notOrdinary
        /// More bytes than this.
        case oversized(limit: Int)
        /// The system's words.
        case unreadable(String)
        /// The system's words. What stood there before still does.
        case unwritable(String)
        /// Another run holds the folder.
        case inUse
        /// Not what was read in the beginning of the run.
        case changedMeanwhile
        /// Something stands there that this program has not made.
        case foreign
    }

    package var path: String
    package var reason: Reason

    package init(_ path: String, _ reason: Reason) {
        self.path = path
        self.reason = reason
    }

    package var description: String { "\(TerminalText.line(path, limit: .max)): \(explanation) [\(rule)]" }

    /// What is wrong and what to do, without path and rule.
    package var explanation: String {
        switch reason {
        case .notOrdinary: "not an ordinary file; move it away"
        case .oversized(let limit): "larger than \(limit >> 20) MB; nothing that belongs there is"
        case .unreadable(let why): "cannot be read: \(why)"
        case .unwritable(let why):
            "cannot be written: \(why); what stood there is unchanged, make room or allow it and run again"
        case .inUse: "another run is writing there; run again when it has ended"
        case .changedMeanwhile: "changed by somebody else during the run; nothing was written, run again"
        case .foreign: "not made by provider-survey; move it away or name another file"
        }
    }

    /// Stable identifier, such as `file-read`.
    package var rule: String {
        switch reason {
        case .notOrdinary: "file-kind"
        case .oversized: "file-size"
        case .unreadable: "file-read"
        case .unwritable: "file-write"
        case .inUse: "file-in-use"
        case .changedMeanwhile: "file-changed"
        case .foreign: "foreign-file"
        }
    }
}
