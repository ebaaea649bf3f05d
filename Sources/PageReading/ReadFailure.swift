/// Why a body could not be read at all.
package enum ReadFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// A media type that holds no text for us: PDF, images, archives, anything binary. The type, lower case, without parameters.
    case unsupportedMedia(String)
    /// Stated to be text, and full of bytes that stand in no text.
    case notText
    /// The parser could not be set up: no memory.
    case parserUnavailable

    package var description: String {
        switch self {
        case .unsupportedMedia(let type): "media type '\(type)' holds no readable text"
        case .notText: "the body holds bytes that stand in no text"
        case .parserUnavailable: "the markup parser could not be set up"
        }
    }
}
