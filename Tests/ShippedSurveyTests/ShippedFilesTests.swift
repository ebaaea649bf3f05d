import Foundation
import ShippedSurvey
import SurveyModel
import SurveySupport
import SurveyTestSupport
import Testing

@Suite struct ShippedFilesTests {
    @Test func theToolHasTheSurveyThatItWasBuiltFrom() throws {
        let folder = Tool.repository.appending(path: "data").path(percentEncoded: false)
        let expected = try SurveyLoader.files(in: folder).map { file in
            SurveyLoader.File(path: "data" + file.path.dropFirst(folder.count), bytes: file.bytes)
        }
        let shipped = ShippedFiles.data
        #expect(Set(shipped.map(\.path)).symmetricDifference(expected.map(\.path)).isEmpty)
        for file in expected {
            #expect(shipped.first { $0.path == file.path }?.bytes == file.bytes, "\(file.path) is not as it was")
        }
    }

    @Test func theTemplatesAreWithIt() throws {
        let matrix = try #require(ShippedFiles.templates.first { $0.path == "templates/matrix.md.mustache" })
        let file = Tool.repository.appending(path: matrix.path)
        #expect(try Data(contentsOf: file) == Data(matrix.bytes))
    }

    @Test func whatExpiredAfterTheBuildIsNoError() throws {
        let day = try #require(SurveyDate("2099-01-01"))
        let loaded = SurveyLoader.load(ShippedFiles.data, today: day, validates: false)
        #expect(loaded.isValid)
        #expect(loaded.diagnostics.isEmpty)
    }
}
