import SurveySupport

/// The frame of JUnit XML that all reports share.
struct JUnitDocument {
    private let suites: [Suite]
    private let time: String?

    /// - Parameter time: without a time zone, as JUnit has it; nil where the report has none.
    init(_ suites: [Suite], at time: String? = nil) { (self.suites, self.time) = (suites, time) }

    func written() -> String {
        let all = Suite("", suites.flatMap(\.cases))
        let lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites \(all.counts)>"]
        return (lines + suites.flatMap { $0.lines(at: time) } + ["</testsuites>"]).joined(separator: "\n") + "\n"
    }

    struct Suite {
        private let name: String
        fileprivate let cases: [Case]

        init(_ name: String, _ cases: [Case]) { (self.name, self.cases) = (name, cases) }

        fileprivate var counts: String {
            let failures = cases.count { $0.failure != nil }
            let skipped = cases.count { $0.failure == nil && $0.isSkipped }
            return "tests=\"\(cases.count)\" failures=\"\(failures)\" skipped=\"\(skipped)\""
        }

        fileprivate func lines(at time: String?) -> [String] {
            let timestamp = time.map { " timestamp=\"\($0)\"" } ?? ""
            let head = "name=\"provider-survey \(name)\"\(timestamp) errors=\"0\" \(counts)"
            return ["  <testsuite \(head)>"] + cases.flatMap(\.lines) + ["  </testsuite>"]
        }
    }

    struct Case {
        private let group: String
        private let name: String
        private let location: Location
        private let statement: String
        /// The kind of failure and what to do, where the run fails for it.
        var failure: (type: String, text: String)?
        /// It says nothing: it could not be told, or it is no more than a remark.
        var isSkipped = false

        init(_ group: String, _ name: String, _ location: Location, _ statement: String) {
            (self.group, self.name, self.location, self.statement) = (group, name, location, statement)
        }

        fileprivate var lines: [String] {
            let open =
                "    <testcase classname=\"\(text(group))\" name=\"\(text(name))\" "
                + "file=\"\(text(location.file))\" line=\"\(location.position.line)\""
            if let failure {
                let element =
                    "<failure type=\"\(failure.type)\" message=\"\(text(statement))\">\(text(failure.text))</failure>"
                return [open + ">", "      " + element, "    </testcase>"]
            }
            guard isSkipped else { return [open + "/>"] }
            return [open + ">", "      <skipped message=\"\(text(statement))\"/>", "    </testcase>"]
        }

        private func text(_ text: String) -> String { MarkupText.escaped(TerminalText.line(text, limit: 1_000)) }
    }
}
