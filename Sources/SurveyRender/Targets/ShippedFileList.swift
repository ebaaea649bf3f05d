import SurveySupport

/// The C source that compiles the survey and the templates into the tool: a list of names, by which the compiler reads the
/// files themselves.
///
/// A file that has gone since is left out by the compiler, so that a stale list never keeps the tool from being built that
/// writes it anew.
package enum ShippedFileList {
    /// Where the list stands below the folder of its target.
    private static let path = "Generated/SurveyData.c"
    /// From the list to the project's folder.
    private static let root = "../../../"

    /// - Parameter paths: of the files, below the project's folder.
    package static func file(of paths: [String]) -> RenderedFile {
        let paths = paths.sorted()
        let parts =
            [heading] + paths.enumerated().map(bytes) + ["static const struct survey_file files[] = {"]
            + paths.enumerated().map(entry) + [ending]
        return RenderedFile(path: path, contents: parts.joined(separator: "\n"), group: .code)
    }

    private static let heading = """
        // \(Marker.string)
        // `#embed` came with C23; compilers of earlier C take it as an extension.
        #pragma clang diagnostic ignored "-Wc23-extensions"
        #include "CSurveyData.h"

        """

    private static func bytes(_ index: Int, _ path: String) -> String {
        """
        #if __has_embed("\(root)\(path)")
        static const unsigned char file\(index)[] = {
        #embed "\(root)\(path)"
        };
        #endif
        """
    }

    private static func entry(_ index: Int, _ path: String) -> String {
        """
        #if __has_embed("\(root)\(path)")
            {"\(path)", file\(index), sizeof file\(index)},
        #endif
        """
    }

    private static let ending = """
        };

        const struct survey_file *survey_files(size_t *count) {
            *count = sizeof files / sizeof files[0];
            return files;
        }

        """
}
