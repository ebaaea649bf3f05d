private import CSurveyData
package import SurveyModel

/// The files that the tool was built with: what it knows where there is no checkout of the survey.
package enum ShippedFiles {
    /// The survey, by paths such as `data/providers/openai.json`.
    package static var data: [SurveyLoader.File] { files(below: "data/") }

    /// The templates of the Markdown documents, by paths such as `templates/matrix.md.mustache`.
    package static var templates: [SurveyLoader.File] { files(below: "templates/") }

    private static func files(below folder: String) -> [SurveyLoader.File] {
        var count = 0
        let files = unsafe UnsafeBufferPointer(start: survey_files(&count), count: count)
        return unsafe files.compactMap { file in
            let path = unsafe String(cString: file.path)
            guard path.hasPrefix(folder) else { return nil }
            let bytes = unsafe UnsafeBufferPointer(start: file.bytes, count: file.count)
            return unsafe SurveyLoader.File(path: path, bytes: Array(bytes))
        }
    }
}
