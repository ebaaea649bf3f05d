import PageMatch
import PageText

/// What a host shows to everybody in place of its documents. Asked only of a page that lacks what was cited: documents
/// speak of errors, sign-in and limits, too.
///
/// The words are those of such pages as they stand on the web, in the languages in which providers write. They only name
/// what is in the way; a wall without any of them is told by ``NotFoundLook/matches(_:canary:)``.
enum WallLook {
    private static let errors = [
        "something went wrong", "error occurred", "unexpected error", "internal server error", "application error",
        "server-side exception", "server error", "upstream connect error", "database connection", "database error",
        "bad gateway", "gateway timeout", "gateway time-out", "service unavailable", "temporarily unavailable",
        "technical difficulties", "fatal error", "etwas ist schiefgelaufen", "ein fehler ist aufgetreten",
        "serverfehler", "une erreur", "ha ocurrido un error", "se ha producido un error", "ocorreu um erro",
        "si è verificato un errore", "произошла ошибка", "エラーが発生", "出错了", "服务器错误", "系统繁忙", "오류가 발생",
    ]
    private static let maintenance = [
        "maintenance", "be back soon", "back shortly", "be right back", "wartung", "mantenimiento", "manutenção",
        "manutenzione", "технические работы", "メンテナンス", "系统维护", "维护中", "점검",
    ]
    private static let closed = [
        "coming soon", "something new is coming", "under construction", "welcome to nginx", "apache2 default page",
        "it works!",
        "internet information services", "index of /", "has been suspended", "account suspended", "may be for sale",
        "is for sale", "domain parking", "being redirected", "redirecting",
    ]
    private static let walls = [
        "before you continue", "consent", "einwilligung", "consentement", "consentimiento", "cookies", "privatsphäre",
        "sign in", "log in", "single sign-on", "identity provider", "anmelden", "se connecter", "iniciar sesión",
        "войти", "登录", "登入", "ログイン", "로그인", "are you over", "legal age", "age check", "age verification",
        "date of birth", "not available in your", "in your region", "in your country", "choose your country",
        "select your country", "captcha", "are human", "a human", "a robot", "unusual traffic", "verification",
        "letters in the picture", "安全验证", "验证码", "人机验证", "認証", "too many requests", "access denied",
        "accessdenied", "permission denied", "now in line", "waiting room", "guest network", "terms of use",
        "request unsuccessful", "enable cookies",
    ]

    /// Bytes of text that are looked at: what such a page is about stands at its beginning.
    private static let beginning = 600

    /// What the page says that it is; nil when it says nothing of the kind.
    static func classification(of text: PageText, _ index: PageIndex) -> Classification? {
        let words = beginningOf(text)
        for (outcome, phrases) in [
            (SourceOutcome.unreachable, errors + maintenance), (.blocked, walls), (.unreachable, closed),
        ] {
            if let phrase = first(of: phrases, in: words) {
                return Classification(outcome, "the page says '\(phrase)' instead of what was cited")
            }
        }
        guard ResponseClassifier.isScriptShell(text, mainLength: index.text.count) else { return nil }
        return ResponseClassifier.scriptShell(text, mainLength: index.text.count)
    }

    /// What a short page says in its title or its first heading; nil for all others. Unlike ``classification(of:_:)`` it may
    /// be asked of a page whose host has a not-found page of its own.
    static func trouble(of text: PageText) -> Classification? {
        let heading = text.blocks.first { if case .heading = $0.kind { true } else { false } }?.text ?? ""
        return first(of: errors + maintenance, in: folded(text.title + "\n" + heading)).map {
            Classification(.unreachable, "the page says '\($0)' instead of what was cited")
        }
    }

    /// Links that a start page or a documentation has at least, and a wall has not. Chosen by hand.
    private static let linksOfDocument = 8
    private static let bytesOfDocument = 300

    /// True for a page with the text and the links of a document, such as the start page that some hosts show for
    /// whatever they do not have.
    static func isDocument(_ text: PageText, _ index: PageIndex) -> Bool {
        index.text.count >= bytesOfDocument && text.blocks.lazy.flatMap(\.links).count >= linksOfDocument
    }

    private static func beginningOf(_ text: PageText) -> [UInt8] {
        var said = text.title
        for block in text.blocks where said.utf8.count < beginning { said += "\n" + block.text }
        return folded(said)
    }

    private static func folded(_ text: String) -> [UInt8] { Array(TextFolding.foldedString(text).lowercased().utf8) }

    private static func first(of phrases: [String], in words: [UInt8]) -> String? {
        phrases.first { Bytes.contains(Array($0.utf8), in: words) }
    }
}
