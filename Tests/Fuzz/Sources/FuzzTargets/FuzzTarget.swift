import Foundation

/// One way into the tool for bytes from outside.
enum FuzzTarget: String {
    case html, markdown, warc, json, matcher

    /// The one that `FUZZ_TARGET` names.
    static let chosen: FuzzTarget = {
        let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
        guard let target = FuzzTarget(rawValue: name) else { fatalError("FUZZ_TARGET names no target: '\(name)'") }
        return target
    }()

    func run(_ bytes: [UInt8]) {
        switch self {
        case .html: PageTarget.run(bytes, contentType: "text/html")
        case .markdown: PageTarget.run(bytes, contentType: "text/markdown")
        case .warc: WARCTarget.run(bytes)
        case .json: JSONTarget.run(bytes)
        case .matcher: MatcherTarget.run(bytes)
        }
    }
}

/// What libFuzzer calls with every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    FuzzTarget.chosen.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

/// Ends the run with a crash, of which libFuzzer keeps the input.
func require(_ holds: Bool, _ property: @autoclosure () -> String) {
    if !holds { fatalError("does not hold: \(property())") }
}
