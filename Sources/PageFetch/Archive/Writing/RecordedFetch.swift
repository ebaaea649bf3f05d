import Foundation

/// What a recording notes of one fetch beside the responses: the block of a `metadata` record, as JSON. It makes a replay
/// give what the run itself gave, failures and counts of attempts included.
struct RecordedFetch: Codable, Sendable, Hashable {
    /// Tells our notes from other tools' metadata.
    var providerSurveyFetch = 1
    /// Nil for GET.
    var method: FetchMethod?
    /// As it was asked for, with its fragment.
    var url: String
    /// Whether validators were sent.
    var isConditional: Bool
    /// WARC-Record-ID of the response of every hop, in order; empty when it failed.
    var hops: [String]
    var attempts: Int
    var failure: FetchFailure?

    /// Longer blocks are not ours.
    static let byteLimit = 1 << 20

    static let contentType = "application/json"

    /// Keys sorted, so that equal fetches give equal bytes.
    func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try Array(encoder.encode(self))
    }

    /// Nil for any other JSON.
    init?(_ bytes: [UInt8]) {
        guard let fetch = try? JSONDecoder().decode(RecordedFetch.self, from: Data(bytes)),
            fetch.providerSurveyFetch == 1
        else { return nil }
        self = fetch
    }

    init(_ request: FetchRequest, page: Page, hops: [String]) {
        method = request.method == .get ? nil : request.method
        url = request.url
        isConditional = request.validators != nil
        self.hops = hops
        attempts = page.attempts
    }

    init(_ request: FetchRequest, failure: FetchFailure) {
        method = request.method == .get ? nil : request.method
        url = request.url
        isConditional = request.validators != nil
        hops = []
        attempts = 1
        self.failure = failure
    }
}
