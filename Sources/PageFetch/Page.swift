package import SurveySupport

/// One answer, after redirects: what the rest of the program learns of the network.
///
/// Live, recorded and replayed fetches all give this type, so nothing behind it can tell them apart.
package struct Page: Sendable {
    /// The address that was asked for.
    package var url: String
    /// Every response on the way, in order; the last one is the answer.
    package var hops: [Hop]
    /// Decoded body of the last response.
    package var body: [UInt8]
    /// How many requests were needed, retries included, redirects not counted.
    package var attempts: Int
    /// When the answer was recorded, in seconds since 1970, by the clock of whoever recorded it (`WARC-Date`). Nil for a live
    /// page, and where the server says itself when it answered.
    package var recordedAt: Int?

    package init(url: String, hops: [Hop], body: [UInt8], attempts: Int = 1) {
        self.url = url
        self.hops = hops
        self.body = body
        self.attempts = attempts
    }

    package struct Hop: Sendable, Hashable {
        package var url: String
        package var status: Int
        /// In the order of arrival; names as sent.
        package var headers: [Header]

        package init(url: String, status: Int, headers: [Header]) {
            self.url = url
            self.status = status
            self.headers = headers
        }

        /// The first value of a header, by case-insensitive name, without surrounding white space.
        package func header(_ name: String) -> String? {
            headers.first { $0.name.lowercased() == name.lowercased() }?.value
        }
    }

    package struct Header: Sendable, Hashable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package var status: Int { hops.last?.status ?? 0 }
    package var finalURL: String { hops.last?.url ?? url }

    /// The first value of a header of the last response.
    package func header(_ name: String) -> String? { hops.last?.header(name) }

    /// The day of the document: when it was last changed where the server says so, else when it answered.
    package var documentDay: SurveyDate? {
        let changed = header("Last-Modified").flatMap(HTTPDate.secondsSince1970)
        return (changed ?? answeredAt ?? recordedAt).map(SurveyDate.init(secondsSince1970:))
    }

    /// When the server answered, in seconds since 1970, by its own clock; nil where it does not say.
    package var answeredAt: Int? { header("Date").flatMap(HTTPDate.secondsSince1970) }

    /// The address to use from now on: set when every redirect on the way was permanent (301 or 308).
    package var permanentURL: String? {
        let redirects = hops.dropLast()
        guard !redirects.isEmpty, redirects.allSatisfy({ $0.status == 301 || $0.status == 308 }) else { return nil }
        return finalURL
    }
}

extension Page: Hashable {
    /// A recorded page is equal to the live one: when it was recorded is no part of what the server said.
    package static func == (a: Page, b: Page) -> Bool {
        (a.url, a.hops, a.body, a.attempts) == (b.url, b.hops, b.body, b.attempts)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(url)
        hasher.combine(hops)
        hasher.combine(body)
        hasher.combine(attempts)
    }
}
