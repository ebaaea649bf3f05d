import FlyingFox
import Foundation

extension HTTPResponse {
    static func text(_ text: String, status: Int = 200, headers: HTTPHeaders = [:]) -> HTTPResponse {
        HTTPResponse(statusCode: HTTPStatusCode(status, phrase: "-"), headers: headers, body: Data(text.utf8))
    }

    static func redirect(_ status: Int, to location: String) -> HTTPResponse {
        .text("", status: status, headers: [.location: location])
    }
}

extension HTTPRequest {
    /// The part of the path that the route calls `n`.
    var n: Int? { routeParameters["n"] }
}
