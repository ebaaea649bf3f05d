extension Fault {
    /// Every case of the laboratory, in the order of the table.
    static let all = connections + framings + redirects + statuses + contents + encodings + shapes + characterSets

    private static let connections = [
        Fault("name-not-resolved", "DNS failure", .unreachable("nowhere.invalid is not resolved"), at: .nowhere),
        Fault("refused", "Connection refused", .unreachable("the connection was refused"), at: .closed),
        Fault("reset-at-connect", "Reset at connect", .unreachable("the connection was reset"), at: .reset),
        Fault("reset-in-headers", "Reset in the headers", .unreachable("the connection was reset")),
        Fault("reset-in-body", "Reset in the body", .unreachable("the connection was reset")),
        Fault("connect-timeout", "Timeout at connect", .unreachable("timed out (connect)", "--timeout"), at: .full),
        Fault("no-first-byte", "Timeout before the first byte", .unreachable("timed out (transfer)", "--timeout")),
        Fault("drip", "Timeout in the body: 1 byte a second", .unreachable("timed out (transfer)", "--timeout")),
        Fault("tls-self-signed", "TLS: self-signed", .unreachable("TLS: ", "self-signed", "--cacert"), at: .selfSigned),
        Fault("tls-expired", "TLS: expired", .unreachable("TLS: ", "expired"), at: .expired),
        Fault("tls-wrong-host", "TLS: for another host", .unreachable("TLS: ", "tls-wrong-host"), at: .wrongHost),
        Fault("tls-1-0", "TLS 1.0 only", .unreachable("TLS: "), at: .oldTLS),
        Fault("http2-goaway", "HTTP/2: GOAWAY in mid-stream", .unreachable("the connection was reset"), at: .http2),
        Fault("http2-reset", "HTTP/2: RST_STREAM in mid-stream", .unreachable("the connection was reset"), at: .http2),
    ]

    private static let framings = [
        Fault("cut-content-length", "Body shorter than its Content-Length", .unreachable("malformed answer")),
        Fault("cut-chunked", "Chunked body that ends in a chunk", .unreachable("malformed answer")),
        Fault(
            "short-content-length", "Body longer than its Content-Length", .undecided("shrunk", "bytes of text where")),
        Fault("two-content-lengths", "Two different Content-Lengths", .verified),
        Fault("garbage-before-status", "Garbage before the status line", .unreachable("malformed answer")),
        Fault("header-of-1-mb", "A header of 1 MB", .unreachable("more than 65536 header bytes")),
        Fault("headers-10000", "10,000 headers", .unreachable("more than 200 header lines")),
    ]

    private static let redirects = [
        Fault("redirect-loop", "Redirect loop", .unreachable("more than 10 redirects")),
        Fault("redirects-10", "10 redirects", .verified),
        Fault("redirects-11", "11 redirects", .unreachable("more than 10 redirects")),
        Fault("redirect-to-file", "Redirect to file://", .unreachable("the scheme 'file'")),
        Fault("redirect-to-private", "Redirect to 127.0.0.1", .unreachable("127.0.0.1 is a private address")),
        Fault("redirect-to-metadata", "Redirect to a metadata address", .unreachable("169.254.169.254 is a private")),
        Fault(
            "private-at-second-hop", "Second redirect to a name that resolves to a private address",
            .unreachable("is a private address", "--allow-private-hosts")),
    ]

    private static let statuses = [
        Fault("status-204", "204", .unreachable("status 204", "without a page")),
        Fault("status-206", "206", .unreachable("status 206", "part of the page")),
        Fault("unasked-304", "304 without validators", .unreachable("status 304"), isFirstRun: true),
        Fault("status-401", "401", .undecided("blocked", "status 401")),
        Fault("status-403", "403", .undecided("blocked", "status 403")),
        Fault("status-404", "404", .gone("status 404")),
        Fault("status-410", "410", .gone("status 410")),
        Fault("status-418", "418", .unreachable("status 418")),
        Fault("status-429-seconds", "429 with seconds, then 200", .verified),
        Fault("status-429-date", "429 with a date, then 200", .verified),
        Fault("status-429-hour", "429 with 3600", .undecided("throttled", "status 429", "60 minutes")),
        Fault("status-451", "451", .undecided("blocked", "status 451")),
        Fault("status-500-then-200", "500, then 200", .verified),
        Fault("status-500", "500 again and again", .unreachable("status 500")),
        Fault("status-503-retry-after", "503 with Retry-After, then 200", .verified),
        Fault("status-503-day", "503 with a Retry-After of a day", .undecided("throttled", "status 503", "24 hours")),
    ]

    private static let contents = [
        Fault("empty-body", "Empty body", .unreachable("the body is empty")),
        Fault("html-called-json", "HTML that is called JSON", .verified),
        Fault("json-called-html", "JSON that is called HTML", .verified),
        Fault("picture-called-html", "PNG that is called HTML", .undecided("unsupported", "image/png")),
        Fault("pdf-called-text", "PDF that is called text", .undecided("unsupported", "application/pdf")),
    ]

    private static let encodings = [
        Fault("gzip-bomb", "gzip: 1 GiB from 1 MB", .undecided("oversized", "more than 8388608 bytes")),
        Fault("deflate-bomb", "deflate: 1 GiB from 1 MB", .undecided("oversized", "more than 8388608 bytes")),
        Fault("brotli-bomb", "brotli, not asked for: 1 GiB from 2 kB", .unreachable("malformed answer")),
        Fault("zstd-bomb", "zstd, not asked for: 1 GiB from 32 kB", .unreachable("malformed answer")),
        Fault("nested-gzip-bomb", "gzip in gzip: 1 GiB", .undecided("oversized", "more than 8388608 bytes")),
        Fault("encodings-twenty-deep", "gzip, 20 times nested", .unreachable("malformed answer")),
        Fault("corrupted-gzip", "Corrupted gzip", .unreachable("malformed answer")),
        Fault("unknown-encoding", "An encoding that nobody knows", .unreachable("malformed answer")),
    ]

    private static let shapes = [
        Fault("one-line-of-100-mb", "100 MB of one line", .undecided("oversized", "more than 8388608 bytes")),
        Fault("one-line-of-7-mb", "7 MB of one line", .verified),
        Fault("nested-2-million-div", "2 million nested div", .undecided("oversized", "more than 8388608 bytes")),
        Fault("nested-2-million-b", "2 million nested b behind the statement", .verified),
        Fault(
            "statement-below-2-million-b", "2 million nested b before the statement",
            .undecided("ok", "only the beginning of the page could be read")),
        Fault("end-tags-2-million", "2 million end tags of nothing", .verified),
        Fault("attributes-1-million", "1 million attributes", .verified),
        Fault("links-500000", "500,000 links in one paragraph", .verified),
        Fault("furniture-200000", "200,000 menus", .verified),
        Fault("cells-1-million", "1 million table cells", .verified),
        Fault("nested-tables-100000", "100,000 tables in each other's cells", .verified),
        Fault("headings-500000", "500,000 headings", .verified),
        Fault("comments-1-million", "1 million comments", .verified),
        Fault("references-1-million", "1.8 million character references, half of them broken", .verified),
        Fault("paragraphs-110000", "110,000 paragraphs of many words", .verified),
        Fault("near-misses-100000", "100,000 near misses of the statement", .verified),
        Fault("billion-laughs-svg", "Billion laughs in SVG", .verified),
        Fault("billion-laughs-xml", "Billion laughs in XML", .verified),
        Fault("external-entity-file", "External entity: a file", .verified),
        Fault("external-dtd", "External DTD and entities: an address", .verified),
        Fault("nul-bytes", "NUL bytes", .verified),
        Fault(
            "json-100000-deep", "JSON 100,000 deep", .undecided("ok", "nested deeper than 256 levels"),
            path: "page.json", citing: .prefixAt("/prefix")),
        Fault(
            "json-duplicate-keys", "JSON with duplicate keys", .verified, path: "page.json",
            citing: .prefixAt("/prefix")),
        Fault(
            "json-400000-keys", "JSON with 400,000 keys", .verified, path: "page.json", citing: .prefixAt("/prefix")),
        Fault(
            "json-4-million-zeros", "JSON with 4 million zeros", .undecided("ok", "more than 500000 values"),
            path: "page.json", citing: .prefixAt("/prefix")),
        Fault("behind-40000-near-misses", "The statement behind 40,000 near misses", .verified),
        Fault("markdown-100000-backticks", "Markdown with 100,000 backticks", .verified, path: "page.md"),
        Fault("markdown-1-million-brackets", "Markdown with 1 million brackets", .verified, path: "page.md"),
        Fault("markdown-1-million-stars", "Markdown with 2 million marks of emphasis", .verified, path: "page.md"),
        Fault("markdown-quotes-100000-deep", "Markdown with quotes 100,000 deep", .verified, path: "page.md"),
    ]

    private static let characterSets =
        [
            Fault("invalid-utf-8", "Invalid UTF-8", .verified),
            Fault("utf-16-with-mark", "UTF-16 with BOM", .verified),
            Fault("utf-16-without-mark", "UTF-16 without BOM", .verified),
        ]
        + [
            ("shift-jis", "Shift-JIS", "価格表は無料です"), ("gb18030", "GB18030", "价格表说明免费"),
            ("windows-1252", "windows-1252", "Le café coûte 5 € déjà"),
        ].flatMap { id, name, text in
            [("header", "by header"), ("meta", "by meta"), ("contradicted", "by header, the meta says UTF-8")].map {
                Fault("\(id)-\($0.0)", "\(name) \($0.1)", .verified, citing: .quote(text))
            }
        }
}
