import FlyingFox
import Foundation
import SurveyTestSupport

/// A provider on this machine, as its documentation describes it: it answers its own requests and refuses all others.
struct VendorDouble: Sendable {
    /// Method and target of the call.
    var call: String
    /// Method and target of the model list; nil where the double has none.
    var list: String?
    /// What must stand in headers; anything else is answered with 401.
    var headers: [String: String]
    /// The members that the body must have; anything else is answered with 422.
    var members: Set<String>
    /// Members that the body may have.
    var optionalMembers: Set<String> = ["stream"]
    var answer: String
    var listAnswer = ""

    /// Runs the provider for as long as the body runs.
    func running<Result>(_ body: (_ port: Int) async throws -> Result) async throws -> Result {
        try await withServer(["*": { await respond(to: $0) }], body: body)
    }

    private func respond(to request: HTTPRequest) async -> HTTPResponse {
        let line = request.method.rawValue + " " + request.target.rawValue
        guard line == call || line == list else { return HTTPResponse(statusCode: .notFound) }
        for (name, value) in headers where request.headers[HTTPHeader(name)] != value {
            return HTTPResponse(statusCode: .unauthorized)
        }
        if line == list { return Self.ok(listAnswer) }
        guard request.headers[.contentType] == "application/json", let data = try? await request.bodyData,
            let body = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            members.isSubset(of: body.keys), Set(body.keys).isSubset(of: members.union(optionalMembers))
        else { return HTTPResponse(statusCode: .unprocessableContent) }
        return Self.ok(answer)
    }

    private static func ok(_ text: String) -> HTTPResponse {
        HTTPResponse(statusCode: .ok, headers: [.contentType: "application/json"], body: Data(text.utf8))
    }
}
