/// An answer with status 200 that a whole host gives: the page and an address that cannot exist look alike. `walls.py` puts
/// it up under its id.
struct Wall: Sendable {
    var fault: Fault
    /// What the source may have come to; which of them is for the classifier to say.
    var outcomes: [String]

    private init(
        _ id: String, _ title: String, _ outcomes: String..., path: String = "page",
        citing citation: Fault.Citation = .quote(Fault.statement)
    ) {
        fault = Fault(id, title, .undecided(outcomes[0]), at: .walls, path: path, citing: citation)
        self.outcomes = outcomes
    }

    /// A page that the host itself says it does not have.
    static let absences = [
        Wall("absent", "Not found", "softNotFound"), Wall("absent-in-german", "Not found, in German", "softNotFound"),
        Wall("absent-in-japanese", "Not found, in Japanese", "softNotFound"),
        Wall("absent-with-many-links", "Not found, with many links", "softNotFound"),
    ]

    static let all = questions + robots + scripts + troubles + strangers + noPages

    private static let questions = [
        Wall("consent", "Consent page", "blocked"), Wall("consent-in-german", "Consent page in German", "blocked"),
        Wall("cookies", "Cookie wall", "blocked"), Wall("age-gate", "Age gate", "blocked"),
        Wall("country-choice", "Choice of a country", "blocked", "unreachable", "ok"),
        Wall("geo-block", "Geo block", "blocked"), Wall("login", "Sign-in page", "blocked"),
        Wall("single-sign-on", "Form that sends itself to an identity provider", "blocked", "scriptOnly"),
        Wall("captive-portal", "Captive portal", "blocked"),
        Wall("to-consent", "Redirect to a consent page", "blocked"),
        Wall("to-login", "Redirect to a sign-in page", "blocked"),
        Wall("to-home", "Redirect to the start page", "blocked", "unreachable", "ok", "shrunk"),
    ]

    private static let robots = [
        Wall("captcha", "Captcha", "blocked"),
        Wall("captcha-without-script", "Captcha without a known script", "blocked"),
        Wall("captcha-in-chinese", "Captcha in Chinese", "blocked"), Wall("incident", "Incident in a frame", "blocked"),
        Wall("too-many-requests", "Too many requests", "blocked", "throttled"),
        Wall("waiting-room", "Waiting room", "blocked", "throttled", "unreachable"),
    ]

    private static let scripts = [
        Wall("script-shell", "Script shell", "scriptOnly"),
        Wall("script-shell-with-spinner", "Script shell that says 'Loading'", "scriptOnly"),
        Wall("enable-javascript", "'Enable JavaScript'", "scriptOnly"),
        Wall("script-redirect", "Redirect by a script", "scriptOnly", "unreachable"),
    ]

    private static let troubles = [
        Wall("maintenance", "Maintenance", "unreachable", "blocked"),
        Wall("maintenance-in-japanese", "Maintenance, in Japanese", "unreachable", "blocked"),
        Wall("error-page", "Error page", "unreachable"),
        Wall("application-error", "Error of a web framework", "unreachable"),
        Wall("upstream-error", "Error of a proxy, as text", "unreachable"),
        Wall("database-error", "Error of a database", "unreachable"),
        Wall("json-error-for-html", "JSON error called HTML", "unreachable", "blocked", "ok"),
        Wall("json-error-as-json", "JSON error where HTML stood", "unreachable", "blocked", "ok"),
        Wall(
            "registry-error", "Registry that became an error", "unreachable", "ok", path: "page.json",
            citing: .prefixAt("/prefix")),
        Wall(
            "registry-null", "Registry that became null", "unreachable", "ok", path: "page.json",
            citing: .prefixAt("/prefix")),
        Wall("xml-error", "XML error", "unreachable", "blocked", "ok", "shrunk"),
        Wall("cut-gzip", "gzip cut short", "unreachable"), Wall("cut-length", "Length cut short", "unreachable"),
        Wall("cut-tls", "TLS without its end", "unreachable"),
        Wall("cut-tls-in-markdown", "TLS without its end, in Markdown", "unreachable", path: "page.md"),
    ]

    private static let strangers = [
        Wall("parked-domain", "Parked domain", "blocked", "unreachable"),
        Wall("suspended", "Suspended account", "blocked", "unreachable"),
        Wall("fresh-server", "Start page of a fresh server", "unreachable", "blocked"),
        Wall("directory-listing", "Empty directory", "unreachable", "blocked"),
        Wall("coming-soon", "'Coming soon'", "unreachable", "blocked"),
    ]

    private static let noPages = [
        Wall("meta-refresh", "Refresh without words", "unreachable", "blocked"),
        Wall("meta-refresh-with-words", "Refresh with words", "unreachable", "blocked"),
        Wall("empty-document", "Empty document", "unreachable", "scriptOnly"),
        Wall("white-space", "White space", "unreachable"),
        Wall("random-bytes", "Random bytes called HTML", "unsupported", "unreachable"),
        Wall("web-assembly", "WebAssembly called HTML", "unsupported", "unreachable"),
        Wall("only-ok", "'OK'", "unreachable", "blocked", "ok", "shrunk"),
    ]
}
