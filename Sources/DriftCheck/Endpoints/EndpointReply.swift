import PageFetch
import PageMatch
import PageReading
import PageText
import SurveySupport

/// An answer, looked at as far as its meaning needs.
struct EndpointReply {
    let question: EndpointQuestion
    let page: Page
    let body: Body
    let challenges: [String]
    let error: APIError?
    /// Of HTML that can be read.
    private let text: PageText?

    enum Body {
        case json(JSONNode)
        case html
        case other
    }

    init(_ question: EndpointQuestion, _ page: Page) {
        self.question = question
        self.page = page
        body = Self.body(of: page)
        challenges = page.headers("WWW-Authenticate")
        if case .json(let root) = body {
            let read = APIError(root)
            error = page.status >= 400 || read?.isExplicit == true ? read : nil
        } else {
            error = nil
        }
        text = if case .html = body { Self.text(of: page) } else { nil }
    }

    /// What it says in words; AWS names its error in a header.
    var texts: [String] { (error?.texts ?? []) + page.headers("x-amzn-ErrorType") }

    private static func body(of page: Page) -> Body {
        let first = page.body.first { $0 > 0x20 && $0 < 0x80 }
        let isHTML = page.header("content-type")?.lowercased().contains("html") == true
        switch first {
        case UInt8(ascii: "{"), UInt8(ascii: "["): return (try? JSONParser.parse(page.body)).map(Body.json) ?? .other
        case UInt8(ascii: "<") where isHTML || beginsAsHTML(page.body): return .html
        default: return .other
        }
    }

    private static func beginsAsHTML(_ body: [UInt8]) -> Bool {
        let head = String(decoding: body.prefix(512), as: UTF8.self).lowercased()
        return head.contains("<!doctype html") || head.contains("<html")
    }

    // MARK: - Meaning

    typealias Meaning = (outcome: EndpointOutcome, reason: String)

    var meaning: Meaning {
        let status = "status \(page.status)"
        if let wall { return (.undecided, wall) }
        switch page.status {
        case 408, 425, 429, 500...: return (.undecided, status)
        default: break
        }
        if let elsewhere { return elsewhere }
        switch page.status {
        case 200...299: return success
        case 401 where !challenges.isEmpty || isAPI || isBare401, 403 where !challenges.isEmpty || isAPI:
            return (.asksForCredential, status)
        case 404 where namesModel: return (.rejectsRequest, "status 404 for a model that was not named")
        case 404, 410: return (.notFound, status + (question.method == .get ? " for the model list" : ""))
        case 400...499 where isAPI: return (.rejectsRequest, status)
        case 300...399: return (.undecided, "\(status) without another address")
        default: return (.undecided, "\(status) without an error in the form of an API")
        }
    }

    private var isAPI: Bool {
        if case .json = body { true } else { false }
    }

    /// 401 as plain text, or as the page that a web server has for it: `<title>401 Authorization Required</title>`. A
    /// website that wants people to sign in shows them a page of its own.
    private var isBare401: Bool {
        guard case .html = body else { return true }
        return text?.title.hasPrefix("401") == true
    }

    /// Some APIs say 404 for a model that does not exist, and an empty request names none.
    private var namesModel: Bool {
        question.method == .post && error?.texts.contains { $0.lowercased().contains("model") } == true
    }

    // MARK: Success

    private var success: Meaning {
        let status = "status \(page.status)"
        switch body {
        case .json(let root):
            if error != nil { return (.rejectsRequest, "\(status) with an error in it") }
            if question.method == .get, Self.listsModels(root) {
                return (.listsModels, "\(status) with a list of models")
            }
            return (
                .undecided,
                "\(status) with JSON that is " + (question.method == .get ? "no list of models" : "no error")
            )
        case .html:
            guard let text else { return (.website, "\(status) with HTML") }
            if NotFoundLook.saysNotFound(text, PageIndex(text)) {
                return (.notFound, "\(status) with a not-found page: '\(text.title)'")
            }
            return (.website, "\(status) with HTML" + (text.title.isEmpty ? "" : ": '\(text.title)'"))
        case .other: return (.undecided, "\(status) with neither JSON nor HTML")
        }
    }

    /// `{ "data": [...] }`, `{ "models": [...] }` or the list itself.
    private static func listsModels(_ root: JSONNode) -> Bool {
        root.array != nil || ["data", "models", "results", "result", "items"].contains { root[$0]?.array != nil }
    }

    // MARK: Another address

    /// For an answer that came from another host, or from a page of this one to which the request was redirected.
    private var elsewhere: Meaning? {
        guard page.hops.count > 1, let asked = try? WebAddress(question.url), let last = try? WebAddress(page.finalURL)
        else { return nil }
        let isElsewhere = asked.origin != last.origin
        switch body {
        case .html where isElsewhere || page.status == 200:
            return (.website, "redirected to a website at \(last.origin)")
        case .json where isElsewhere && page.status != 404: return (.moved, "redirected to \(last.origin)")
        default: return nil
        }
    }

    // MARK: Walls

    /// A bot wall, told as the check of pages tells it, or by an error that asks for a captcha.
    private var wall: String? {
        if page.header("cf-mitigated")?.lowercased() == "challenge" {
            return "bot wall (cf-mitigated, status \(page.status))"
        }
        if texts.contains(where: { $0.lowercased().contains("captcha") }) {
            return "bot wall (captcha, status \(page.status))"
        }
        guard case .html = body, !(page.status == 401 && isBare401), let text else { return nil }
        let found = ResponseClassifier.classify(page, text, mainLength: PageIndex(text).text.count)
        return found.outcome == .blocked ? found.reason : nil
    }

    private static func text(of page: Page) -> PageText? {
        try? PageReader.read(page.body, contentType: page.header("content-type"), url: page.finalURL)
    }
}

extension Page {
    /// All values of a header of the last response.
    fileprivate func headers(_ name: String) -> [String] {
        (hops.last?.headers ?? []).filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }
}
