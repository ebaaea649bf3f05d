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

    package var description: String {
        let path = TerminalText.line(path, limit: .max)
        return switch reason {
        case .notOrdinary: "\(path): not an ordinary file; move it away [file-kind]"
        case .oversized(let limit):
            "\(path): larger than \(limit >> 20) MB; nothing that belongs there is [file-size]"
        case .unreadable(let why): "\(path): cannot be read: \(why) [file-read]"
        case .unwritable(let why):
            "\(path): cannot be written: \(why); what stood there is unchanged, make room or allow it and run "
                + "again [file-write]"
        case .inUse: "\(path): another run is writing there; run again when it has ended [file-in-use]"
        case .changedMeanwhile:
            "\(path): changed by somebody else during the run; nothing was written, run again [file-changed]"
        case .foreign: "\(path): not made by provider-survey; move it away or name another file [foreign-file]"
        }
    }
}
