import SurveyModel
import SurveySupport
import SurveyTestSupport

@testable import SurveyRender

/// Data that tries to break out of every language that we write.
enum Hostile {
    /// What every free string of the survey gets appended, after a number of its own.
    static let payload = HostileFiles.payload

    /// The project's data about one provider and one tool, with `payload` in every free string.
    static func survey() throws -> Survey { try hostile.get() }

    private static let hostile = Result { try Project.load(HostileFiles.files(payload: payload)) }

    /// The same without the payload.
    static func harmless() throws -> Survey { try plain.get() }

    private static let plain = Result { try Project.load(HostileFiles.files(payload: "end")) }

    /// What a reader of Markdown sees of the payload: folded, and with invisible characters spelled out.
    static var visiblePayload: String {
        payload.replacing("\r\n", with: " ").replacing("\n", with: " ").replacing("\t", with: " ")
            .replacing("\u{0}", with: "\\u{0}").replacing("\u{2028}", with: "\\u{2028}").replacing(
                "\u{2029}", with: "\\u{2029}"
            )
            .replacing("\u{202E}", with: "\\u{202E}").replacing("\u{2066}", with: "\\u{2066}")
            .replacing("\u{200B}", with: "\\u{200B}").replacing("\u{FEFF}", with: "\\u{FEFF}").replacing(
                "\u{7F}", with: "\\u{7F}")
    }
}
