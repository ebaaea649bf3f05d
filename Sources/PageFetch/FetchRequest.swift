/// What a fetcher is asked for.
package struct FetchRequest: Sendable, Hashable {
    package var method: FetchMethod
    package var url: String
    package var validators: Validators?

    package init(_ method: FetchMethod = .get, url: String, validators: Validators? = nil) {
        self.method = method
        self.url = url
        self.validators = validators
    }
}

/// The `ETag` and `Last-Modified` of a page that was read earlier. Sent with a request, they make the server answer 304
/// while the page is unchanged.
package struct Validators: Sendable, Hashable {
    /// The address that answered with them, as `Page.finalURL` gives it. They are sent to this address alone, never to
    /// another hop of a redirect: a date that one page had says nothing about another page.
    package var url: String
    package var entityTag: String?
    package var lastModified: String?

    package init(url: String, entityTag: String? = nil, lastModified: String? = nil) {
        self.url = url
        self.entityTag = entityTag
        self.lastModified = lastModified
    }
}
